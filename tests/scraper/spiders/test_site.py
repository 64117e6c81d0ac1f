"""The spider of everything."""

from __future__ import annotations

from pathlib import Path

from tests.scraper.spiders.made_up import held


def test_everything_is_fetched(tmp_path: Path) -> None:
    """Articles, videos and topics, each of them."""
    there, ours = held(tmp_path)
    assert {kind: ours[kind] for kind in there} == there
