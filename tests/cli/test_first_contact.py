"""What a first contact shows, and what of a plan is left after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli import first_contact
from cli.first_contact import is_due, left, lines, rest_of
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.plan import CrawlOutcome, CrawlPlan, Progress
from share.first_look import FieldSeen, KindSeen
from tests.cli.held import make

TITLE = FieldSeen(name="title", pages=2, example="A\x1b title")
NEVER = FieldSeen(name="transcript", pages=0, example=None)
ARTICLE = KindSeen(kind="article", pages=3, readers=("r",), url="http://x/a", fields=(TITLE, NEVER))
UNREAD = KindSeen(kind="unread", pages=1, readers=("unread",), url="http://x/b", fields=())


def test_the_table_has_each_field_with_a_value_and_says_what_was_not_seen() -> None:
    head, title, never, unread = lines([ARTICLE, UNREAD])
    assert head.split() == ["kind", "field", "read", "on", "for", "example"]
    assert title.split() == ["article", "title", "2", "of", "3", "A�", "title"]
    assert never.split() == ["not", "seen", "transcript"]
    assert unread.split() == ["not", "read", "1", "page", "http://x/b"]
    assert len({title.index("title"), never.index("not seen"), head.index("field")}) == 1


@pytest.mark.parametrize(
    ("plan", "rest"),
    [
        pytest.param(CrawlPlan(), (None, None), id="no limit"),
        pytest.param(CrawlPlan(max_pages=25, max_time=60), (5, 50), id="both"),
        pytest.param(CrawlPlan(max_pages=20), None, id="no page left"),
        pytest.param(CrawlPlan(max_time=9), None, id="no time left"),
    ],
)
def test_a_first_contact_counts_as_part_of_the_crawl(
    plan: CrawlPlan, rest: tuple[int | None, float | None] | None
) -> None:
    far = Progress(queue={}, pages=20, requests=22, received=1, seconds=10.0)
    done = CrawlOutcome(code=3, reason="", progress=far, counts={})
    left_over = rest_of(plan, [done])
    assert (left_over and (left_over.max_pages, left_over.max_time)) == rest


def test_an_archive_that_was_imported_needs_no_introduction(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "new", SiteFile(site="x", base_url="http://x.example"))
    assert is_due(archive)
    assert left(archive, CrawlPlan()) == first_contact.PAGES
    assert left(archive, CrawlPlan(max_pages=7)) == 7
    archive.close()
    held = Archive.open(make(tmp_path))
    assert not is_due(held)
    held.close()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_narrow_terminal_only_the_example_is_cut(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    counted = FieldSeen(name="reply_count_shown", pages=2, example="日本 words " * 30)
    names = [FieldSeen(name=f"missing_{n}", pages=0, example=None) for n in range(12)]
    topic = KindSeen(kind="topic", pages=20, readers=(), url="http://x/t", fields=(counted, *names))
    first_contact.show([topic])
    shown = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert max(map(cell_len, shown)) <= width
    assert shown[0].split() == ["kind", "field", "read", "on", "for", "example"]
    assert shown[1].startswith("topic  reply count shown  2 of 20  日本 words")
    assert shown[1].rstrip().endswith("…")
    assert "missing 0" in shown[2]
    assert "missing 11" in " ".join(" ".join(shown[2:]).split())


@pytest.mark.parametrize("terminal", [True, False])
def test_a_look_that_saw_nothing_prints_no_bare_heads(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    first_contact.show([])
    assert capsys.readouterr().out == ""
