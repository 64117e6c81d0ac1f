"""A real site that answers every fifth request with 503: the same archive, only slower."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest

from pipelines.read.addresses import verdict
from pipelines.read.robots import Rules
from tests.archive_rows import rows
from tests.cli.running import ask, spawn
from tests.kills.captured import BUSY, Asked, Capture, served

BBPRESS = ("bbpress-site.warc.gz", 8611)
DRUPAL = ("drupal-site.warc.gz", 8610)
FAULTS = ("--fail", "0.2", "--seed", "4")
RETRY_AFTER = 1.0
"""Seconds that each fault asks for."""
SLACK = 0.02
"""Seconds that the server's clock may be late."""
LONG = 540
"""Seconds that a crawl may take: each fault costs at least a second of quiet."""


def _crawl(site: Capture, data: Path, *options: object) -> int:
    command = ("crawl", "--base-url", site.base_url, "--timezone", "America/Los_Angeles")
    done = spawn(*command, "--data", data, *options, timeout=LONG)
    assert done.returncode in (0, 3, 4), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.returncode


def _assert_polite(asked: list[Asked], delay: float) -> None:
    """One request at a time, the delay kept, and the quiet that each fault asked for."""
    for one, other in pairwise(asked):
        assert other.start >= one.end - SLACK, "two at a time"
        assert other.start - one.start >= delay - SLACK, "too soon"
        if one.status == BUSY:
            assert other.start - one.end >= RETRY_AFTER - SLACK, "no quiet was kept"


def _assert_allowed(site: Capture, data: Path, asked: list[Asked]) -> None:
    """Nothing was asked for that robots.txt forbids or that our own rules pass over."""
    told = ask(
        data,
        "select t.text from texts t join findings f on t.digest = json_extract(f.found,"
        " '$.body[1]') where f.address like '%/robots.txt'",
    )
    rules = Rules.parse(str(told[0][0]))
    for path in {one.path for one in asked} - {"/robots.txt"}:
        url = urljoin(site.base_url, path)
        assert rules.allows(url), path
        assert verdict(url).fetch, path


@pytest.mark.parametrize(
    ("capture", "delay", "pages"),
    [
        pytest.param(BBPRESS, 0.05, 8, id="small"),
        pytest.param(BBPRESS, 1.0, 40, id="bbPress", marks=pytest.mark.verify),
        pytest.param(DRUPAL, 1.0, 40, id="Drupal", marks=pytest.mark.verify),
    ],
)
def test_the_pace_is_kept_whatever_the_host_answers(
    capture: tuple[str, int], delay: float, pages: int, tmp_path: Path
) -> None:
    with served(*capture, tmp_path, *FAULTS) as site:
        code = _crawl(site, tmp_path / "data", "--delay", delay, "--max-pages", pages)
        asked = site.asked()
    assert code == 3
    assert BUSY in {one.status for one in asked}
    _assert_polite(asked, delay)
    _assert_allowed(site, tmp_path / "data", asked)


@pytest.mark.verify
@pytest.mark.timeout(2 * LONG)
@pytest.mark.parametrize("capture", [BBPRESS, DRUPAL], ids=["bbPress", "Drupal"])
def test_the_archive_is_the_same_as_without_faults(
    capture: tuple[str, int], tmp_path: Path
) -> None:
    with served(*capture, tmp_path) as sound:
        code = _crawl(sound, tmp_path / "sound", "--delay", 0)
        undisturbed = len(sound.asked())
    with served(*capture, tmp_path, *FAULTS) as faulty:
        assert _crawl(faulty, tmp_path / "faulty", "--delay", 0) == code
        asked = faulty.asked()
    faults = [one for one in asked if one.status == BUSY]
    assert len(faults) > 0.15 * len(asked)
    assert len(asked) - len(faults) == undisturbed
    ours, theirs = (
        rows(tmp_path / name / "archive.db", two_crawls=True) for name in ("faulty", "sound")
    )
    for table in theirs:
        assert ours[table] == theirs[table], table
    _assert_allowed(faulty, tmp_path / "faulty", asked)
    ((held,),) = ask(tmp_path / "faulty", "select count(*) from pages where status = 'live'")
    assert isinstance(held, int)
    assert undisturbed <= 1.1 * held
