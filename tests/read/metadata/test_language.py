"""The language is what the page declares, else what its words tell surely."""

from __future__ import annotations

from pipelines.read.metadata import complete
from pipelines.read.metadata.language import declared, of_header, voted
from pipelines.read.result import Result
from pipelines.records.finding import Fact, Text
from tests.read.made import page

SPANISH = "El descanso es parte del tratamiento, y no hay que temerlo: lo dicen los médicos. " * 5


def test_declared() -> None:
    """The html element's attribute is the language, an empty one is none."""
    assert declared(page('<html lang="es"><p>a')) == "es"
    assert declared(page('<html lang=""><p>a')) is None


def test_header() -> None:
    """A header that names one language tells it."""
    made = page("<p>a")
    assert of_header(made) is None
    object.__setattr__(made, "headers", (("Content-Language", "es"),))
    assert of_header(made) == "es"


def test_voted() -> None:
    """Common words tell a language where there are enough of them."""
    assert voted(SPANISH) == "es"
    assert voted("El descanso.") is None
    assert voted("xyzzy " * 500) is None


def test_vote_is_the_last_resort() -> None:
    """What a page declares holds before its words; without it they tell."""
    for html, language in (('<html lang="en">', "en"), ("<html>", "es")):
        result = Result("labels article", "article")
        result.facts["body"] = Fact(Text(None, SPANISH), "body")
        complete(page(f"{html}<p>{SPANISH}"), result)
        assert result.facts["language"].value == language
