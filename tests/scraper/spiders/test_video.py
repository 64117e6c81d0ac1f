"""The spider of videos."""

from __future__ import annotations

from pathlib import Path

from tests.scraper.spiders.made_up import held


def test_videos_are_fetched_and_little_else(tmp_path: Path) -> None:
    """All videos; of the others only those whose kind no link told."""
    there, ours = held(tmp_path, "video")
    assert ours["video"] == there["video"]
    assert ours.get("article", 0) + ours.get("topic", 0) < (there["article"] + there["topic"])
