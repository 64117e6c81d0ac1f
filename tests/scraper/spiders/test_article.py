"""The spider of articles."""

from __future__ import annotations

from pathlib import Path

from tests.scraper.spiders.made_up import held


def test_articles_are_fetched_and_little_else(tmp_path: Path) -> None:
    """All articles; of the others only those whose kind no link told."""
    there, ours = held(tmp_path, "article")
    assert ours["article"] == there["article"]
    assert ours.get("video", 0) + ours.get("topic", 0) < (there["video"] + there["topic"])
