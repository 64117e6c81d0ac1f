"""A command that writes: the folder checked, the lock held, the archive open and up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from cli.errors import Sentence
from cli.folder import writable
from cli.lock import locked
from cli.outdated import is_outdated
from cli.progress import progress
from cli.wording import amount
from pipelines.rebuild import rebuild
from pipelines.run import Archive, fingerprint
from pipelines.site_file import SiteFile, read_site_file, write_site_file


@contextmanager
def opened(folder: Path, command: str, site: SiteFile) -> Iterator[Archive]:
    """Open the archive of a folder for a command that writes in it, and hold its lock.

    site.toml is written where it is new. What an earlier run left behind is put right first, and
    said. Sentence if another command writes there, or the folder cannot be used.
    """
    writable(folder)
    is_outdated(folder)  # refuses an archive.db that is not ours, before a file is made beside it
    with locked(folder, command):
        outdated = is_outdated(folder)
        _write_site(folder, site)
        if outdated:
            _make_anew(folder)
        with closing(Archive.open(folder, site)) as archive:
            archive.store.say(fingerprint=fingerprint(folder))  # a new contact reads nothing anew
            _put_right(archive)
            yield archive


def _write_site(folder: Path, site: SiteFile) -> None:
    held = read_site_file(folder)
    if held is not None and (held.site, held.base_url) != (site.site, site.base_url):
        raise Sentence(f"{folder} has just become an archive of {held.site!r}: run this again.")
    if held != site:
        write_site_file(folder, site)


def _make_anew(folder: Path) -> None:
    click.echo(
        "The archive was made by another version of grace-archive or another site.toml: "
        "it is rebuilt first.",
        err=True,
    )
    with progress() as step:
        rebuild(folder, step)


def _put_right(archive: Archive) -> None:
    """Cut off what a kill left half-written, and read in what was kept and not yet read."""
    for sentence in archive.keep.mend(archive.store.read_to()):
        click.echo(f"Put right: {sentence}.", err=True)
    with progress() as step:
        count = archive.catch_up(step)
    if count:
        click.echo(f"Read in {amount(count, 'capture')} that an earlier run had kept.", err=True)
