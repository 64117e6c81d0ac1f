"""`rebuild`: archive.db made again from what is kept, without network."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from cli.errors import Sentence
from cli.folder import data_option, writable
from cli.outdated import site_of
from cli.progress import progress
from cli.session import tell_mended
from cli.summary import NOTHING, tell
from cli.wording import amount
from pipelines.lock import locked
from pipelines.rebuild import rebuild as make_anew
from pipelines.run import WARC, Archive


@click.command(short_help="Make archive.db again from the kept pages, without network.")
@data_option()
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    metavar="N",
    help="Processes that read pages at the same time.",
)
def rebuild(data: Path, workers: int) -> None:
    """Make archive.db again from the pages that are kept; no network is used."""
    if not data.exists() or not any((writable(data) / WARC).glob("*.warc*")):
        raise Sentence(
            f"No page is kept in {data / WARC}: run 'grace-archive crawl' or "
            "'grace-archive import' first."
        )
    site_of(data)
    with locked(data, "rebuild"):
        with progress() as step:
            count = make_anew(data, step, workers, tell_mended)
        click.echo(f"Read {amount(count, 'capture')} again.")
        with closing(Archive.open(data)) as archive:
            code = tell(archive, NOTHING)
    sys.exit(code)
