"""`import`: WARC files of any tool taken into the archive."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from cli.errors import DONE, UNREAD, Sentence
from cli.folder import data_option, holds_nothing
from cli.progress import Step, progress
from cli.session import opened
from cli.site import SiteOptions, settle, site_options
from cli.summary import before, tell
from cli.wording import amount, listed, plain
from pipelines.keep.intake import Counts, take_in
from pipelines.keep.source import must_be_warc, only_elsewhere
from pipelines.keep.writer import WarcWriter
from pipelines.read.addresses import parsed
from pipelines.read.sites.site import Site
from pipelines.run import Archive
from scraper.software import AGENT, VERSION

MANY = 20_000_000
"""Bytes of WARC from which on reading in several processes is worth their start."""
HOSTS = 5
"""Hosts that are named where a file is of other ones."""


@click.command("import", short_help="Take in WARC files that any tool has made.")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@data_option()
@site_options(any_site=True)
def import_files(
    files: tuple[Path, ...],
    data: Path,
    site: str | None,
    base_url: str | None,
    timezone: str | None,
) -> None:
    """Take WARC files in: our own, wget's, Common Crawl's, browsertrix's; what is held is passed.

    The first import into a folder says which site it is; only that site's pages are kept.
    """
    chosen = settle(data, SiteOptions(site=site, base_url=base_url, timezone=timezone))
    for file in files:
        must_be_warc(file)
    _must_hold_some(files, chosen.as_site(), data)
    with opened(data, "import", chosen) as archive:
        was = before(archive)
        with progress() as step:
            counts = copy(archive, files, step)
            archive.catch_up(step, _workers(files))
            archive.settle()
        click.echo(_told(counts))
        if before(archive).problems == was.problems:  # known from an earlier import of that file
            click.echo(
                "".join(f"  {plain(said)}\n" for one in counts for said in one.damages), nl=False
            )
        code = tell(archive, was)
    sys.exit(code or (UNREAD if any(one.damaged for one in counts) else DONE))


def copy(archive: Archive, files: Sequence[Path], step: Step) -> list[Counts]:
    """Copy the records of the site's hosts into warc/; return what became of each file's."""
    names = [file.name for file in files]
    held = archive.keep.record_ids()
    total = sum(file.stat().st_size for file in files)
    counts: list[Counts] = []
    with WarcWriter(
        archive.keep,
        software=f"{AGENT}/{VERSION}",
        operator=None,
        robots_policy="nothing was fetched",
        settings={"import": names},
    ) as writer:
        done = 0
        for file in files:
            intake = take_in(file, writer, lambda url: _of_site(archive.site, url), held)
            for _ in intake:
                step("copying", done + intake.offset, total)
            counts.append(intake.counts)
            done += file.stat().st_size
        writer.flush()
    return counts


def _must_hold_some(files: Sequence[Path], site: Site, data: Path) -> None:
    """Return if any file holds something of the site; Sentence with their hosts if none does."""
    hosts: Counter[str] = Counter()
    for file in files:
        elsewhere = only_elsewhere(file, lambda url: _of_site(site, url))
        if not elsewhere or site.takes_any:
            return
        hosts += elsewhere
    where = files[0] if len(files) == 1 else f"the {len(files)} files"
    shown = ", ".join(f"{host} ({count:,})" for host, count in hosts.most_common(HOSTS))
    more = f" and {amount(len(hosts) - HOSTS, 'other')}" if len(hosts) > HOSTS else ""
    how = "" if holds_nothing(data) else "another folder with --data and "
    raise Sentence(
        f"No answer in {where} is of {site.base_url}. Its hosts: {shown}{more}. Nothing was kept; "
        f"give {how}one of them with --base-url."
    )


def _of_site(site: Site, url: str) -> bool:
    address = parsed(url, site)
    return address is not None and site.covers(urlsplit(address).netloc)


def _workers(files: Sequence[Path]) -> int:
    return (os.cpu_count() or 1) if sum(f.stat().st_size for f in files) > MANY else 1


def _told(counts: Sequence[Counts]) -> str:
    elsewhere: dict[str, int] = {}
    for one in counts:
        for host, count in one.elsewhere.items():
            elsewhere[host] = elsewhere.get(host, 0) + count
    kept, held, damaged, other = (
        sum(getattr(one, name) for one in counts) for name in ("kept", "held", "damaged", "other")
    )
    parts = [amount(kept, "new capture")]
    parts += [f"{held:,} held already"] if held else []
    parts += [f"{amount(damaged, 'damaged record')}"] if damaged else []
    parts += [f"{other:,} that are no web pages"] if other else []
    parts += [f"not kept, of other hosts: {listed(elsewhere)}"] if elsewhere else []
    return f"Taken in: {'; '.join(parts)}."
