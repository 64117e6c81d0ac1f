"""What one payload gave."""

from __future__ import annotations

from pipelines.read.outcome import NO_PAGE, whole, without_content
from pipelines.read.result import Result
from pipelines.records.finding import ALIAS, ELSEWHERE, PAGE, Fact, Facts, Finding, Text
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


def test_a_subject_has_one_finding() -> None:
    """A row may stand in two lists of one page; what was said first holds."""
    result = Result("r", "listing")
    told: list[Facts] = [
        {"source_id": Fact("1", "list row")},
        {"source_id": Fact("2", "x"), "is_sticky": Fact(True, "x")},
    ]
    result.findings = [Finding("a", ELSEWHERE, facts) for facts in told]
    found = whole(page("<p>a"), result, ())
    assert found.findings[1:] == (
        Finding("a", ELSEWHERE, {"source_id": Fact("1", "list row"), "is_sticky": Fact(True, "x")}),
    )


def test_a_page_without_content_has_no_reader() -> None:
    """So nothing that was held of it is taken for gone."""
    trouble = Trouble("k", "m")
    found = without_content("a", trouble)
    assert found.findings[0].facts["reader"].value is None
    assert found.problems == (trouble,)
    assert not NO_PAGE.findings
