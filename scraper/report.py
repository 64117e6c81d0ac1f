"""The report of a crawl that its host's webmaster may be sent: what it cost, and what was kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.store.queue import ROBOTS
from scraper.settings import user_agent

if TYPE_CHECKING:
    from pipelines.run import Archive
    from scraper.plan import CrawlOutcome, CrawlPlan

FOLDER = "reports"
_WIDTH = 20
_UNANSWERED = "no answer: "


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What the report tells; `delay` is what was asked for on our side, in seconds.

    `counts` are those of `crawls.counts`; `forbidden` addresses are known of which robots.txt says
    no; `ended` is the sentence that says why the crawl ended.
    """

    site: str
    began: datetime
    over: datetime
    agent: str
    contact: str | None
    delay: float
    counts: Mapping[str, int]
    forbidden: int
    ended: str

    @property
    def text(self) -> str:
        """The report in plain lines."""
        head = f"A crawl of {self.site}: what it asked of the server.\n\n"
        return head + "".join(f"{name:<{_WIDTH}}{what}\n" for name, what in self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        count = self.counts
        yield "From", _moment(self.began)
        yield "To", _moment(self.over)
        yield "User-Agent", self.agent
        yield "Contact", self.contact or "none: a server on this machine"
        yield "Requests", f"{count.get('requests', 0):,}"
        yield "Bytes received", f"{count.get('bytes', 0):,} (bodies, as they came)"
        yield "Busiest minute", f"{count.get('peak requests a minute', 0):,} requests"
        yield "Your response time", _response(count)
        yield "Answers by status", _named(count, "answered ") or "none"
        yield "Without an answer", _named(count, _UNANSWERED) or "none"
        yield "Waits you asked for", _waits(count)
        yield "Between requests", _pace(self.delay, count)
        yield "robots.txt", f"obeyed (RFC 9309); {self.forbidden:,} known addresses not asked for"
        yield "How it ended", self.ended

    def write(self, data: Path) -> Path:
        """Write it into the data folder, for the owner alone; return the file."""
        folder = data / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        name = f"{self.began.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        names = (name, *(f"{name}-{n}" for n in range(2, 1000)))  # a second may see two begin
        path = next(p for p in (folder / f"{name}.txt" for name in names) if not p.exists())
        path.touch(mode=0o600)
        path.write_text(self.text, encoding="utf-8")
        return path


def reported(archive: Archive, plan: CrawlPlan, outcome: CrawlOutcome) -> CrawlOutcome:
    """Write the report of a crawl that has just ended; return its outcome with the file's name."""
    over = datetime.now(UTC)
    base = archive.site.base_url or ""
    query = "select count(*) from queue where state = 'skipped' and reason = ?"
    (forbidden,) = archive.store.database.execute(query, [ROBOTS]).fetchone()
    report = Report(
        site=base,
        began=over - timedelta(seconds=outcome.progress.seconds),
        over=over,
        agent=user_agent(plan.contact),
        contact=plan.contact,
        delay=plan.pace(base),
        counts=outcome.counts,
        forbidden=forbidden,
        ended=outcome.reason,
    )
    return replace(outcome, report=str(report.write(archive.folder)))


def _moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _response(count: Mapping[str, int]) -> str:
    half, most = count.get("response ms p50"), count.get("response ms p95")
    if not half or not most:
        return "not measured"
    return f"half of the answers began within {half:,} ms (p50), 95 % within {most:,} ms (p95)"


def _named(count: Mapping[str, int], before: str) -> str:
    """Return the counts whose names begin so, in the order of their names."""
    found = sorted((name[len(before) :], n) for name, n in count.items() if name.startswith(before))
    return "; ".join(f"{name}: {n:,}" for name, n in found)


def _waits(count: Mapping[str, int]) -> str:
    asked = count.get("waits", 0)
    if not asked:
        return "none (Retry-After)"
    seconds, kept = count.get("seconds of waits", 0), count.get("waits kept", 0)
    return f"{asked:,} (Retry-After), {seconds:,} seconds in all; {kept:,} kept"


def _pace(delay: float, count: Mapping[str, int]) -> str:
    slowest = max(count.get("slowest delay ms", 0) / 1000, delay)
    slower = f", up to {slowest:g} seconds while the server was slow or asked for it"
    return f"{delay:g} seconds at least{slower if slowest > delay else ''}"
