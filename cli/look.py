"""`status`: what an archive holds, what waits and what failed; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from cli.folder import DATABASE, WARC, data_option, readable
from cli.news import in_a_sentence
from cli.outdated import tell_if_outdated
from cli.wording import amount, as_json, in_words, listed, no_page, plain, size, sorts
from pipelines.store import inspect
from pipelines.store.inspect import Span, Status
from pipelines.store.runs import CrawlSeen, Refreshing

json_option = click.option("--json", "in_json", is_flag=True, help="Print JSON, for a program.")


@click.command(short_help="Say what is held, what is pending, what failed and why.")
@data_option()
@json_option
def status(data: Path, in_json: bool) -> None:
    """Say what is held, what is pending, what failed and why, and when it was last crawled."""
    database = readable(data)
    tell_if_outdated(data)
    with closing(inspect.open_to_read(database)) as db:
        found = inspect.status(db)
    disk = {name: _bytes(data.glob(f"{name}*")) for name in (WARC, DATABASE)}
    if in_json:
        click.echo(as_json({**asdict(found), "bytes": disk}))
        return
    for line in _status(found, disk):
        click.echo(plain(line))


def _bytes(paths: Iterable[Path]) -> int:
    files = (file for path in paths for file in ([path] if path.is_file() else path.rglob("*")))
    return sum(map(_size_of, files))


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except FileNotFoundError:  # SQLite's own files come and go while a crawl writes
        return 0


def _status(found: Status, disk: dict[str, int]) -> Iterator[str]:
    if not found.captures:
        yield "Nothing is held yet."
    yield f"Pages      {sum(found.pages.values()):,} ({listed(found.pages)})"
    if found.no_longer:
        gone = listed(in_words(found.no_longer))
        yield f"           and no longer to be seen on the site: {gone}"
    if found.never_shown:
        yield f"           besides, {no_page(found.never_shown)}"
    deleted = f", {found.comments_deleted:,} deleted" if found.comments_deleted else ""
    people = amount(found.commenters, "person", "people")
    yield f"Comments   {found.comments:,}{deleted}, by {people}"
    yield f"Authors    {found.authors:,}"
    yield f"Written    {_span(found.published)}"
    yield f"Captures   {found.captures:,}, {_span(found.captured)}"
    yield f"On disk    {size(sum(disk.values()))} ({_parts(disk)})"
    yield f"Addresses  {listed(found.queue)}"
    yield from sorts(found.pending)
    if found.pending:
        yield "           'grace-archive crawl' asks for what is pending"
    yield from sorts(found.reasons)
    yield from _refreshing(found.refreshing)
    yield from _problems(found)
    yield from _crawls(found.crawls)


def _problems(found: Status) -> Iterator[str]:
    yield f"Problems   {sum(sort.count for sort in found.problems):,}"
    yield from sorts(found.problems)


def _crawls(crawls: tuple[CrawlSeen, ...]) -> Iterator[str]:
    if not crawls:
        yield "Crawls     none yet"
    for crawl in crawls:
        outcome = crawl.outcome or "no end is on record"
        yield (
            f"Crawl      {crawl.started_at or 'at a time that is not known'}: {outcome}, "
            f"{amount(crawl.captures, 'capture')} ({crawl.software or 'software not known'})"
        )
        if crawl.reason:
            yield f"           {crawl.reason}"
        if crawl.settings:
            yield f"           with {_settings(crawl.settings)}"
        if crawl.news:
            yield f"           {in_a_sentence(crawl.news)}"
        if cost := _cost(crawl):
            yield f"           {cost}"


def _settings(settings: Mapping[str, object]) -> str:
    """Return what a crawl was asked to do; what was left as it is without being asked is not told.

    >>> _settings({"delay": 1.0, "only": ["forum"], "full": False})
    'delay 1.0 · only forum'
    """
    told = {name: value for name, value in settings.items() if value not in (False, None, [], "")}
    return " · ".join(f"{name.replace('_', ' ')} {_value(told[name])}" for name in told)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


def _cost(crawl: CrawlSeen) -> str:
    """Return what a crawl cost its host; "" where that is not on record."""
    told = {name: n for name, n in crawl.counts.items() if isinstance(n, int) and n}
    requests = told.get("requests")
    if not requests:
        return ""
    parts = [amount(requests, "request")]
    if received := told.get("bytes"):
        parts.append(size(received))
    if seconds := crawl.seconds:
        parts.append(f"{requests / seconds:.1f} a second")
    if most := told.get("peak requests a minute"):
        parts.append(f"at most {most:,} a minute")
    if slow := told.get("response ms p95"):
        parts.append(f"95 of 100 answers began within {slow:,} ms")
    if waits := told.get("waits"):
        parts.append(f"{amount(waits, 'wait')} that the host asked for")
    return ", ".join(parts)


def _refreshing(found: tuple[Refreshing, ...]) -> Iterator[str]:
    if not found:
        return
    waiting = sum(one.waiting for one in found)
    asked = amount(sum(one.asked for one in found), "address", "addresses")
    yield f"Refresh    {waiting:,} of {asked} still to be asked for again:"
    for one in found:
        yield f"  {one.waiting:>7,}  of {one.asked:,}: {one.reason}"


def _span(span: Span) -> str:
    return f"{span.first} to {span.last}" if span.first else "at times that are not known"


def _parts(disk: dict[str, int]) -> str:
    return ", ".join(f"{name} {size(count)}" for name, count in disk.items())
