"""The command `grace-archive`: its groups of commands in one."""

from __future__ import annotations

import click

from cli.errors import Told, tell_bugs


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="grace-archive", prog_name="grace-archive")
def command() -> None:
    """Crawl, keep, read and browse GRACE-style sites: articles, videos, patient forums."""


def main() -> None:
    """Run the command with the arguments of this process."""
    tell_bugs()
    command(prog_name="grace-archive")
