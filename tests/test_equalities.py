"""What must be equal (DESIGN §3): a crawl, its rebuild, the import of its WARC, in any order."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.archive_rows import rows
from tests.cli.running import ask, call, spawn
from tests.members import members

ZONE = ("--timezone", "America/Los_Angeles")


@dataclass(frozen=True)
class Crawled:
    """Two archives of one site, crawled one after the other."""

    base_url: str
    first: Path
    second: Path


def _crawl(site: Server, data: Path, *options: str, code: int = 0) -> None:
    at = ("--base-url", site.base_url, *ZONE)
    done = spawn("crawl", *at, "--delay", 0, "--data", data, *options)
    assert done.returncode == code, done.stdout + done.stderr


def _crawled(folder: Path, pages: int) -> Crawled:
    first, second, later = folder / "first", folder / "second", folder / "later"
    with serve(Demo(seed=3, pages=pages)) as site:
        _crawl(site, first)
        _crawl(site, second)
        shutil.copytree(second, later)
        site.edition = 2
        _crawl(site, later, "--full")
        site.edition = 3
        _crawl(site, later, "--full", "--max-pages", "30", code=3)
        return Crawled(base_url=site.base_url, first=first, second=second)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(16, id="small"),
        pytest.param(400, id="large", marks=pytest.mark.verify),
    ],
)
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """Crawl the demo site."""
    return _crawled(tmp_path_factory.mktemp("crawled"), request.param)


@pytest.fixture(params=["first", "later"])
def archive(request: pytest.FixtureRequest, crawled: Crawled) -> Path:
    """An archive: of one crawl; of three between which the site changed, the last one stopped."""
    return crawled.first.parent / str(request.param)


def _rows(data: Path) -> dict[str, list[str]]:
    return rows(data / "archive.db")


def _same(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> None:
    """Compare table by table: the first that differs is shown with its rows."""
    assert ours.keys() == theirs.keys()
    for table in ours:
        assert ours[table] == theirs[table], table


def test_the_crawl_holds_something(archive: Path) -> None:
    found = _rows(archive)
    assert all(found[table] for table in ("articles", "videos", "topics", "comments", "queue"))


def test_the_later_archive_has_seen_changes(crawled: Crawled) -> None:
    later = crawled.first.parent / "later"
    changes = {change for (change,) in ask(later, "select change from revisions")}
    assert {"created", "edited", "deleted"} <= changes


def test_a_rebuild_gives_the_rows_of_the_crawl(archive: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(archive, tmp_path / "copy")
    assert call("rebuild", "--data", copy, "--workers", 1).exit_code == 0
    _same(_rows(copy), _rows(archive))


def test_the_import_of_its_warc_gives_the_rows_of_the_crawl(
    crawled: Crawled, archive: Path, tmp_path: Path
) -> None:
    files = sorted((archive / "warc").iterdir())
    _import(tmp_path / "data", crawled, files)
    _same(_rows(tmp_path / "data"), _rows(archive))


@pytest.mark.parametrize("seed", [1, 2])
def test_captures_in_any_order_give_the_rows_of_the_crawl(
    crawled: Crawled, archive: Path, tmp_path: Path, seed: int
) -> None:
    shuffled = _shuffled(archive, tmp_path, seed)
    for file in shuffled:
        _import(tmp_path / "data", crawled, [file])
    _same(_rows(tmp_path / "data"), _rows(archive))


def _import(data: Path, crawled: Crawled, files: list[Path]) -> None:
    done = call("import", *files, "--base-url", crawled.base_url, *ZONE, "--data", data)
    assert done.exit_code == 0, done.output


def _shuffled(archive: Path, folder: Path, seed: int) -> Iterator[Path]:
    """Yield three WARC files with the records of an archive in an order by chance."""
    chance = random.Random(seed)
    infos: list[bytes] = []
    others: list[bytes] = []
    for file in sorted((archive / "warc").iterdir()):
        for kind, content in members(file):
            (infos if kind == "warcinfo" else others).append(content)
    chance.shuffle(others)
    for number in range(3):
        path = folder / f"{number}.warc.gz"
        path.write_bytes(b"".join((*infos, *others[number::3])))
        yield path


def test_two_crawls_of_a_site_give_the_same_rows(crawled: Crawled) -> None:
    first, second = (
        rows(data / "archive.db", two_crawls=True) for data in (crawled.first, crawled.second)
    )
    _same(first, second)


def test_nothing_dangles(archive: Path) -> None:
    assert ask(archive, "pragma foreign_key_check") == []
    assert ask(archive, "pragma integrity_check") == [("ok",)]
