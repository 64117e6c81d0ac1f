"""What the captures of one page say, in time order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from pipelines.records.fields import FIXED, strength
from pipelines.records.finding import ELSEWHERE, PAGE, Discussion
from pipelines.store.facts import decode

Said = dict[str, tuple[Any, str]]
"""Field → (value, evidence), as `decode` gives it."""


@dataclass(slots=True)
class View:
    """One capture of the page. A 304 or revisit has the facts of the capture it repeats."""

    capture_id: int
    url: str
    captured_at: str
    record_id: str
    status: int
    crawl_id: int | None
    content_hash: str | None
    facts: Said = field(default_factory=dict)
    comments: dict[str, Said] = field(default_factory=dict)
    source: int = 0
    """The capture that the facts come from: itself, or the one it repeats."""
    address: str = ""
    terms: list[tuple[str, str]] = field(default_factory=list)
    """(subject, address) of the terms and people that it speaks of."""

    @property
    def order(self) -> tuple[str, str]:
        """What «latest» goes by (DESIGN §3)."""
        return (self.captured_at, self.record_id)

    @property
    def discussion(self) -> Discussion | None:
        """The part of the discussion that it shows."""
        found = self.facts.get("discussion")
        return found[0] if found else None

    @property
    def part(self) -> int:
        """Which part of the discussion it shows; 0 where there is none."""
        return self.discussion.part if self.discussion else 0


@dataclass(slots=True)
class PageViews:
    """All that is said of a page: by its own captures, and by lists and feeds elsewhere."""

    page_id: int
    site: str
    url: str
    views: list[View]
    elsewhere: list[tuple[tuple[str, str], Said]]
    differing: list[View] = field(default_factory=list)
    """Captures that differ from the one before of the same part."""

    def latest(self, name: str) -> Any:
        """Return a field's value as the latest capture that found its place has it."""
        found = self.latest_said(name)
        return found[0] if found else None

    def latest_said(self, name: str) -> tuple[Any, str] | None:
        """Return (value, evidence) of the latest capture that found the field's place."""
        said = [(view.order, view.facts[name]) for view in self.views if name in view.facts]
        said.extend((order, facts[name]) for order, facts in self.elsewhere if name in facts)
        return max(said, key=lambda pair: pair[0])[1] if said else None

    def best(self, name: str) -> tuple[Any, str] | None:
        """Return (value, evidence) of a fact that cannot change: the best evidence of any capture.

        Among equals the earliest capture holds: a comment stamp only ever grows.
        """
        assert name in FIXED
        said = [
            (strength(facts[name][1]), order, facts[name])
            for order, facts in self._all()
            if facts.get(name, (None,))[0] is not None
        ]
        return min(said, key=lambda one: one[:2])[2] if said else None

    def _all(self) -> Iterator[tuple[tuple[str, str], Said]]:
        yield from ((view.order, view.facts) for view in self.views)
        yield from self.elsewhere


TERMS = ("forum", "category", "tag", "profile")
"""Subjects by which a page speaks of terms and people: their rows must follow."""


def load(database: Database, page_id: int) -> PageViews:
    """Return all that is said of one page that is held."""
    return load_pages(database, [page_id])[0]


def load_pages(database: Database, page_ids: Sequence[int]) -> list[PageViews]:
    """Return all that is said of these pages, from `captures` and `findings`."""
    ids = json.dumps(page_ids)
    pages = {
        page: PageViews(page, site, url, [], [])
        for page, site, url in database.execute(
            "select id, site, url from pages where id in (select value from json_each(?))", [ids]
        )
    }
    views: dict[int, View] = {}
    for page, *row in database.execute(
        "select page_id, id, url, captured_at, record_id, status, crawl_id, content_hash"
        " from captures where page_id in (select value from json_each(?))"
        " order by captured_at, record_id",
        [ids],
    ):
        views[row[0]] = View(*row)
        pages[page].views.append(views[row[0]])
    _fill(database, views)
    for page, captured_at, record_id, found in database.execute(
        "select a.page_id, c.captured_at, c.record_id, f.found from addresses a"
        " join findings f on f.address = a.url and f.subject = ?"
        " join captures c on c.id = f.capture_id"
        " where a.page_id in (select value from json_each(?))",
        [ELSEWHERE, ids],
    ):
        pages[page].elsewhere.append(((captured_at, record_id), decode(found)))
    for one in pages.values():
        _repeat(one.views)
        one.differing = list(_differing(one.views))
    return list(pages.values())


def _fill(database: Database, views: dict[int, View]) -> None:
    """Give each capture what it says of its page, and of terms and people."""
    for capture, address, subject, found in database.execute(
        "select capture_id, address, subject, found from findings"
        " where capture_id in (select value from json_each(?))",
        [json.dumps(list(views))],
    ):
        view = views[capture]
        if subject == PAGE:
            view.address, view.facts, view.source = address, decode(found), capture
        elif subject.startswith("comment "):
            view.comments[subject] = decode(found)
        elif subject in TERMS:
            view.terms.append((subject, address))


def _repeat(views: list[View]) -> None:
    """Give each 304 and revisit the facts of what it repeats, else of the last at its address."""
    by_record = {view.record_id: view for view in views}
    last: dict[str, View] = {}
    for view in views:
        same = view.facts.get("same")
        if same is not None:
            repeated = by_record.get(same[0] or "") or last.get(view.url)
            view.content_hash = None
            view.facts = {}
            if repeated is not None:
                view.facts, view.comments = repeated.facts, repeated.comments
                view.source, view.content_hash = repeated.source, repeated.content_hash
        if "kind" in view.facts:
            last[view.url] = view


def _differing(views: list[View]) -> Iterator[View]:
    held: dict[int, str | None] = {}
    for view in views:
        if view.facts.get("reader", (None,))[0] is None:
            continue
        if view.content_hash is None or held.get(view.part) != view.content_hash:
            held[view.part] = view.content_hash
            yield view
