"""`scrapy crawl NAME -a base_url=…`: a crawl without the command, on the same archive."""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals

from pipelines.keep.errors import KeepError
from pipelines.lock import LockedError, locked
from pipelines.outdated import is_outdated
from pipelines.private import close_to_others
from pipelines.rebuild import rebuild
from pipelines.run import Archive
from pipelines.site_file import SiteError, SiteFile, read_site_file
from pipelines.store.database import ArchiveError
from scraper.desk import OwnDesk
from scraper.ledger import begin, close, conclude, last_note, prepare
from scraper.plan import CrawlPlan, is_loopback
from scraper.report import reported

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from scraper.session import Session

FORESEEN = (ArchiveError, KeepError, LockedError, SiteError, ValueError, OSError, sqlite3.Error)
"""Errors whose text is a sentence, or near enough to one."""


def session_alone(crawler: Crawler, only: tuple[str, ...], arguments: dict[str, str]) -> Session:
    """Open the archive that `scrapy crawl` is told of, and end its crawl when Scrapy closes.

    The folder is the argument `data`, else the setting GRACE_DATA, else `data`. How it ended is
    said in a sentence on standard error. Ends the process (exit code 1, with a sentence) where the
    arguments do not do: an exception of a spider that is being made is only logged by Scrapy.
    """
    folder = Path(arguments.pop("data", "") or crawler.settings.get("GRACE_DATA") or "data")
    held = ExitStack()
    try:
        site = _site(folder, arguments)
        plan = _plan(only, site, arguments)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        close_to_others(folder)
        held.enter_context(locked(folder, "crawl"))
        archive = held.enter_context(closing(_opened(folder, site)))
        prepare(archive, plan)
        session = begin(OwnDesk(archive, plan, _say), archive.keep, plan)
    except FORESEEN as error:
        held.close()
        raise SystemExit(str(error)) from error
    began = time.monotonic()

    def at_the_end(reason: str) -> None:
        with held:
            try:
                ended = close(session, reason)
                outcome = conclude(archive, plan, ended, time.monotonic() - began)
                session.journal.close(last_note(archive.site, ended, outcome))
                outcome = reported(archive, plan, outcome)
            except FORESEEN as error:
                _say(f"Error: {error}")
            else:
                _say(f"{outcome.reason} The report for the webmaster: {outcome.report}")

    crawler.signals.connect(at_the_end, signals.spider_closed, weak=False)
    return session


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _opened(folder: Path, site: SiteFile) -> Archive:
    """Open the archive, with everything in it that is kept, as the code reads it today."""
    if is_outdated(folder):
        _say("The archive was made by other code or another site.toml: it is rebuilt first.")
        rebuild(folder, say=_say)
    archive = Archive.open(folder, site)
    archive.keep.mend(archive.store.read_to())
    archive.catch_up()
    return archive


def _site(folder: Path, arguments: dict[str, str]) -> SiteFile:
    held = read_site_file(folder)
    base = (arguments.pop("base_url", "") or (held and held.base_url) or "").rstrip("/")
    if not base:
        message = "Which site? Give its address: -a base_url=https://example.org"
        raise SiteError(message)
    return SiteFile(
        site=held.site if held else urlsplit(base).hostname or "",
        base_url=base,
        timezone=arguments.pop("timezone", None) or (held.timezone if held else None),
        contact=arguments.pop("contact", None) or (held.contact if held else None),
    )


def _plan(only: tuple[str, ...], site: SiteFile, arguments: dict[str, str]) -> CrawlPlan:
    if not site.contact and not is_loopback(site.base_url or ""):
        message = "Whom may the host complain to? Give an address: -a contact=me@example.org"
        raise SiteError(message)
    limit = arguments.pop("max_pages", None)
    plan = CrawlPlan(
        only=only,
        delay=float(arguments.pop("delay", 1.0)),
        max_pages=int(limit) if limit else None,
        contact=site.contact,
    )
    if arguments:
        message = f"No such argument: {', '.join(sorted(arguments))}."
        raise SiteError(message)
    return plan
