"""What a reader gathers."""

from __future__ import annotations

from pipelines.read.result import Result
from pipelines.records.reading import Trouble


def test_a_doubt_names_the_reader_and_the_field() -> None:
    """Each result has its own."""
    result = Result("drupal topic", "topic")
    result.doubt("ambiguous date", "3/4.", "published")
    assert result.problems == [Trouble("ambiguous date", "3/4.", "published", "drupal topic")]
    assert not Result("x", "other").problems
