"""The spider of forums and discussions."""

from __future__ import annotations

from pathlib import Path

from tests.scraper.spiders.made_up import held


def test_topics_are_fetched_and_little_else(tmp_path: Path) -> None:
    """All topics; of the others only those whose kind no link told."""
    there, ours = held(tmp_path, "forum")
    assert ours["topic"] == there["topic"]
    assert ours.get("article", 0) + ours.get("video", 0) < (there["article"] + there["video"])
