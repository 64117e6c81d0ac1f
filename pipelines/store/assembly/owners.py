"""A comment that stands on two pages is held once: on the page that showed it last.

A translated page shows its original's comments, and a comment can be moved. The site's number is
one, so the row is one; the other page has a row in `problems` that says where the comment went.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from pipelines.records.reading import Trouble
from pipelines.store.assembly.comments import number_of
from pipelines.store.assembly.loading import load_pages
from pipelines.store.assembly.views import ASSEMBLY, PageViews, comment_key

Order = tuple[str, str]
NEVER: Order = ("", "")
"""When a page showed a comment that it knows only from a revisit of another page's capture."""
_TWICE = "comment on two pages"


@dataclass(frozen=True, slots=True)
class _Place:
    """A page that shows a comment, and when it did so last."""

    order: Order
    page_id: int
    url: str
    page: PageViews | None
    """None: it is not being assembled now, its rows stand."""


def yield_to_owners(database: Database, pages: Sequence[PageViews]) -> set[int]:
    """Take comments that another page showed later out of these pages, and theirs out of others.

    Return the pages that must be assembled again: those that lost a comment to one of these, and
    those that name a page that lost one.
    """
    subjects: dict[int, str] = {}
    places: dict[int, list[_Place]] = {}
    for page in pages:
        for subject, order in _last_shown(page).items():
            key = comment_key(page, subject)
            subjects[key] = subject
            places.setdefault(key, []).append(_Place(order, page.page_id, page.url, page))
    for key, place in _held_elsewhere(database, subjects, {page.page_id for page in pages}):
        places[key].append(place)
    losers: dict[int, str] = {}
    for key, showing in places.items():
        winner = max(showing, key=lambda place: (place.order, place.page_id))
        for place in showing:
            if place is not winner and place.page is None:
                _take_from(database, key)
                losers[place.page_id] = place.url
            elif place is not winner and place.page is not None:
                _take_out(place.page, subjects[key], winner.url)
    return set(losers) | naming_as_owners(database, losers.values())


def naming_as_owners(database: Database, urls: Iterable[str]) -> set[int]:
    """Return the pages that say of a comment that it is held on one of these pages."""
    rows = database.execute(
        "select distinct page_id from problems, json_each(?) holder where kind = ?"
        " and page_id is not null and instr(message, ' stands on ' || holder.value || ' too;')",
        [json.dumps(list(urls)), _TWICE],
    )
    return {page for (page,) in rows}


def held_comments(database: Database, page_ids: Sequence[int]) -> dict[int, set[int]]:
    """Return the keys of the numbered comments whose rows stand on these pages."""
    held: dict[int, set[int]] = {}
    for page, key in database.execute(
        "select page_id, id from comments where page_id in (select value from json_each(:ids))"
        " and source_id is not null union all select page_id, id from comment_numbers"
        " where page_id in (select value from json_each(:ids))",
        {"ids": json.dumps(page_ids)},
    ):
        held.setdefault(page, set()).add(key)
    return held


def _last_shown(page: PageViews) -> dict[str, Order]:
    """Return when the page last showed each numbered comment itself; a 304 only repeats."""
    shown: dict[str, Order] = {subject: NEVER for view in page.views for subject in view.comments}
    own = [view for view in page.views if view.repeats is None]
    shown |= {subject: view.order for view in own for subject in view.comments}
    return {subject: order for subject, order in shown.items() if number_of(subject)}


def _take_out(page: PageViews, subject: str, url: str) -> None:
    for view in page.views:
        view.comments.pop(subject, None)
    number = subject.split(" ", 2)[2]
    said = f"Comment {number} stands on {url} too; it is held there."
    page.doubts.append(Trouble(_TWICE, said, "comments", ASSEMBLY))


def _held_elsewhere(
    database: Database, subjects: dict[int, str], assembled: set[int]
) -> Iterator[tuple[int, _Place]]:
    """Yield where else rows of these comments stand, and when the comment was last shown there."""
    rows = database.execute(
        "select id, page_id from comments where id in (select value from json_each(:keys))"
        " union all select id, page_id from comment_numbers"
        " where id in (select value from json_each(:keys))",
        {"keys": json.dumps(list(subjects))},
    ).fetchall()
    held = [(key, page) for key, page in rows if page not in assembled]
    holders = load_pages(database, sorted({page for _, page in held})) if held else []
    shown = {page.page_id: (page.url, _last_shown(page)) for page in holders}
    for key, page_id in held:
        url, last = shown[page_id]
        yield key, _Place(last.get(subjects[key], NEVER), page_id, url, None)


def _take_from(database: Database, comment: int) -> None:
    """Take a comment's rows away; the page that held it is assembled again."""
    for table in ("comments", "comment_numbers"):
        database.execute(f"delete from {table} where id = ?", [comment])
    for table in ("comment_numbers", "media", "links", "revisions"):
        database.execute(f"delete from {table} where comment_id = ?", [comment])
