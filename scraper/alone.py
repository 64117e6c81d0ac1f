"""`scrapy crawl NAME -a base_url=…`: a crawl without the command, on the same archive."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals

from pipelines.run import Archive
from pipelines.site_file import SiteError, SiteFile, read_site_file
from pipelines.store.database import ArchiveError
from scraper.desk import OwnDesk
from scraper.ledger import begin, close, conclude, last_note, prepare
from scraper.plan import CrawlPlan, is_loopback

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from scraper.session import Session

LOCK = "lock"
"""The file that the commands lock too: one writes at a time."""


def session_alone(crawler: Crawler, only: tuple[str, ...], arguments: dict[str, str]) -> Session:
    """Open the archive that `scrapy crawl` is told of, and end its crawl when Scrapy closes.

    The folder is the argument `data`, else the setting GRACE_DATA, else `data`. How it ended is
    said in a sentence on standard error. Ends the process (exit code 1, with a sentence) where the
    arguments do not do: an exception of a spider that is being made is only logged by Scrapy.
    """
    folder = Path(arguments.pop("data", "") or crawler.settings.get("GRACE_DATA") or "data")
    try:
        site = _site(folder, arguments)
        plan = _plan(only, site, arguments)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _lock(folder)
        archive = Archive.open(folder, site)
    except (SiteError, ArchiveError, ValueError, OSError) as error:
        raise SystemExit(str(error)) from error
    archive.keep.mend()
    archive.catch_up()
    prepare(archive, plan)
    session = begin(OwnDesk(archive, plan), archive.keep, plan)
    began = time.monotonic()

    def at_the_end(reason: str) -> None:
        ended = close(session, reason)
        outcome = conclude(archive, plan, ended, time.monotonic() - began)
        session.journal.close(last_note(archive.site, ended, outcome))
        archive.close()
        lock.close()
        sys.stderr.write(outcome.reason + "\n")

    crawler.signals.connect(at_the_end, signals.spider_closed, weak=False)
    return session


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


def _lock(folder: Path) -> IO[str]:
    file = (folder / LOCK).open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        message = f"{folder} is being written by another command: wait until it ends, or stop it."
        raise SiteError(message) from error
    file.truncate(0)
    file.write(f'{{"pid": {os.getpid()}, "command": "crawl", "since": ""}}')
    file.flush()
    return file
