"""The page of a forum."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.pages.forum import BELOW, PINNED, YEARS, topics
from browse.years import Year
from tests.browse import peopled as made
from tests.browse.archive import SCRIPT
from tests.browse.peopled import FORUM, MEMBER, TOP, TOPICS, plan


async def told(peopled: Datasette, path: str) -> str:
    answer = await peopled.client.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    return str(answer.text)


def listed(text: str) -> list[int]:
    return [int(n) for n in re.findall(r'href="/read/(\d+)"', text.partition('id="list"')[2])]


@pytest.mark.asyncio
async def test_it_shows_what_is_held_against_what_the_site_counts(peopled: Datasette) -> None:
    text = await told(peopled, f"/forum/{FORUM}")
    assert "60 discussions held; the site counts 61 with 500 posts" in text
    pinned = text[text.index('id="pinned"') : text.index('id="list"')]
    for part in ("pinned</span>", "closed</span>", "120 of 130 replies held", "knitter"):
        assert part in pinned
    assert f'href="/author/{MEMBER}"' in pinned
    assert re.search(r'last <a href="/comment/\d+"><time datetime="2010-01-27"', pinned)
    assert f'href="/forum/{TOP}"' in text
    assert 'href="/forums"' in text


@pytest.mark.asyncio
async def test_each_discussion_stands_once_in_the_pages_of_the_list(peopled: Datasette) -> None:
    first = await told(peopled, f"/forum/{FORUM}")
    second = await told(peopled, f"/forum/{FORUM}?page=2")
    assert (len(listed(first)), 'id="pinned"' in second) == (50, False)
    assert sorted(listed(first) + listed(second)) == list(TOPICS)
    assert listed(first)[0] == TOPICS[1], "begun in February, but active last"
    days = re.findall(r'· <time datetime="(2010-[0-9-]+)"', first.partition('id="list"')[2])
    assert (days[1], days[1:]) == ("2010-12-05", sorted(days[1:], reverse=True))
    begun = listed(await told(peopled, f"/forum/{FORUM}?year=2010"))
    assert begun[0] == TOPICS[-1], "of a year, those begun last stand first"
    assert "None of that year" in await told(peopled, f"/forum/{FORUM}?year=1999")


@pytest.mark.asyncio
async def test_a_container_leads_to_the_forums_in_it(peopled: Datasette) -> None:
    text = await told(peopled, f"/forum/{TOP}")
    assert f'href="/forum/{FORUM}"' in text
    assert "60 discussions held" in text
    assert (await told(peopled, f"/forum/{made.LOOP}")).count("Egg") == 2, "above it and in it"
    missing = await peopled.client.get("/forum/999")
    assert (missing.status_code, "/forums" in missing.text) == (404, True)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (topics(Year(None)), "COVERING INDEX idx_topics_forum_id_active_on (forum_id=?)"),
        (topics(Year("2010")), "idx_topics_forum_id_published_on (forum_id=? AND published_on>"),
        (PINNED, "idx_topics_pinned (forum_id=?)"),
    ],
)
def test_discussions_and_their_last_posts_are_sought_by_index(
    peopled_archive: Path, query: str, index: str
) -> None:
    values = {"id": FORUM, "size": 50, "skipped": 0, "year": "2010", "after": "2011"}
    steps = plan(peopled_archive, query, values)
    assert index in steps
    assert "idx_comments_page_id_published_on_author_id (page_id=?)" in steps
    assert "SCAN topics" not in steps
    assert "SCAN comments" not in steps


def test_counts_are_taken_from_an_index(peopled_archive: Path) -> None:
    index = "COVERING INDEX idx_topics_forum_id_"
    assert index in plan(peopled_archive, YEARS, (FORUM,))
    assert index in plan(peopled_archive, BELOW, (TOP,))
