"""The page of an author."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.pages.author import YEARS, posts
from browse.years import UNKNOWN, Year
from tests.browse.archive import SCRIPT
from tests.browse.peopled import ARTICLE, FACULTY, MEMBER, NOBODY, POSTS, VIDEO, plan


async def told(peopled: Datasette, path: str) -> str:
    answer = await peopled.client.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert "javascript:" not in answer.text
    assert "secret" not in answer.text
    return str(answer.text)


def shown_posts(text: str) -> list[int]:
    return [int(number) for number in re.findall(r'class="title" href="/comment/(\d+)"', text)]


@pytest.mark.asyncio
async def test_an_expert_is_shown_as_the_site_does_with_the_pages_by_day(
    peopled: Datasette,
) -> None:
    text = await told(peopled, f"/author/{FACULTY}")
    for part in ("Faculty", "MD ·", "Treats lungs.", 'href="https://example.org/roe"', "<svg"):
        assert part in text
    assert re.findall(r'href="/read/(\d+)"', text) == [str(VIDEO), str(ARTICLE)]
    assert "A page that is kept back" in text
    assert 'href="?year=2009#texts"' in text
    assert 'id="texts"' in text


@pytest.mark.asyncio
async def test_of_a_member_nothing_is_reckoned_up(peopled: Datasette) -> None:
    """Patients: their posts can be read where they stand."""
    text = await told(peopled, f"/author/{MEMBER}")
    assert "<svg" not in text
    assert "do not look for the person" in text
    assert "60 pages and 120 posts held, 2008 to 2010" in text
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.asyncio
async def test_each_post_stands_once_in_the_pages_of_the_list(peopled: Datasette) -> None:
    pages = [await told(peopled, f"/author/{MEMBER}?posts={page}") for page in (1, 2, 3)]
    found = [number for text in pages for number in shown_posts(text)]
    assert sorted(found) == list(POSTS)[1:], "all but the one on the page that is kept back"
    assert pages[0].index("2010-01-2") < pages[0].index("2010-01-1"), "the newest first"
    assert "A post on a page that is kept back" in pages[2]
    assert "The site no longer shows this post" in "".join(pages)
    assert shown_posts(await told(peopled, f"/author/{MEMBER}?posts=99")) == shown_posts(pages[2])


@pytest.mark.asyncio
async def test_a_year_holds_its_posts_alone_and_keeps_in_the_pages(peopled: Datasette) -> None:
    text = await told(peopled, f"/author/{MEMBER}?year=2010")
    assert 'href="?year=2010&amp;posts=2#posts"' in text
    assert "2008-" not in text
    assert "None of that year" in await told(peopled, f"/author/{MEMBER}?year=1999")


@pytest.mark.asyncio
async def test_who_wrote_nothing_or_is_not_held_leads_on(peopled: Datasette) -> None:
    assert 'href="/search"' in await told(peopled, f"/author/{NOBODY}")
    missing = await peopled.client.get("/author/999")
    assert missing.status_code == 404
    assert "A search may find" in missing.text


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (
            YEARS,
            "COVERING INDEX idx_comments_author_id_published_on (author_id=? AND published_on>",
        ),
        (posts(Year(None)), "COVERING INDEX idx_comments_author_id_published_on (author_id=?)"),
        (posts(Year("2010")), "idx_comments_author_id_published_on (author_id=? AND published_on>"),
        (
            posts(Year(UNKNOWN)),
            "idx_comments_author_id_published_on (author_id=? AND published_on=",
        ),
    ],
)
def test_posts_are_turned_by_index(peopled_archive: Path, query: str, index: str) -> None:
    """An author may have 100,000 of them: only the page that is shown is looked up."""
    values = {"id": MEMBER, "size": 50, "skipped": 50, "year": "2010", "after": "2011"}
    steps = plan(peopled_archive, query, values)
    assert index in steps
    assert "SCAN comments" not in steps
    listed = steps.partition("SCAN found")[0]
    assert "TEMP B-TREE" not in listed, "sorted is the page alone"
