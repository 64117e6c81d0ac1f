"""A crawl that would fill the disk does not begin."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipelines.keep.errors import KeepError
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.room import AN_ADDRESS, LEAST, make_sure_of_room, shortage_of
from scraper.run import CrawlPlan, crawl


def test_what_waits_must_fit() -> None:
    assert shortage_of(LEAST + 10 * AN_ADDRESS, 10) is None
    told = shortage_of(LEAST + 10 * AN_ADDRESS - 1, 10) or ""
    assert "10 addresses" in told
    assert "--data" in told


def test_a_disk_that_is_too_small(tmp_path: Path) -> None:
    """The real disk, for more addresses than any disk has room for."""
    make_sure_of_room(tmp_path, 0)
    with pytest.raises(KeepError, match="are free"):
        make_sure_of_room(tmp_path, 10**15)


def test_the_crawl_asks_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written and no request sent where room is lacking."""
    monkeypatch.setattr("scraper.room.LEAST", 10**20)
    site = SiteFile(site="test", base_url="http://127.0.0.1:9")
    with closing(Archive.open(tmp_path, site)) as archive:
        with pytest.raises(KeepError, match="Make room"):
            crawl(archive, CrawlPlan(delay=0))
        assert list(archive.keep.files()) == []
