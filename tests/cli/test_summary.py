"""What a command says at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.errors import DONE, UNREAD
from cli.summary import NOTHING, before, tell
from pipelines.records import Problem
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from pipelines.store.database import insert


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive of nothing."""
    return Archive.open(tmp_path, SiteFile(site="x", base_url="http://x.example"))


def _problem(number: int, field: str | None, kind: str = "date") -> Problem:
    return Problem(
        id=number,
        capture_id=None,
        page_id=None,
        url=f"http://x.example/{number}",
        kind=kind,
        field=field,
        reader=None,
        message="it has two readings",
    )


def _add(archive: Archive, *rows: Problem) -> None:
    with archive.store.database.atomic():
        insert(archive.store.database, rows)


def test_nothing_amiss_is_not_spoken_of(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell(archive, before(archive), reasons=True) == DONE
    assert capsys.readouterr().out == "Held now: none, 0 comments.\n"
    archive.close()


def test_what_our_own_rules_pass_over_is_only_counted(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    with archive.store.database.atomic():
        archive.store.queue.seed(["http://x.example/user/1", "http://x.example/user/2"])
        archive.store.queue.seed(["http://x.example/shut"])
        archive.store.queue.leases.lease(1)
        archive.store.queue.forbid("http://x.example/shut")
    tell(archive, before(archive), reasons=True)
    said = capsys.readouterr().out
    assert "        1  skipped: robots.txt forbids it\n           http://x.example/shut" in said
    assert "2 addresses were not needed ('grace-archive status' says why)." in said
    assert "/user/" not in said
    archive.close()


def test_a_field_in_doubt_is_told_and_no_failure(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(archive, _problem(1, "published"))
    was = before(archive)
    _add(archive, _problem(2, "published"))
    assert tell(archive, was) == DONE
    said = capsys.readouterr().out
    assert "2 problems, 1 of them new:" in said
    assert "http://x.example/1  it has two readings" in said
    archive.close()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        pytest.param("no text", UNREAD, id="a page that cannot be read"),
        pytest.param("failed", DONE, id="a request that failed: the crawl says that"),
    ],
)
def test_a_page_that_cannot_be_read_is_exit_4(archive: Archive, kind: str, code: int) -> None:
    _add(archive, _problem(1, None, kind))
    assert tell(archive, NOTHING) == code
    assert tell(archive, before(archive)) == DONE  # told in its own run, not in each after it
    archive.close()


def test_what_is_missing_without_a_reason_is_no_success(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.store.database.execute(
        "insert into queue (url, site, state, reason, priority, answer, answered_at, ending)"
        " values ('https://site.example/1', 'x', 'done', 'answered 200', 1, 200, '2026', 0)"
    )
    was = before(archive)
    assert tell(archive, was, reasons=True) == UNREAD
    assert "1 difference has no reason" in capsys.readouterr().out
    assert tell(archive, was) == DONE
