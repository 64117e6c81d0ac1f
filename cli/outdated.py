"""What a command that only reads says of its folder: that it is outdated, and which site it is."""

from __future__ import annotations

from pathlib import Path

import click

from cli.errors import Sentence
from pipelines.outdated import is_outdated
from pipelines.read.sites.site import Site
from pipelines.site_file import read_site_file


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
