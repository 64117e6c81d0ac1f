"""What a crawl is asked to do, how far it is, and how it ended."""

from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LEAST_DELAY = 1.0
"""Seconds between two requests that any host but loopback gets at least (DESIGN §1, rule 5)."""
RECHECK = 0.1
"""Share of what is held that a refresh asks for again: so an edit that no list shows is found."""

_NAMED = {"article": ("article",), "video": ("video",), "forum": ("forum", "topic")}


@dataclass(frozen=True, kw_only=True)
class CrawlPlan:
    """What to crawl and how.

    `only` holds any of article, video and forum; empty means everything. `delay` (between two
    requests) and `max_time` are seconds, `max_pages` counts addresses fetched in this run.
    `contact` is an address that the host may complain to. `full` fetches again what is held.
    `recheck` is the share of what is held that each refresh asks for again, whether or not anything
    tells of a change there.
    `sample` takes pages as different as possible, to learn what a site is like (with `max_pages`).
    `patience` is the first wait after a failure, in seconds; it doubles with each further try.
    `answer_within` are the seconds that one answer may take, from the request to its last byte.
    """

    only: tuple[str, ...] = ()
    delay: float = LEAST_DELAY
    max_pages: int | None = None
    max_time: float | None = None
    contact: str | None = None
    full: bool = False
    recheck: float = RECHECK
    sample: bool = False
    patience: float | None = None
    answer_within: float = 60.0

    def __post_init__(self) -> None:
        """Refuse seconds that are no number to wait for, with a ValueError in a sentence."""
        for name in ("delay", "max_time", "patience", "answer_within"):
            seconds = getattr(self, name)
            if seconds is not None and not 0 <= seconds < math.inf:
                message = f"{name} must be a number of seconds, not {seconds}."
                raise ValueError(message)
        if not 0 <= self.recheck <= 1:
            message = f"recheck must be a share from 0 to 1, not {self.recheck}."
            raise ValueError(message)

    @property
    def spider(self) -> str:
        """The name of the spider that crawls this."""
        return self.only[0] if len(self.only) == 1 else "site"

    @property
    def kinds(self) -> frozenset[str] | None:
        """The kinds of page that are fetched, None for all.

        What leads to pages is always among them, so are pages whose kind no link told.
        """
        if not self.only:
            return None
        named = {kind for name in self.only for kind in _NAMED[name]}
        leading = {"sitemap", "listing", "category", "tag", "author", "feed", "other"}
        return frozenset(leading | named)

    def pace(self, base_url: str) -> float:
        """Return the delay for a site in seconds: below LEAST_DELAY on loopback only."""
        return self.delay if is_loopback(base_url) else max(self.delay, LEAST_DELAY)

    def first_wait(self, base_url: str) -> float:
        """Return the wait before the second try, in seconds.

        A server on this machine gets a fiftieth: nobody is disturbed by asking again.
        """
        if self.patience is not None:
            return self.patience
        return 0.02 if is_loopback(base_url) else 1.0


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a crawl is: the queue's states, and this run's pages, requests, bytes and seconds.

    `kinds` counts the pages of this run that were read, by kind; `troubles` answers that ask for
    another try and requests without answer; `quiet` are the seconds that the host still gets.
    """

    queue: dict[str, int]
    pages: int
    requests: int
    received: int
    seconds: float
    kinds: dict[str, int] = field(default_factory=dict)
    troubles: int = 0
    quiet: float = 0.0

    @property
    def rate(self) -> float:
        """Pages a second, over the whole run."""
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def waiting(self) -> int:
        """Addresses that wait or are on their way."""
        return self.queue.get("pending", 0) + self.queue.get("leased", 0)


@dataclass(frozen=True, kw_only=True)
class CrawlOutcome:
    """How a crawl ended.

    `code` is the exit code: 0 done, 3 stopped early and can go on, 4 done but with pages that
    gave no answer. `reason` is a sentence. `counts` are the requests, bytes and statuses of
    the run; `stats` is what Scrapy counted. `interrupted` says that somebody ended it, or its host.
    `report` is the file that tells the host's webmaster what the crawl asked of the server.
    `shut_out` says that something else stood in the place of all pages (a robot check).
    """

    code: int
    reason: str
    progress: Progress
    counts: dict[str, int]
    stats: dict[str, object] = field(default_factory=dict)
    interrupted: bool = False
    shut_out: bool = False
    report: str | None = None


def is_loopback(url: str) -> bool:
    """Whether an address leads to this machine by its name alone.

    >>> is_loopback("http://127.0.0.1:8610/x"), is_loopback("http://[::1]/")
    (True, True)
    >>> is_loopback("https://localhost.example.org/")
    False
    """
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
