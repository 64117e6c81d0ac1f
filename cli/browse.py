"""`browse`: the archive in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from cli.errors import Sentence
from cli.folder import data_option, readable
from cli.outdated import tell_if_outdated

PORT = 8001
"""Datasette's own default port."""

port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="N",
    help="The port on 127.0.0.1; 0 takes a free one.",
)


@click.command(short_help="Show the archive in a browser, on this machine only.")
@data_option()
@port_option
@click.option("--no-open", is_flag=True, help="Do not open a browser window.")
def browse(data: Path, port: int, no_open: bool) -> None:
    """Show the archive in a browser, on this machine only; Ctrl-C ends it."""
    database = readable(data)
    tell_if_outdated(data)
    show(database, port, open_browser=not no_open)


def show(database: Path, port: int, *, open_browser: bool) -> None:
    """Serve archive.db on 127.0.0.1 until Ctrl-C; Sentence if it cannot be shown."""
    # Datasette takes half a second to load, so it is loaded only where it is used.
    from browse.app import BrowseError, serve

    def announce(address: str) -> None:
        click.echo(f"{database} is shown at {address} (Ctrl-C ends it).")

    try:
        serve(database, port, open_browser=open_browser, announce=announce)
    except BrowseError as error:
        raise Sentence(str(error)) from error
