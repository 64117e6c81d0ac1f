"""Between the address of a search page and what it asks for: both ways."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from browse.search.wanted import MOST_SHOWN, SORTS, Wanted
from pipelines.store.search import KINDS, day_number

LONGEST_NAME = 100
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def read_form(argument: Callable[[str], str | None]) -> Wanted:
    """Return what the arguments of an address ask for; what makes no sense is left out."""

    def text(name: str) -> str:
        return (argument(name) or "").strip()

    kind, sort = text("kind"), text("sort")
    wanted = Wanted(
        text=text("q"),
        kind=kind if kind in KINDS else None,
        author=text("author")[:LONGEST_NAME],
        author_id=_id(text("author_id")),
        category=_id(text("category")),
        from_day=day(text("from")),
        to_day=day(text("to"), last=True),
        only=text("only") == "1",
        page=_id(text("page")) or 1,
    )
    wanted = replace(wanted, page=min(wanted.page, MOST_SHOWN // wanted.size))
    return replace(wanted, sort=next((known for known in SORTS if known == sort), "rank"))


def day(text: str, *, last: bool = False) -> str | None:
    """Return a day as ISO 8601; of a year or month alone, its first or last one.

    >>> day("2013"), day("2012-02", last=True), day("soon"), day("2013-02-30")
    ('2013-01-01', '2012-02-29', None, None)
    """
    found = DAY.fullmatch(text)
    if not found or not text.isascii() or text.startswith("0000"):
        return None
    year, month, date = found.groups()
    month = month or ("12" if last else "01")
    if not 1 <= int(month) <= 12:
        return None
    date = date or (f"{calendar.monthrange(int(year), int(month))[1]:02}" if last else "01")
    whole = f"{year}-{month}-{date}"
    return whole if day_number(whole) else None


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else None


def address(wanted: Wanted, ending: str = "", **changes: Any) -> str:
    """Return the address of a search, with changes; any but `page` goes back to the first page.

    >>> address(Wanted(text="rash", page=3), kind="topic"), address(Wanted(text="a"), ".csv")
    ('/search?q=rash&kind=topic', '/search.csv?q=a')
    """
    told = replace(wanted, **({"page": 1} | changes))
    arguments = {
        "q": told.text,
        "kind": told.kind,
        "author": told.author,
        "author_id": told.author_id,
        "category": told.category,
        "from": told.from_day,
        "to": told.to_day,
        "sort": None if told.sort == "rank" else told.sort,
        "only": 1 if told.only else None,
        "page": told.page if told.page > 1 else None,
    }
    given = {name: value for name, value in arguments.items() if value not in (None, "")}
    # Lone surrogates are text to Python and none to UTF-8.
    return f"/search{ending}?{urlencode(given, errors='replace')}"
