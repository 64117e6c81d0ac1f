"""`crawl`: what the site has, fetched politely, kept and read."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from cli.errors import WrongUse
from cli.fetch import fetch, say_cost
from cli.folder import data_option
from cli.session import opened
from cli.site import SiteOptions, is_address, settle, site_options
from pipelines.site_file import SiteFile
from scraper.plan import LEAST_DELAY, RECHECK, CrawlPlan, is_loopback


class Number(click.FloatRange):
    """A number that is told in plain words what it should be; nan and inf, floats too, are none."""

    noun = "number of seconds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number, or fail as click does."""
        try:
            finite = math.isfinite(float(value))
        except ValueError:
            finite = False
        if not finite:
            self.fail(f"{str(value)!r} is no {self.noun}.", param, ctx)
        return float(super().convert(value, param, ctx))


class Share(Number):
    """A share of something."""

    noun = "share: give a number from 0 to 1"


KINDS = ("article", "video", "forum")


def _kinds(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    kinds = tuple(part.strip() for part in (value or "").split(",") if part.strip())
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}.")
    return kinds


@click.command(short_help="Fetch what is not held yet; go on after a stop.")
@data_option()
@site_options(any_site=False)
@click.option(
    "--only",
    callback=_kinds,
    metavar="KINDS",
    help="Only these kinds of page, with commas between them: article, video, forum.",
)
@click.option(
    "--delay",
    type=Number(min=0),
    default=LEAST_DELAY,
    show_default=True,
    metavar="SECONDS",
    help="Seconds between two requests; less than 1 is taken for a server on this machine only.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop after this many pages; the same command goes on.",
)
@click.option(
    "--max-time",
    type=Number(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop after this many seconds; the same command goes on.",
)
@click.option(
    "--contact",
    metavar="ADDRESS",
    help="A mail or web address that the host may complain to; it stands in every request and is "
    "kept in site.toml. Not needed for a server on this machine.",
)
@click.option(
    "--full", is_flag=True, help="Ask again for every page, not only for what may have changed."
)
@click.option(
    "--recheck",
    type=Share(0, 1),
    default=RECHECK,
    show_default=True,
    metavar="SHARE",
    help="Share of what is held that a refresh asks for again although nothing tells of a change; "
    "with 0.1 an edit that no list shows is found within ten runs.",
)
@click.option(
    "--estimate",
    is_flag=True,
    help="Only say what it would cost: requests, bytes, and the hour it would end. Of a site that "
    "is new here at most 20 pages are fetched for that.",
)
@click.option(
    "--letter",
    is_flag=True,
    help="With --estimate: print a note to send to the webmaster first.",
)
@click.option("--json", "in_json", is_flag=True, help="With --estimate: print JSON, for a program.")
def crawl(
    data: Path,
    site: str | None,
    base_url: str | None,
    timezone: str | None,
    contact: str | None,
    only: tuple[str, ...],
    delay: float,
    max_pages: int | None,
    max_time: float | None,
    full: bool,
    recheck: float,
    estimate: bool,
    letter: bool,
    in_json: bool,
) -> None:
    """Fetch what is not held yet: the first run takes all, a stopped one goes on.

    Of a site that is new here 20 pages are taken first, and what was understood of them is shown;
    if that is nothing, no more is fetched. Once a run was complete, the next one refreshes: it asks
    again for what shows news, what is told to have changed, and a share of the rest (--recheck).
    Ctrl-C ends it in good order, once more at once; either way the same command goes on.
    """
    if not estimate and (letter or in_json):
        raise WrongUse("--letter and --json tell what a crawl would cost: add --estimate.")
    plan = CrawlPlan(
        only=only, delay=delay, max_pages=max_pages, max_time=max_time, full=full, recheck=recheck
    )
    said = SiteOptions(site=site, base_url=base_url, timezone=timezone)
    chosen = _with_contact(settle(data, said), contact, plan)
    with opened(data, "crawl", chosen) as archive:
        plan = replace(plan, contact=chosen.contact)
        if estimate:
            code = say_cost(archive, plan, as_letter=letter, in_json=in_json)
        else:
            code = fetch(archive, plan)
    sys.exit(code)


def _with_contact(site: SiteFile, given: str | None, plan: CrawlPlan) -> SiteFile:
    """Return the site with a contact where its host needs one; WrongUse where it is refused."""
    base = site.as_site().base_url
    if base is None:
        raise WrongUse("An archive of any site is filled by 'grace-archive import', not by crawl.")
    here = is_loopback(base)
    if plan.delay < LEAST_DELAY and not here:
        raise WrongUse(
            f"--delay {plan.delay:g} is too fast for {base}: a second or more, "
            "but for a server on this machine."
        )
    contact = given or site.contact or (None if here else _ask())
    if contact is not None and not _is_contact(contact):
        raise WrongUse(f"{contact!r} is no contact: give a mail or web address with --contact.")
    return replace(site, contact=contact)


def _ask() -> str:
    if not sys.stdin.isatty():
        raise WrongUse(
            "Whom may the host write to? Give your mail or web address with --contact; "
            "it is asked for once."
        )
    return str(click.prompt("Your mail or web address, for the host to complain to"))


def _is_contact(text: str) -> bool:
    name, at, host = text.partition("@")
    mail = bool(at and name and "." in host)
    page = text.startswith(("http://", "https://")) and is_address(text)
    return text.isprintable() and " " not in text and (mail or page)
