"""Metadata fills what a reader has not found, and never overrules what the page shows."""

from __future__ import annotations

from typing import Any

from pipelines.read.metadata import complete
from pipelines.read.result import Result
from pipelines.records.finding import Embed, Fact, Moment
from tests.read.made import page, values

HEAD = """<html lang="es"><head><meta property="og:title" content="On rest">
<meta property="article:published_time" content="2013-08-07T06:30:00-05:00">
<meta name="author" content="Ann Lee"><meta name="description" content="How to rest.">
<meta property="og:video" content="https://youtu.be/AbCdEf12345">
<meta property="og:site_name" content="The Clinic">{}</head></html>"""
THEN = Moment("2013-08-07", "2013-08-07T11:30:00Z")


def completed(
    kind: str = "article", more: str = "", **known: Fact
) -> tuple[dict[str, Any], Result]:
    """The values of a result after metadata is added to what is known, and the result."""
    result = Result(f"plain {kind}", kind, facts=dict(known))
    complete(page(HEAD.format(more)), result)
    return values(result.facts), result


def test_fills_what_is_absent() -> None:
    """A document without facts of its own takes all of them."""
    said, result = completed("video")
    assert (said["title"], said["summary"], said["language"]) == ("On rest", "How to rest.", "es")
    assert said["published"] == THEN
    assert result.facts["published"].evidence == "metadata"
    assert [who.name for who in said["authors"]] == ["Ann Lee"]
    assert said["video"] == Embed("https://youtu.be/AbCdEf12345", "youtube", "AbCdEf12345")


def test_a_list_has_no_date_or_author() -> None:
    """What is no document takes the title and the summary only."""
    said, _ = completed("listing")
    assert "published" not in said
    assert "authors" not in said
    assert said["title"] == "On rest"


def test_what_is_shown_holds() -> None:
    """A title or author that a reader found stays; so does an author's place that is empty."""
    said, _ = completed(title=Fact("Rest", "heading"), authors=Fact((), "no author field"))
    assert (said["title"], said["authors"]) == ("Rest", ())


def test_a_shown_day_becomes_exact() -> None:
    """A day that agrees gets its time; a time element is as good as metadata and stays."""
    said, _ = completed(published=Fact(Moment("2013-08-06", None), "visible day"))
    assert said["published"] == THEN
    own = Moment("2013-08-07", "2013-08-07T11:31:00Z")
    assert completed(published=Fact(own, "time element"))[0]["published"] == own


def test_a_date_that_differs_is_doubted() -> None:
    """Metadata of another week does not move what the page shows."""
    shown = Moment("2013-07-01", None)
    said, result = completed(published=Fact(shown, "visible day"))
    assert said["published"] == shown
    assert [(p.kind, p.field) for p in result.problems] == [("field doubtful", "published")]


def test_dates_that_contradict() -> None:
    """Two dates of publication, or one in the future, give none."""
    two = '<meta name="dcterms.created" content="2010-01-01">'
    said, result = completed(more=two)
    assert "published" not in said
    assert result.problems[0].kind == "field doubtful"
    late = Result("plain article", "article")
    complete(page('<meta property="article:published_time" content="2031-01-01">'), late)
    assert "published" not in late.facts


def test_change_is_no_publication() -> None:
    """The time of a change alone gives no date."""
    result = Result("plain article", "article")
    complete(page('<meta property="article:modified_time" content="2013-08-07">'), result)
    assert "published" not in result.facts


def test_accounts_and_publishers_are_no_authors() -> None:
    """On Drupal the account that posted is named; elsewhere the site itself may be."""
    said, _ = completed(more='<meta name="Generator" content="Drupal 10 (https://drupal.org)">')
    assert "authors" not in said
    for name in ("The Clinic", "admin", "web@clinic.example"):
        result = Result("plain article", "article")
        site = '<meta property="og:site_name" content="The Clinic">'
        complete(page(f'{site}<meta name="author" content="{name}">'), result)
        assert "authors" not in result.facts
