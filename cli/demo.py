"""`demo`: a made-up site, crawled and browsed on this machine."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from cli.browse import port_option, show
from cli.errors import Sentence, WrongUse
from cli.fetch import fetch
from cli.folder import DATABASE, data_option
from cli.session import opened
from demo.designs import LISTED
from demo.server import Server, serve
from demo.site import DESIGN, Demo
from pipelines.site_file import SiteFile, read_site_file
from scraper.plan import CrawlPlan

NAME = "demo"
ZONE = "America/Los_Angeles"


@click.command(short_help="Make up a small site, crawl it here and show its archive.")
@data_option(default="data/demo")
@click.option(
    "--pages",
    type=click.IntRange(12, 20_000),
    default=60,
    show_default=True,
    metavar="N",
    help="About how many articles, videos and discussions the site has.",
)
@click.option(
    "--seed",
    type=int,
    default=7,
    show_default=True,
    metavar="N",
    help="The number that the site is made up from; another one gives another site.",
)
@click.option(
    "--design",
    default=DESIGN,
    show_default=True,
    metavar="NAME",
    help=f"What the site looks like and which system serves it: {LISTED}.",
)
@click.option("--no-browse", is_flag=True, help="Make the archive only, do not show it.")
@port_option
def demo(data: Path, pages: int, seed: int, design: str, no_browse: bool, port: int) -> None:
    """Make up a site, crawl it on this machine and show its archive in a browser."""
    settings: dict[str, object] = {"pages": pages, "seed": seed}
    if design != DESIGN:  # left out otherwise: folders of before there was a choice are known
        settings["design"] = design
    try:
        made_up = Demo(seed=seed, pages=pages, design=design)
    except ValueError as error:
        raise WrongUse(f"The site cannot be made up: {error}.") from error
    with _served(made_up, _port_of(data, settings), data) as site:
        click.echo(f"Crawling a made-up site (on this machine only) at {site.base_url} …")
        file = SiteFile(site=NAME, base_url=site.base_url, timezone=ZONE, more={NAME: settings})
        with opened(data, "demo", file) as archive:
            code = fetch(archive, CrawlPlan(delay=0), reasons=False, first=False)
    if no_browse or code:
        sys.exit(code)
    show(data / DATABASE, port, open_browser=True)


def _served(site: Demo, port: int, data: Path) -> Server:
    """Serve the site; Sentence if the port that the folder's archive knows it by is taken."""
    try:
        return serve(site, port=port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Sentence(
            f"The made-up site in {data} was served at port {port}, which another program has "
            "taken: end that one, or give another folder with --data."
        ) from error


def _port_of(data: Path, settings: dict[str, object]) -> int:
    """Return the port that an earlier demo in that folder was served at, else 0: any."""
    held = read_site_file(data) if data.is_dir() else None
    if held is None:
        return 0
    if (held.more or {}).get(NAME) != settings:
        raise WrongUse(
            f"{data} holds another archive, not this demo: give another folder with --data."
        )
    return urlsplit(held.base_url or "").port or 0
