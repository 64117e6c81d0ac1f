"""`import`: WARC files of any tool taken into the archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from cli.errors import DONE, UNREAD
from cli.folder import data_option
from cli.progress import Step, progress
from cli.session import opened
from cli.site import SiteOptions, settle, site_options
from cli.summary import before, tell
from cli.wording import amount, listed
from pipelines.keep.intake import Counts, take_in
from pipelines.keep.source import must_be_warc
from pipelines.keep.writer import WarcWriter
from pipelines.read.addresses import parsed
from pipelines.run import Archive
from scraper.software import AGENT, VERSION

MANY = 20_000_000
"""Bytes of WARC from which on reading in several processes is worth their start."""


@click.command("import")
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
    with opened(data, "import", chosen) as archive:
        was = before(archive)
        with progress() as step:
            counts = copy(archive, files, step)
            archive.catch_up(step, _workers(files))
            archive.settle()
        click.echo(_told(counts))
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
            intake = take_in(file, writer, lambda url: _of_site(archive, url), held)
            for _ in intake:
                step("copying", done + intake.offset, total)
            counts.append(intake.counts)
            done += file.stat().st_size
        writer.flush()
    return counts


def _of_site(archive: Archive, url: str) -> bool:
    address = parsed(url, archive.site)
    return address is not None and archive.site.covers(urlsplit(address).netloc)


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
