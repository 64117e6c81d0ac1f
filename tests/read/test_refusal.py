"""An answer with status 200 that shows no page of the site is none."""

from __future__ import annotations

import pytest

from pipelines.read.refusal import refused
from tests.read.made import own, page, reading, troubles

LONG = "<p>Insurers refuse more often than they did, and one can write a letter.</p>" * 40


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Page not found | Clinic", "Page not found"),
        ("Clinic", "Oops! That page can't be found."),
        ("Página no encontrada - Clínica", "Lo sentimos"),
        ("Clinique", "Accès refusé"),
        ("Seite nicht gefunden", "404"),
    ],
)
def test_a_refusal_is_no_article(title: str, heading: str) -> None:
    """Whatever its address is, nothing of it becomes a document."""
    said = reading(
        f"<title>{title}</title><h1>{heading}</h1><p>Please come back, or search the site. It is"
        " very sorry about this, and it will do better in the long run.</p>"
    )
    assert troubles(said) == ["no page"]
    assert own(said).get("body") is None
    assert own(said)["kind"] == "other"


def test_an_article_about_refusals_is_read() -> None:
    """Words within a title refuse nothing, and neither does a title over a long text."""
    told = "<title>{}</title><h1>{}</h1>{}"
    about = "Access denied: how insurers say no"
    assert refused(page(told.format(about, about, "<p>Short.</p>"))) is None
    assert refused(page(told.format("Access denied", "Access denied", LONG))) is None
    assert refused(page(told.format("Maintenance", "Maintenance", "<p>Is it right?</p>"))) is None


@pytest.mark.parametrize(
    "sign",
    [
        '<link rel="shortlink" href="/node/5">',
        '<article data-history-node-id="5">',
        '<div id="post-81">',
    ],
)
def test_a_question_of_somebody_who_was_refused_is_read(sign: str) -> None:
    """A patient's short topic may have such a title; its page bears what only documents bear."""
    told = "<title>Access denied | Clinic</title><h1>Access denied</h1>{}<p>What can I do?</p>"
    assert refused(page(told.format(""))) is not None
    assert refused(page(told.format(sign))) is None
