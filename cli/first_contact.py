"""First contact with a site: a few pages are taken, and what was understood of them is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.live import watching
from cli.wording import amount, plain, say, short
from pipelines.run import Archive
from scraper.plan import CrawlOutcome, CrawlPlan
from share.coverage import COMMENTS, UNREAD
from share.first_look import KindSeen

PAGES = 20
"""Pages that a first contact takes at most."""
EXAMPLE = 60
"""Characters of a value that are shown where there is no terminal to fit it to."""
TITLES = ("kind", "field", "read on", "for example")
NOT_SEEN = "not seen"
GAP = 2
"""Spaces between two columns of a terminal's table."""
NOT_UNDERSTOOD = (
    "No page of it was recognised as an article, video, discussion or list, so nothing more is "
    "fetched. Next step: 'grace-archive explain {url}' says how that page was read, and which "
    "lines of site.toml tell what its pages are; then run the same command again."
)

_BEGUN = """
select exists (select 1 from captures where crawl_id is null) or exists (
  select 1 from crawls where settings is null or not coalesce(settings ->> '$.sample', 0))
"""
_ASKED = """
select count(*) from queue where state in ('done', 'failed', 'blocked')
and coalesce(kind, '') <> 'sitemap' and url not like '%/robots.txt'
"""


_SHOWN = """
select coalesce(max(outcome = 'complete'), 0) or ? >= coalesce(max(settings ->> '$.max_pages'), ?)
from crawls where settings ->> '$.sample'
"""


def is_due(archive: Archive) -> bool:
    """Whether nothing but first contacts has filled the archive: no crawl and no import."""
    ((begun,),) = archive.store.database.execute(_BEGUN).fetchall()
    return not begun


def left(archive: Archive, plan: CrawlPlan) -> int:
    """Return how many pages a first contact still takes: one that was cut off goes on."""
    return min(PAGES - _asked(archive), plan.max_pages or PAGES)


def is_shown(archive: Archive) -> bool:
    """Whether a first contact got to its end before, so that its table was printed."""
    values = [_asked(archive), PAGES]
    ((shown,),) = archive.store.database.execute(_SHOWN, values).fetchall()
    return bool(shown)


def _asked(archive: Archive) -> int:
    ((asked,),) = archive.store.database.execute(_ASKED).fetchall()
    return int(asked)


def look(archive: Archive, plan: CrawlPlan, pages: int) -> CrawlOutcome:
    """Take so many pages, as different as can be; return how that ended."""
    # Scrapy takes a second to load, so it is loaded only where it is used.
    from scraper.run import crawl

    say(f"First a look at {amount(pages, 'page')} of {archive.site.base_url}.", err=True)
    with watching(expected=pages) as watch:
        return crawl(
            archive,
            replace(plan, sample=True, full=False, max_pages=pages),
            watch,
            lambda sentence: say(sentence, err=True),
        )


def rest_of(plan: CrawlPlan, runs: Sequence[CrawlOutcome]) -> CrawlPlan | None:
    """Return what a plan still allows after what was done of it, None where that was all."""
    pages = plan.max_pages and plan.max_pages - sum(run.progress.pages for run in runs)
    seconds = plan.max_time and plan.max_time - sum(run.progress.seconds for run in runs)
    if (pages is not None and pages <= 0) or (seconds is not None and seconds <= 0):
        return None
    return replace(plan, max_pages=pages, max_time=seconds)


def show(seen: Sequence[KindSeen]) -> None:
    """Print what was understood: a table of kind and field with a value of each."""
    if seen and sys.stdout.isatty():
        console = Console()
        console.print(_table(seen, console.width))
        return
    for line in lines(seen):
        click.echo(line)


def not_understood(seen: Sequence[KindSeen], archive: Archive) -> str:
    """Return what to do about a site of which no page was recognised."""
    url = next((one.url for one in seen if one.url), archive.site.base_url)
    return NOT_UNDERSTOOD.format(url=url)


def _table(seen: Sequence[KindSeen], width: int) -> Table:
    """Return a table of so many columns of the terminal: the example gets what is left of them."""
    rows = list(_rows(seen))
    table = Table(box=None, padding=(0, GAP, 0, 0), header_style="bold")
    for column, title in enumerate(TITLES[:3]):
        most = max(cell_len(row[column]) for row in (TITLES, *rows))
        table.add_column(title, no_wrap=True, min_width=most)
        width -= most + GAP
    table.add_column(TITLES[3], no_wrap=True, overflow="ellipsis", max_width=max(width - GAP, 8))
    for *cells, example in rows:
        wraps = cells[1] == NOT_SEEN
        last = Text(example, no_wrap=not wraps, overflow="fold" if wraps else "ellipsis")
        table.add_row(*(Text(cell) for cell in cells), last)
    return table


def lines(seen: Sequence[KindSeen]) -> Iterator[str]:
    """Yield the same as plain text, its columns aligned."""
    rows = [TITLES, *_rows(seen)] if seen else []
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, short(row[3], EXAMPLE)]).rstrip()


def _rows(seen: Sequence[KindSeen]) -> Iterator[tuple[str, str, str, str]]:
    for one in seen:
        many = amount(one.pages, "comment" if one.kind == COMMENTS else "page")
        told = [field for field in one.fields if field.pages]
        if one.kind == UNREAD:
            yield "not read", "", many, plain(one.url or "")
        elif not told:
            yield one.kind, "", many, plain(one.url or "")
        for index, field in enumerate(told):
            share = f"{field.pages:,} of {one.pages:,}"
            kind = one.kind if index == 0 else ""
            yield kind, field.name.replace("_", " "), share, short(field.example or "")
        missing = ", ".join(field.name for field in one.fields if not field.pages)
        if told and missing and one.kind in ("article", "video", "topic", COMMENTS):
            yield "", NOT_SEEN, "", missing.replace("_", " ")
