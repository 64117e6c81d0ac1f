"""A crawl that was complete, a second one that has begun, and what sites tell in both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pipelines.records.answer import Note, Place
from pipelines.records.finding import ELSEWHERE, LIST, Fact, Finding
from pipelines.records.reading import FoundLink, Reading
from pipelines.store.refresh.passes import Pass
from pipelines.store.store import Store
from tests.store.saying import HOST, capture

FIRST, SECOND = "urn:uuid:crawl-01T08:00", "urn:uuid:crawl-08T08:00"
NOW = datetime(2024, 3, 8, 12, tzinfo=UTC)
HERE = Place(file="a.warc.gz", offset=0, length=1)


def when(minute: str) -> str:
    """An instant, of words like «01T10:00»."""
    return f"2024-03-{minute}:00.000Z"


PASS = Pass(since=when("08T08:00"), shows_since=when("08T08:00"), share=0.1)


def note(kind: str, minute: str, crawl: str | None = None, **data: object) -> Note:
    return Note(
        record_id=f"urn:uuid:{kind}-{minute}", kind=kind, url=HOST, noted_at=when(minute),
        crawl=crawl, data={"settings": {}, **data}, place=HERE,
    )  # fmt: skip


def began(minute: str, ended: str | None = None, **settings: object) -> list[Note]:
    """The notes of a crawl, with its end if it was complete."""
    start = replace(
        note("crawl-start", minute, settings=settings), record_id=f"urn:uuid:crawl-{minute}"
    )
    end = note("crawl-end", ended or minute, start.record_id, outcome="complete")
    return [start, end] if ended else [start]


def again(minute: str, reason: str, *paths: str) -> Note:
    """The second crawl decides to ask for these once more."""
    return note("again", minute, SECOND, reason=reason, urls=[HOST + path for path in paths])


def hold(store: Store, readings: Iterable[Reading], notes: Iterable[Note] = ()) -> None:
    """Hold readings of the two crawls, after the notes of both."""
    store.add([], [*began("01T08:00", "01T20:00"), *began("08T08:00")])
    for each in sorted(readings, key=lambda one: one.capture.captured_at):
        store.add_and_assemble([each])
    store.add([], list(notes))


def sitemap(minute: str, *told: FoundLink, path: str = "/sitemap.xml") -> Reading:
    """A sitemap, or an index of sitemaps, with all that it lists."""
    read = capture(path, minute, links=told)
    return replace(read, is_page=False, findings=(), content_hash=None, lists=True)


def robots(minute: str = "01T09:00", *paths: str) -> Reading:
    """A robots.txt that names sitemaps."""
    links = [FoundLink(HOST + path, "sitemap") for path in paths or ("/sitemap.xml",)]
    return capture("/robots.txt", minute, robots="User-agent: *\nAllow: /\n", links=links)


def link(path: str, changed: str | None = None, kind: str | None = None) -> FoundLink:
    """A link, and when its target changed by what stands beside it."""
    return FoundLink(HOST + path, kind, changed=changed and when(changed))


def table(path: str, minute: str, *rows: Finding, crawl: str = SECOND) -> Reading:
    """A forum page with rows of topics or forums."""
    return capture(path, minute, kind="forum", crawl=crawl, also=rows)


def topic(path: str, replies: int) -> Finding:
    """A row of a topic and the number of replies that it shows."""
    return Finding(HOST + path, ELSEWHERE, {"reply_count_shown": Fact(replies, "table")})


def forum(path: str, topics: int, posts: int) -> Finding:
    """A row of a forum and the numbers that it shows."""
    counts = {"topic_count_shown": Fact(topics, "table"), "post_count_shown": Fact(posts, "table")}
    return Finding(HOST + path, "forum", counts)


def listing(path: str, minute: str, *entries: str, **more: Any) -> Reading:
    """A list and the pages in it."""
    urls = tuple(HOST + entry for entry in entries)
    also = [Finding(HOST + path, LIST, {"entries": Fact(urls, "rows")})]
    links = [FoundLink(url) for url in urls]
    return capture(path, minute, kind="listing", also=also, links=links, **more)


def paths(urls: Iterable[str]) -> list[str]:
    """Addresses without the host."""
    return [url.removeprefix(HOST) for url in urls]


def said(due: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Reasons with the paths that are asked for; those without any left out."""
    found: dict[str, list[str]] = {}
    for reason, urls in due:
        found.setdefault(reason, []).extend(paths(urls))
    return {reason: sorted(each) for reason, each in found.items() if each}
