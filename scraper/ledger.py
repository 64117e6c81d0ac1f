"""The start and the end of a crawl, as its notes in the WARC tell them (DESIGN §1, rule 2).

The fetching side begins and closes; the archive's side prepares the queue and concludes. They may
be two processes.
"""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pipelines.keep.writer import WarcWriter
from pipelines.read.start_pages import start_pages
from pipelines.records.answer import is_final
from pipelines.store.refresh.refresh import Refresh
from scraper.desk import Counts
from scraper.journal import Journal
from scraper.plan import CrawlOutcome, Progress
from scraper.room import make_sure_of_room
from scraper.session import Session
from scraper.shut_out import holds_a_page, shut_out
from scraper.software import SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.keep.folder import WarcFolder
    from pipelines.read.sites.site import Site
    from pipelines.run import Archive
    from scraper.desk import Desk
    from scraper.plan import CrawlPlan

NOTHING_CAME = (
    "The site showed no page: {failed} gave no answer after all tries. Nothing is lost; run the "
    "same command again later, it asks for them again."
)
LastNote = tuple[str, str, dict[str, object]]
"""Kind, address and data of a note."""


class Ended(NamedTuple):
    """How fetching ended: Scrapy's word, why it was stopped, what broke it, what came in."""

    finish: str
    stopped: str | None
    error: Exception | None
    counts: Counts


def prepare(archive: Archive, plan: CrawlPlan) -> None:
    """Put the queue in order before a crawl; the start pages come into it with the first note.

    Raises KeepError, in a sentence, where the disk has too little room.
    """
    with archive.store.database.atomic():
        archive.store.queue.leases.release()
        if plan.full:
            archive.store.queue.again()
    waiting = archive.store.queue.pending(plan.kinds)
    make_sure_of_room(archive.folder, min(waiting, plan.max_pages or waiting))


def begin(
    desk: Desk, folder: WarcFolder, plan: CrawlPlan, under_way: Callable[[], None] | None = None
) -> Session:
    """Note the start of a crawl in the WARC and return its session. Raises KeepError."""
    session = Session(desk, plan, under_way)
    crawl = f"urn:uuid:{uuid.uuid4()}"
    asked = {key: value for key, value in asdict(plan).items() if value is not None}
    writer = WarcWriter(
        folder,
        software=SOFTWARE,
        operator=plan.contact,
        robots_policy="obeyed (RFC 9309)",
        settings=asked,
        crawl=crawl,
    )
    session.journal = Journal(session, writer, crawl)
    start: dict[str, object] = {
        "software": SOFTWARE,
        "site": desk.site.name,
        "spider": plan.spider,
        "settings": asked,
        "seeds": start_pages(desk.site),
    }
    session.journal.start(session.base_url, start)
    return session


def close(session: Session, finish: str) -> Ended:
    """Hand in what is left, and say how fetching ended; `finish` is Scrapy's word for it."""
    session.drop_waiting()
    session.journal.flush()
    pages, seen = session.told()
    return Ended(
        finish, session.stopped, session.error, Counts(pages, seen | session.figures.told())
    )


def conclude(archive: Archive, plan: CrawlPlan, ended: Ended, seconds: float) -> CrawlOutcome:
    """Settle the archive and judge the crawl. Raises what broke it, which leaves it without end."""
    with archive.store.database.atomic():
        archive.store.queue.leases.release()
    if ended.error:
        raise ended.error
    archive.settle()
    now = progress(archive, ended.counts, seconds)
    barred = shut_out(archive)
    code, reason = _judged(archive, plan, ended, now, barred)
    return CrawlOutcome(
        code=code,
        reason=reason,
        progress=now,
        counts=ended.counts.seen,
        interrupted=ended.finish != "finished" or ended.stopped is not None,
        shut_out=reason == barred,
    )


def last_note(site: Site, ended: Ended, outcome: CrawlOutcome) -> LastNote:
    """Return the note of the crawl's end.

    One that the site shut out is complete: nothing is left of it, and the next asks again.
    """
    data: dict[str, object] = {
        "outcome": "stopped" if outcome.code == 3 and not outcome.shut_out else "complete",
        "finish_reason": ended.finish,
        "reason": outcome.reason,
        "counts": outcome.counts,
    }
    return "crawl-end", site.base_url or "", data


def cut_short(site: Site, ended: Ended) -> LastNote:
    """Return the note of a crawl that was ended at once while it was being concluded."""
    data: dict[str, object] = {
        "outcome": "stopped",
        "finish_reason": ended.finish,
        "reason": "Stopped at once, at its end; run the same command again to go on.",
        "counts": ended.counts.seen,
    }
    return "crawl-end", site.base_url or "", data


def progress(
    archive: Archive, counts: Counts, seconds: float, queue: dict[str, int] | None = None
) -> Progress:
    """Return how far a crawl is; `queue` are its states where they were counted just now."""
    return Progress(
        queue=archive.store.queue.counts() if queue is None else queue,
        pages=counts.pages,
        requests=counts.seen.get("requests", 0),
        received=counts.seen.get("bytes", 0),
        seconds=seconds,
        troubles=sum(count for name, count in counts.seen.items() if _asks_again(name)),
    )


def _asks_again(name: str) -> bool:
    """Whether a count is of answers that ask for another try, or of requests without answer."""
    kind, _, status = name.partition(" ")
    return name.startswith("no answer") or (kind == "answered" and not is_final(int(status)))


def _judged(
    archive: Archive, plan: CrawlPlan, ended: Ended, now: Progress, barred: str | None
) -> tuple[int, str]:
    waiting = archive.store.queue.pending(plan.kinds)
    failed = now.queue.get("failed", 0)
    if ended.stopped:
        return 3, ended.stopped
    if waiting:
        reason = f"Stopped with {_addresses(waiting)} to go; run the same command again to go on."
        return 3, reason
    if barred:
        return 3, barred
    full = plan.max_pages and now.pages + failed >= plan.max_pages
    if (full or ended.finish != "finished") and _is_more_due(archive, plan):
        return 3, "Stopped before all that may be new was asked for; the same command goes on."
    if failed and not holds_a_page(archive):
        return 4, NOTHING_CAME.format(failed=_addresses(failed))
    if failed:
        return 4, f"Done, but {_addresses(failed)} gave no answer after all tries."
    return 0, "Done: every address has its answer."


def _is_more_due(archive: Archive, plan: CrawlPlan) -> bool:
    """Whether a refresh is not through, although nothing waits: it decides step by step."""
    refresh = Refresh(archive.store.database, archive.site, plan.recheck)
    return not plan.sample and bool(refresh.due(datetime.now(UTC), plan.kinds))


def _addresses(count: int) -> str:
    return f"{count:,} address{'' if count == 1 else 'es'}"
