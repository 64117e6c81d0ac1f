"""Which system's reader reads a page."""

from __future__ import annotations

from pipelines.read.systems import SYSTEMS, read_html
from tests.read.made import page


def test_a_page_goes_to_the_system_that_made_it() -> None:
    """Else it is read by its labels, and what shows none is nothing that is known."""
    assert read_html(page('<meta name="Generator" content="Drupal 10">')).reader == "drupal other"
    assert read_html(page("<h1>A</h1>")).reader == "labels other"
    assert len({system.name for system in SYSTEMS}) == len(SYSTEMS)
