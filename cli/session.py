"""A command that writes: the folder checked, the lock held, the archive open and up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from cli.errors import Sentence
from cli.folder import DATABASE, holds_nothing, writable
from cli.progress import progress
from cli.wording import amount, plain
from pipelines.lock import locked
from pipelines.outdated import is_outdated
from pipelines.rebuild import discard, rebuild
from pipelines.run import Archive, fingerprint
from pipelines.site_file import SiteFile, read_site_file, write_site_file

BY_OTHERS = (
    "The archive was made by another version of grace-archive or another site.toml: "
    "it is rebuilt first."
)
TOLD_ANEW = "The archive's site or time zone is told anew: it is rebuilt first."
NO_ZONE = (
    "No time zone is known: a time that shows no offset is kept as a day only. Add --timezone."
)


@contextmanager
def opened(folder: Path, command: str, site: SiteFile) -> Iterator[Archive]:
    """Open the archive of a folder for a command that writes in it, and hold its lock.

    site.toml is written where it is new. What an earlier run left behind is put right first, and
    said. Sentence if another command writes there, or the folder cannot be used.
    """
    writable(folder)
    is_outdated(folder)  # refuses an archive.db that is not ours, before a file is made beside it
    with locked(folder, command):
        outdated = is_outdated(folder) and BY_OTHERS
        if why := _write_site(folder, site) or outdated:
            _make_anew(folder, why)
        with closing(Archive.open(folder, site)) as archive:
            archive.store.say(fingerprint=fingerprint(folder))  # a new contact reads nothing anew
            _put_right(archive)
            yield archive


def _write_site(folder: Path, site: SiteFile) -> str:
    """Write site.toml where it is new; return why what is held must be read anew, else ""."""
    held = read_site_file(folder)
    if held == site:
        return ""
    same = held is not None and (held.site, held.base_url) == (site.site, site.base_url)
    if held and not same and not holds_nothing(folder):
        raise Sentence(f"{folder} has just become an archive of {held.site!r}: run this again.")
    if not same and site.as_site().zone is None:
        click.echo(NO_ZONE, err=True)
    write_site_file(folder, site)
    read_as_before = same and held is not None and held.timezone == site.timezone
    return "" if read_as_before or not (folder / DATABASE).exists() else TOLD_ANEW


def _make_anew(folder: Path, why: str) -> None:
    click.echo(why, err=True)
    with progress() as step:
        rebuild(folder, step, say=tell_mended)


def tell_mended(sentence: str) -> None:
    """Say that something was cut off which a kill had left half-written."""
    click.echo(plain(f"Put right: {sentence}."), err=True)


def _put_right(archive: Archive) -> None:
    """Cut off what a kill left half-written, and read in what was kept and not yet read."""
    for sentence in archive.keep.mend(archive.store.read_to()):
        tell_mended(sentence)
    discard(archive.folder)
    with progress() as step:
        count = archive.catch_up(step)
    if count:
        click.echo(f"Read in {amount(count, 'capture')} that an earlier run had kept.", err=True)
