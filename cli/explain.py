"""`explain`: how each field of a page was read, from where; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from cli.errors import Sentence, WrongUse
from cli.folder import data_option, readable
from cli.look import json_option
from cli.outdated import site_of, tell_if_outdated
from cli.wording import amount, as_json, plain, short
from pipelines.read.addresses import absolute, normal
from pipelines.read.sites.site import Site
from pipelines.store import explain as explaining
from pipelines.store import inspect
from pipelines.store.evidence import CaptureSeen, FieldRead
from pipelines.store.explain import Explained, Waiting


@click.command(short_help="Say how each field of a page was read, and from where.")
@click.argument("url")
@data_option()
@json_option
def explain(url: str, data: Path, in_json: bool) -> None:
    """Say how each field of the page at URL was read, and from which capture.

    Any address that leads to the page will do, a comment's too, or only its path.
    """
    database = readable(data)
    tell_if_outdated(data)
    site = site_of(data)
    joined = absolute(_with_scheme(url, site), site.base_url or "") if url.strip() else None
    if joined is None:
        raise WrongUse(f"{url!r} is no address: give one like https://example.org/page.")
    address = normal(joined, site)
    with closing(inspect.open_to_read(database)) as db:
        found = explaining.explain(db, joined, address, site.name_for(address))
        queued = explaining.waiting(db, address)
    if found is None:
        raise Sentence(_unknown(url, queued))
    if in_json:
        click.echo(as_json(asdict(found)))
        return
    for line in _explained(found):
        click.echo(plain(line))


def _with_scheme(url: str, site: Site) -> str:
    """Return an address that begins with the site's host with its scheme, any other as it is."""
    bare = "://" not in url and not url.startswith("/")
    return f"{site.scheme}://{url}" if bare and site.covers(url.split("/")[0].lower()) else url


def _unknown(url: str, queued: Waiting | None) -> str:
    if queued is None:
        return f"Nothing is known of {url}: no page held leads there, and no link names it."
    reason = f" ({queued.reason})" if queued.reason else ""
    problems = "".join(f" {example.message}." for example in queued.problems)
    return (
        f"{queued.url} leads to no page that is held; "
        f"in the queue it is {queued.state}{reason}.{problems}"
    )


def _explained(page: Explained) -> Iterator[str]:
    captures = _numbered(page)
    yield page.url
    yield f"  {page.kind}, {page.status}: {short(page.title or 'without a title')}"
    yield f"  read by {page.reader or 'no reader'}, with {amount(page.comments, 'comment')}"
    yield f"  seen from {page.first_seen_at} to {page.last_seen_at}"
    if page.addresses:
        yield "Addresses that lead here"
        yield from (f"  {address}" for address in page.addresses)
    yield from _fields("Fields", page.fields, captures)
    if page.comment:
        deleted = f", deleted {page.comment.deleted_at}" if page.comment.deleted_at else ""
        title = f"Comment {page.comment.source_id}{deleted}"
        yield from _fields(title, page.comment.fields, captures)
    yield "Captures"
    for capture, number in captures.items():
        yield f"  [{number}] {capture.captured_at}  {capture.status}  {capture.url}"
        yield f"      {capture.warc_file}:{capture.warc_offset}"
    if page.problems:
        yield "Problems"
        yield from (f"  {problem.message}" for problem in page.problems)


def _numbered(page: Explained) -> dict[CaptureSeen, int]:
    """Number the page's captures and those of lists and feeds that a field was read from."""
    elsewhere = (field.capture for field in page.fields)
    return {seen: n for n, seen in enumerate(dict.fromkeys((*page.captures, *elsewhere)), start=1)}


def _fields(
    title: str, fields: tuple[FieldRead, ...], captures: dict[CaptureSeen, int]
) -> Iterator[str]:
    if fields:
        yield title
    for field in fields:
        value = "(empty)" if field.value in (None, "") else short(field.value)
        reader = f", {field.reader}" if field.reader else ""
        yield f"  {field.name:<18} {value}"
        yield f"  {'':<18}   from {field.evidence}{reader} [{captures[field.capture]}]"
