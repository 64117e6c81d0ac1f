"""What one payload gave."""

from __future__ import annotations

from pipelines.read.outcome import NO_PAGE, whole, without_content
from pipelines.read.result import Result
from pipelines.records.finding import ALIAS, PAGE, Fact, Text
from pipelines.records.reading import Trouble
from tests.read.made import BASE, page


def test_a_whole_page_has_one_finding_of_its_own_and_its_aliases() -> None:
    """And the hash of its content."""
    result = Result("r", "article", aliases={f"{BASE}/node/1": "shortlink"})
    result.facts["body"] = Fact(Text(None, "a"), "body")
    found = whole(page("<p>a"), result, ())
    assert [f.subject for f in found.findings] == [PAGE, ALIAS]
    assert found.findings[0].facts["reader"] == Fact("r", "reader")
    assert found.content_hash is not None


def test_a_page_without_content_has_no_reader() -> None:
    """So nothing that was held of it is taken for gone."""
    trouble = Trouble("k", "m")
    found = without_content("a", trouble)
    assert found.findings[0].facts["reader"].value is None
    assert found.problems == (trouble,)
    assert not NO_PAGE.findings
