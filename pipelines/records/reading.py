"""What reading one capture gives: all that the store needs, and nothing of the page's bytes."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.records.answer import Place
from pipelines.records.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureFacts:
    """The columns of `captures` that stand in the record itself; see `Answer`."""

    record_id: str
    crawl: str | None
    url: str
    captured_at: str
    status: int
    mime: str | None
    etag: str | None
    last_modified: str | None
    payload_digest: str | None
    place: Place
    repeats: str | None = None
    """Record-ID of the capture that a 304 or revisit repeats, "" where it names none."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """An address on the site's own hosts that a capture shows, in its normal form.

    `kind` is what the place it was found in tells of the target (a topic row: topic), else None;
    `ending` is what is told of a slash at the address's end, which the normal form has not.
    `changed` is when a sitemap or feed says that the target last changed, written as `captured_at`.
    """

    url: str
    kind: str | None = None
    ending: int = 0
    changed: str | None = None


LINKED, LINKED_WITHOUT, SLASHED, UNSLASHED = 1, 2, 3, 4
"""Endings of an address, the surer the higher: a link has a slash there; some link has none; the
site redirects to the address with it; the site redirects to the address without it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read, or was read with doubt: a row of `problems`."""

    kind: str
    message: str
    field: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one capture says.

    `address` is the capture's address in its normal form; `is_page` is False for robots.txt,
    sitemaps and frames, which have no row in `pages`. `findings` has one PAGE finding about
    `address` if it is a page. `robots` is the text of a robots.txt that answered, or of what
    may be one that is redirected to (None otherwise), `robots_at` where a robots.txt redirects to.
    `blocked` says why an answer is no page of the site, whatever its status (a robot check, a login
    form, maintenance); it then has no findings. `lists` is True of a sitemap, or an index of
    sitemaps, with its content: `links` are then all that it lists.
    """

    capture: CaptureFacts
    site: str
    address: str
    is_page: bool
    findings: tuple[Finding, ...] = ()
    links: tuple[FoundLink, ...] = ()
    problems: tuple[Trouble, ...] = ()
    content_hash: str | None = None
    robots: str | None = None
    robots_at: str | None = None
    blocked: str | None = None
    lists: bool = False
