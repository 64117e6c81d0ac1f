"""The rules of site.toml: what cannot be used is told in a sentence that says what can."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.read.selectors.names import KINDS, fields_of
from pipelines.read.words import LABELS
from pipelines.site_file import SiteError, SiteFile


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param({"selector": {}}, "write 'selectors' if", id="a table misspelt"),
        pytest.param({"Staff": ["Ana"]}, "write 'staff' if", id="a list misspelt"),
        pytest.param({"hosts": "x.org"}, "hosts must be a list", id="hosts as a text"),
        pytest.param({"hosts": ["https://x.org"]}, "is no host", id="an address for a host"),
        pytest.param({"labels": {"autor": ["x"]}}, "known: author, speaker", id="meaning"),
        pytest.param({"labels": {"author": "x"}}, "must be a list", id="label as a text"),
        pytest.param({"kinds": {"/x/*": "blog"}}, "known: article, video", id="kind"),
        pytest.param({"kinds": {"x/*": "article"}}, "is no path", id="pattern without slash"),
        pytest.param({"selectors": {"blog": {}}}, "known: article, video", id="kind of selectors"),
        pytest.param(
            {"selectors": {"article": {"autor": "p"}}}, "known: title, summary", id="field"
        ),
        pytest.param({"selectors": {"article": {"title": "p[["}}}, "is no CSS selector", id="CSS"),
        pytest.param(
            {"selectors": {"article": {"title": "@href"}}},
            "'@href' is an attribute of no element",
            id="an attribute of nothing",
        ),
        pytest.param({"selectors": {"article": {"title": 3}}}, "must be a text", id="a number"),
        pytest.param({"selectors": {"article": "h1"}}, r"a line \[selectors.article\]", id="table"),
        pytest.param(
            {"selectors": {"topic": {"comment_body": "p"}}}, "needs a line comment", id="no block"
        ),
        pytest.param(
            {"selectors": {"listing": {"body": "p"}}}, "'body' is not a field", id="no such place"
        ),
    ],
)
def test_a_rule_that_cannot_be_used_is_a_sentence(more: dict[str, object], message: str) -> None:
    with pytest.raises(SiteError, match=message) as told:
        SiteFile(site="x", base_url="https://x.org", more=more).as_site()
    assert str(told.value).startswith("site.toml: ")
    assert str(told.value).count("\n") == 0


def test_a_comments_number_may_be_an_attribute_of_its_block() -> None:
    told = {"topic": {"comment": "li", "comment_number": "@id"}}
    site = SiteFile(site="x", base_url="https://x.org", more={"selectors": told}).as_site()
    assert site.selectors["topic"]["comment_number"] == "@id"


def test_what_somebody_else_keeps_in_the_file_is_no_trouble() -> None:
    site = SiteFile(site="x", base_url="https://x.org", more={"notes": ["seen in May"]}).as_site()
    assert site.hosts == ("x.org",)


def test_the_page_on_adding_a_site_tells_every_word_that_may_be_written() -> None:
    page = Path(__file__).parents[1] / "docs" / "adding-a-site.md"
    told = page.read_text(encoding="utf-8")
    known = {*LABELS, *KINDS, *fields_of("topic")}
    assert not {name for name in known if f"`{name}`" not in told}
