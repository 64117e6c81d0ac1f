"""A comment that stands on two pages is held once: on the page that showed it last.

A translated page shows its original's comments, and a comment can be moved. The site's number is
one, so the row is one; the other page has a row in `problems` that says where the comment went.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database

from pipelines.records.reading import Trouble
from pipelines.store.assembly.comments import number_of
from pipelines.store.assembly.views import ASSEMBLY, PageViews, comment_key

Order = tuple[str, str]


def yield_to_owners(database: Database, pages: Sequence[PageViews]) -> set[int]:
    """Take comments that another page showed later out of these pages, and theirs out of others.

    Return the pages that lost a comment to one of these: they must be assembled again.
    """
    losers: set[int] = set()
    shown: dict[int, list[tuple[Order, int, str, PageViews]]] = {}
    for page in pages:
        for subject, order in _last_shown(page).items():
            key = comment_key(page, subject)
            shown.setdefault(key, []).append((order, page.page_id, subject, page))
    for places in shown.values():
        winner = max(places, key=lambda place: place[:2])
        for place in places:
            if place is not winner:
                _take_out(place[3], place[2], winner[3].url)
    assembled = {page.page_id for page in pages}
    for key, holder in _held_elsewhere(database, list(shown), assembled):
        order, page_id, subject, page = max(shown[key], key=lambda place: place[:2])
        theirs = _order_on(database, holder, subject)
        if (theirs, holder) > (order, page_id):
            (url,) = database.execute("select url from pages where id = ?", [holder]).fetchone()
            _take_out(page, subject, url)
        else:
            _take_from(database, key)
            losers.add(holder)
    return losers


def _last_shown(page: PageViews) -> dict[str, Order]:
    """Return when the page last showed each numbered comment itself; a 304 only repeats."""
    own = [view for view in page.views if view.source == view.capture_id]
    shown = {subject: view.order for view in own for subject in view.comments}
    return {subject: order for subject, order in shown.items() if number_of(subject)}


def _take_out(page: PageViews, subject: str, url: str) -> None:
    for view in page.views:
        view.comments.pop(subject, None)
    number = subject.split(" ", 2)[2]
    said = f"Comment {number} stands on {url} too; it is held there."
    page.doubts.append(Trouble("comment on two pages", said, "comments", ASSEMBLY))


def _held_elsewhere(
    database: Database, keys: list[int], assembled: set[int]
) -> list[tuple[int, int]]:
    rows = database.execute(
        "select id, page_id from comments where id in (select value from json_each(:keys))"
        " union all select id, page_id from comment_numbers"
        " where id in (select value from json_each(:keys))",
        {"keys": json.dumps(keys)},
    )
    return [(key, page) for key, page in rows if page not in assembled]


def _order_on(database: Database, page_id: int, subject: str) -> Order:
    """Return when another page last showed the comment."""
    found = database.execute(
        "select c.captured_at, c.record_id from captures c join findings f"
        " on f.capture_id = c.id and f.subject = ? where c.page_id = ?"
        " order by c.captured_at desc, c.record_id desc limit 1",
        [subject, page_id],
    ).fetchone()
    return (found[0], found[1]) if found else ("", "")


def _take_from(database: Database, comment: int) -> None:
    """Take a comment's rows away; the page that held it is assembled again."""
    for table in ("comments", "comment_numbers"):
        database.execute(f"delete from {table} where id = ?", [comment])
    for table in ("comment_numbers", "media", "links", "revisions"):
        database.execute(f"delete from {table} where comment_id = ?", [comment])
