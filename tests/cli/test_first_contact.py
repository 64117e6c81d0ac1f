"""What a first contact shows, and what of a plan is left after it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
