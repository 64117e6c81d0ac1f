"""`crawl`: what the site has, fetched politely, kept and read."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from cli.errors import WrongUse
from cli.folder import data_option
from cli.progress import Step, progress
from cli.session import opened
from cli.site import SiteOptions, is_address, settle, site_options
from cli.summary import before, tell
from cli.wording import amount, plain, size
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.plan import LEAST_DELAY, CrawlPlan, Progress, is_loopback


class Seconds(click.FloatRange):
    """A number of seconds; nan and inf, which are floats too, are none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number, or fail as click does."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return number


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
    type=Seconds(min=0),
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
    type=Seconds(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop after this many seconds; the same command goes on.",
)
@click.option(
    "--contact",
    metavar="ADDRESS",
    help="A mail or web address that the host may complain to; it stands in every request and is "
    "kept in site.toml. Not needed for a server on this machine.",
)
@click.option("--full", is_flag=True, help="Ask again for every page, also for those just held.")
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
) -> None:
    """Fetch what is not held yet: the first run takes all, a stopped one goes on.

    What is held is asked for again only with --full.
    """
    plan = CrawlPlan(only=only, delay=delay, max_pages=max_pages, max_time=max_time, full=full)
    said = SiteOptions(site=site, base_url=base_url, timezone=timezone)
    chosen = _with_contact(settle(data, said), contact, plan)
    with opened(data, "crawl", chosen) as archive:
        code = fetch(archive, replace(plan, contact=chosen.contact))
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


def fetch(archive: Archive, plan: CrawlPlan, *, reasons: bool = True) -> int:
    """Crawl, show how far it is, and say how it ended; return the exit code.

    `reasons` also says why addresses were skipped or failed.
    """
    # Scrapy takes a second to load, so it is loaded only where it is used.
    from scraper.run import crawl as run

    was = before(archive)
    with progress() as step:
        outcome = run(archive, plan, lambda now: _show(step, now), _say)
    now = outcome.progress
    click.echo(
        f"{plain(outcome.reason)} {amount(now.requests, 'request')}, {size(now.received)} in "
        f"{now.seconds:.0f} s."
    )
    unread = tell(archive, was, reasons=reasons)
    return outcome.code or unread


def _say(sentence: str) -> None:
    click.echo(plain(sentence), err=True)


def _show(step: Step, now: Progress) -> None:
    waiting = now.queue.get("pending", 0) + now.queue.get("leased", 0)
    known = sum(now.queue.values()) - now.queue.get("skipped", 0)
    said = f"{known - waiting:,} of {known:,} addresses, {now.rate:.1f} pages a second"
    step("fetching", known - waiting, known, said)
