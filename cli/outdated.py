"""Whether archive.db was made by the reading code and the site.toml that are here now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from cli.errors import Sentence
from cli.folder import DATABASE
from pipelines.read.sites.site import Site
from pipelines.run import fingerprint
from pipelines.site_file import read_site_file
from pipelines.store.database import NoArchiveYetError
from pipelines.store.inspect import fingerprint_of, open_to_read


def is_outdated(folder: Path) -> bool:
    """Whether the archive was made by other code or another site.toml; False where there is none.

    Looked at before the archive is opened to be written: its tables may be laid out otherwise.
    """
    try:
        with closing(open_to_read(folder / DATABASE)) as db:
            made_by = fingerprint_of(db)
    except NoArchiveYetError:
        return False
    return made_by is not None and made_by != fingerprint(folder)


def tell_if_outdated(folder: Path) -> None:
    """Say so in a line on standard error."""
    if is_outdated(folder):
        click.echo(
            "Note: this archive was made by another version of grace-archive or another "
            "site.toml; 'grace-archive rebuild' makes it anew.",
            err=True,
        )


def site_of(folder: Path) -> Site:
    """Return the site of a folder that is only read; Sentence if site.toml is not there."""
    held = read_site_file(folder)
    if held is None:
        raise Sentence(f"{folder} has no site.toml: put it back, or import again into a new one.")
    return held.as_site()
