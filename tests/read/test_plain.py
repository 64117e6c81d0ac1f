"""A page of which nobody knows the system."""

from __future__ import annotations

from pipelines.read.plain import read_plain
from tests.read.made import page


def test_the_plain_reader_reads_a_title() -> None:
    """The heading, else the head's; and says that nobody knew the page."""
    result = read_plain(page("<title>T</title><h1> A  b</h1>"))
    assert result.facts["title"].value == "A b"
    assert [trouble.kind for trouble in result.problems] == ["no reader"]
    assert read_plain(page("<title>T</title>")).facts["title"].value == "T"
    assert "title" not in read_plain(page("<p>x")).facts
