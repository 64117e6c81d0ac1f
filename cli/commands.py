"""The command `grace-archive`: its groups of commands in one."""

from __future__ import annotations

import click

from cli.browse import browse
from cli.check import check
from cli.crawl import crawl
from cli.demo import demo
from cli.errors import Told
from cli.explain import explain
from cli.look import status
from cli.rebuild import rebuild
from cli.take_in import import_files
from scraper.software import AGENT, VERSION


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name=AGENT)
def command() -> None:
    """Crawl, keep, read and browse GRACE-style sites: articles, videos, patient forums."""


for each in (demo, crawl, import_files, rebuild, status, check, explain, browse):
    command.add_command(each)
