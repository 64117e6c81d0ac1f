"""`explain`: how each field of a page was read, from where; nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from cli.errors import Sentence, WrongUse
from cli.folder import data_option, readable
from cli.kept import KeptPages
from cli.look import json_option
from cli.mending import advice, lines_for, missing
from cli.outdated import site_of, tell_if_outdated
from cli.wording import amount, as_json, plain, short
from pipelines.read.addresses import absolute, normal
from pipelines.read.page import Page
from pipelines.read.selectors.places import place_of
from pipelines.read.sites.site import Site
from pipelines.read.words import with_labels
from pipelines.store import explain as explaining
from pipelines.store import inspect
from pipelines.store.evidence import CaptureSeen, FieldRead
from pipelines.store.explain import Explained, Waiting
from share.skeleton import without_words

OTHERS = 10
"""Other pages of the kind that a selector is tried on."""


@click.command(short_help="Say how each field of a page was read, and from where.")
@click.argument("url")
@data_option()
@json_option
@click.option(
    "--find",
    "texts",
    multiple=True,
    metavar="TEXT",
    help="Words that the page shows: print the line for site.toml that reads what they stand in. "
    "Given twice, one line for both (two authors).",
)
@click.option("--field", metavar="FIELD", help="With --find: the field that the words are of.")
@click.option(
    "--skeleton",
    is_flag=True,
    help="Print the page's markup with every text, name and address replaced by filler: fit for a "
    "bug report.",
)
@click.option(
    "--keep-labels", is_flag=True, help="With --skeleton: keep labels like Author and Tags."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --skeleton: write it into this file.",
)
def explain(
    url: str,
    data: Path,
    in_json: bool,
    texts: tuple[str, ...],
    field: str | None,
    skeleton: bool,
    keep_labels: bool,
    output: Path | None,
) -> None:
    """Say how each field of the page at URL was read, where in it, and from which capture.

    Any address that leads to the page will do, a comment's too, or only its path. For what is
    missing or doubtful it says how to mend it in site.toml.
    """
    _agree(texts, field, in_json=in_json, skeleton=skeleton)
    _agree_on_skeleton(skeleton, output, keep_labels=keep_labels)
    database = readable(data)
    tell_if_outdated(data)
    site = site_of(data)
    with closing(inspect.open_to_read(database)) as db:
        found = _page_at(db, url, site)
        alike = explaining.alike(db, found.url, found.kind, OTHERS) if texts else ()
    pages = KeptPages(data, site)
    if skeleton:
        with with_labels(site.labels):
            told = without_words(_kept(pages, found).text, keep_labels=keep_labels)
        _write(told, output)
    elif texts:
        others = [page for one in alike if (page := pages.page(one)) is not None]
        _echo(list(lines_for(_kept(pages, found), texts, others, found.kind, field)))
    elif in_json:
        click.echo(as_json(_for_programs(found, pages)))
    else:
        _echo(_explained(found, pages))


def _agree(texts: tuple[str, ...], field: str | None, *, in_json: bool, skeleton: bool) -> None:
    asked = {"--find": bool(texts), "--skeleton": skeleton, "--json": in_json}
    given = [name for name, is_given in asked.items() if is_given]
    if len(given) > 1:
        raise WrongUse(f"{' and '.join(given)} do not go together: give one of them.")
    if field is not None and not texts:
        raise WrongUse("--field goes with --find: give the words that the page shows.")
    if any(not text.strip() for text in texts):
        raise WrongUse("--find needs words that the page shows.")


def _agree_on_skeleton(skeleton: bool, output: Path | None, *, keep_labels: bool) -> None:
    if (keep_labels or output is not None) and not skeleton:
        raise WrongUse("--keep-labels and --output go with --skeleton.")
    if output is not None and not output.parent.is_dir():
        raise Sentence(f"There is no folder {output.parent}: make it, or name another file.")


def _page_at(db: sqlite3.Connection, url: str, site: Site) -> Explained:
    joined = absolute(_with_scheme(url, site), site.base_url or "") if url.strip() else None
    if joined is None:
        raise WrongUse(f"{url!r} is no address: give one like https://example.org/page.")
    address = normal(joined, site)
    found = explaining.explain(db, joined, address, site.name_for(address))
    if found is None:
        raise Sentence(_unknown(url, explaining.waiting(db, address)))
    return found


def _kept(pages: KeptPages, found: Explained) -> Page:
    page = pages.latest(found.captures)
    if page is None:
        raise Sentence(f"No capture of {found.url} that shows a page is kept in warc/.")
    return page


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text)
        return
    output.write_text(text, encoding="utf-8")
    click.echo(f"{output} holds the page's markup, and no word of it.")


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(plain(line))


def _for_programs(found: Explained, pages: KeptPages) -> dict[str, object]:
    said = asdict(found)
    for told, field in zip(said["fields"], found.fields, strict=True):
        told["place"] = _place(field, pages)
    return said | {"missing": missing(found)}


def _place(field: FieldRead, pages: KeptPages) -> str | None:
    page = pages.page(field.capture) if field.reader else None  # a list's place is none of ours
    return place_of(page, field.name, field.value) if page is not None else None


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


def _explained(page: Explained, pages: KeptPages) -> Iterator[str]:
    captures = _numbered(page)
    yield page.url
    yield f"  {page.kind}, {page.status}: {short(page.title or 'without a title')}"
    yield f"  read by {page.reader or 'no reader'}, with {amount(page.comments, 'comment')}"
    yield f"  seen from {page.first_seen_at} to {page.last_seen_at}"
    if page.addresses:
        yield "Addresses that lead here"
        yield from (f"  {address}" for address in page.addresses)
    yield from _fields("Fields", page.fields, captures, pages)
    if page.comment:
        deleted = f", deleted {page.comment.deleted_at}" if page.comment.deleted_at else ""
        title = f"Comment {page.comment.source_id}{deleted}"
        yield from _fields(title, page.comment.fields, captures, pages)
    yield "Captures"
    for capture, number in captures.items():
        yield f"  [{number}] {capture.captured_at}  {capture.status}  {capture.url}"
        yield f"      {capture.warc_file}:{capture.warc_offset}"
    if page.problems:
        yield "Problems"
        yield from (f"  {problem.message}" for problem in page.problems)
    yield from advice(page)


def _numbered(page: Explained) -> dict[CaptureSeen, int]:
    """Number the page's captures and those of lists and feeds that a field was read from."""
    elsewhere = (field.capture for field in page.fields)
    return {seen: n for n, seen in enumerate(dict.fromkeys((*page.captures, *elsewhere)), start=1)}


def _fields(
    title: str,
    fields: tuple[FieldRead, ...],
    captures: dict[CaptureSeen, int],
    pages: KeptPages,
) -> Iterator[str]:
    if fields:
        yield title
    for field in fields:
        value = "(empty)" if field.value in (None, "") else short(field.value)
        reader = f", {field.reader}" if field.reader else ""
        yield f"  {field.name:<18} {value}"
        yield f"  {'':<18}   from {field.evidence}{reader} [{captures[field.capture]}]"
        if place := _place(field, pages):
            yield f"  {'':<18}   at {place}"
