"""The front page: what the archive holds, how complete it is, charts, and what changed last."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from browse.chart import Bar, bars, columns
from browse.figures import TEXTS, Figures, count
from browse.frame import rendered, rows
from browse.metadata import DATABASE
from browse.periods import Period, periods

ABOUT = "select key, value from about order by key"
STATES = {
    "done": "fetched",
    "pending": "waiting",
    "leased": "being fetched",
    "skipped": "left alone, each with a reason",
    "blocked": "answered with no page of the site",
    "failed": "gave no answer",
}
"""States of the queue in words, in the order in which they are told."""
SHARE = 20
"""While a crawl writes, counting takes at most this part of the time: one in twenty."""

_KNOWN: WeakKeyDictionary[Datasette, _Known] = WeakKeyDictionary()


class Told(NamedTuple):
    """The archive's figures and the charts of them."""

    figures: Figures
    when: list[Markup]
    categories: Markup
    discussions: Markup


class _Known(NamedTuple):
    """What was told last, the state of the files it was counted from, when (monotonic seconds)."""

    told: Told
    state: tuple[object, ...]
    at: float


async def show(datasette: Datasette, request: Request) -> Response:
    """Show it. Datasette's own front page counts every table each time: 80 ms at 200,000 rows."""
    told = await counted(datasette)
    figures = told.figures
    return await rendered(
        datasette,
        request,
        "index.html",
        **told._asdict(),
        undated=[(table, figures.undated[table]) for table in TEXTS if figures.undated[table]],
        states=[(state, words, figures.states.get(state, 0)) for state, words in STATES.items()],
        names=TEXTS,
        about={row["key"]: row["value"] for row in await rows(datasette, ABOUT)},
        queries=(await datasette.get_canned_queries(DATABASE, None)).values(),
    )


async def for_machines(datasette: Datasette, request: Request) -> Response:
    """Answer with the figures of the front page as JSON."""
    return Response.json(asdict((await counted(datasette)).figures))


async def counted(datasette: Datasette) -> Told:
    """Return the archive's figures: counted anew where it has changed, and not without a pause.

    The pause is twenty times what the last counting took, so that a crawl's commits, one a second,
    do not make each visit count.
    """
    archive = datasette.get_database(DATABASE)
    state, now = _state(Path(archive.path)), time.monotonic()
    known = _KNOWN.get(datasette)
    if known and (known.state == state or now < known.at + SHARE * known.told.figures.seconds):
        return known.told
    figures: Figures = await archive.execute_fn(count)
    told = Told(
        figures,
        _when(datasette, figures),
        _categories(datasette, figures),
        _discussions(datasette, figures),
    )
    _KNOWN[datasette] = _Known(told, state, now)
    return told


def _state(archive: Path) -> tuple[object, ...]:
    """Return what differs once anything was written: SQLite writes to the log, then to the file."""
    files = (archive, archive.with_name(f"{archive.name}-wal"))
    held = [file.stat() for file in files if file.exists()]
    return tuple((file.st_mtime_ns, file.st_size) for file in held)


def _when(datasette: Datasette, figures: Figures) -> list[Markup]:
    """Return a chart for each kind of text, all over the same time."""
    length, spans = periods(*figures.written)
    return [
        columns(
            [_span(datasette, table, span, figures) for span in spans],
            f"{name} a {length}",
            name.lower(),
        )
        for table, name in TEXTS.items()
        if figures.days[table]
    ]


def _span(datasette: Datasette, table: str, span: Period, figures: Figures) -> Bar:
    asked = {"published_on__gte": span.first, "published_on__lte": span.last}
    address = f"{datasette.urls.table(DATABASE, table)}?{urlencode(asked)}"
    rows = span.count(figures.days[table])
    return Bar(span.name, rows, address if rows else None)


def _categories(datasette: Datasette, figures: Figures) -> Markup:
    told = [
        Bar(name, pages, datasette.urls.path(f"/category/{term}"))
        for term, name, pages in figures.categories
    ]
    return bars(told, "Categories with the most pages", "pages")


def _discussions(datasette: Datasette, figures: Figures) -> Markup:
    told = [
        Bar(title or "Without a title", posts, datasette.urls.path(f"/read/{page}#thread"))
        for page, title, posts in figures.discussions
    ]
    return bars(told, "Most active discussions", "posts")
