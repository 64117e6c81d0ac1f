"""The start and the end of a crawl, as its notes in the WARC tell them (DESIGN §1, rule 2)."""

from __future__ import annotations

import time
import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING

from pipelines.keep.writer import WarcWriter
from pipelines.read.addresses import absolute, normal
from scraper.journal import Journal
from scraper.plan import CrawlOutcome, Progress
from scraper.session import Session
from scraper.software import SOFTWARE

if TYPE_CHECKING:
    from pipelines.run import Archive
    from scraper.plan import CrawlPlan


def begin(archive: Archive, plan: CrawlPlan) -> Session:
    """Note the start of a crawl, put the start pages into the queue, and return the session."""
    session = Session(archive, plan)
    crawl = f"urn:uuid:{uuid.uuid4()}"
    asked = {key: value for key, value in asdict(plan).items() if value not in (None, (), False)}
    writer = WarcWriter(
        archive.keep,
        software=SOFTWARE,
        operator=plan.contact,
        robots_policy="obeyed (RFC 9309)",
        settings=asked,
        crawl=crawl,
    )
    session.journal = Journal(session, writer, crawl)
    seeds = start_pages(archive)
    start = {
        "software": SOFTWARE,
        "site": archive.site.name,
        "spider": plan.spider,
        "settings": asked,
        "seeds": seeds,
    }
    note = writer.note("crawl-start", session.base_url, start)
    writer.flush()
    archive.take([note])
    with archive.store.database.atomic():
        queue = archive.store.queue
        queue.release()
        if plan.full:
            queue.again()
        queue.seed(seeds)
    return session


def end(session: Session, finish: str) -> CrawlOutcome:
    """Note the end of a crawl, settle the archive, and say how it ended.

    `finish` is Scrapy's word for why it closed. Raises what broke the crawl, if anything did;
    the crawl then has no end on record.
    """
    journal, archive = session.journal, session.archive
    session.drop_waiting()
    journal.flush()
    if session.error:
        journal.close()
        raise session.error
    with archive.store.database.atomic():
        archive.store.queue.release()
    archive.settle()
    outcome = _judged(session)
    data: dict[str, object] = {
        "outcome": "stopped" if outcome.code == 3 else "complete",
        "finish_reason": finish,
        "reason": outcome.reason,
        "counts": outcome.counts,
    }
    journal.close(("crawl-end", session.base_url, data))
    if session.error:
        raise session.error
    return outcome


def start_pages(archive: Archive) -> list[str]:
    """Return the addresses that a crawl of the site begins at, in normal form."""
    base = archive.site.base_url or ""
    joined = [absolute(path, base) for path in ("/", *archive.site.start)]
    return list(dict.fromkeys(normal(url, archive.site) for url in joined if url))


def progress(session: Session) -> Progress:
    """Return how far a crawl is."""
    return Progress(
        queue=session.archive.store.queue.counts(),
        pages=session.pages,
        requests=session.counts["requests"],
        received=session.counts["bytes"],
        seconds=time.monotonic() - session.began,
    )


def _judged(session: Session) -> CrawlOutcome:
    now = progress(session)
    waiting = session.archive.store.queue.pending(session.plan.kinds)
    failed = now.queue.get("failed", 0)
    if session.stopped:
        code, reason = 3, session.stopped
    elif waiting:
        code = 3
        reason = f"Stopped with {waiting} addresses to go; run the same command again to go on."
    elif failed:
        code, reason = 4, f"Done, but {failed} addresses gave no answer after all tries."
    else:
        code, reason = 0, "Done: every address has its answer."
    return CrawlOutcome(code=code, reason=reason, progress=now, counts=dict(session.counts))
