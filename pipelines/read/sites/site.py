"""A site, as far as reading and fetching must know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

ANY = "any"
"""The name of a site.toml that takes every host (`--site any`)."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site: a profile of `sites/`, with what site.toml says of this archive laid over it.

    `base_url` is None where any site is taken; `hosts` are host[:port] as in an address,
    the base address's own first. `zone` is an IANA name; without it a time that shows no offset
    stays a day. `start` are the paths a crawl begins at. `staff`, `faculty` and
    `organisations` are folded names (`folded_name`).

    What the archive's own site.toml may say of its markup: `labels` are further folded words for a
    meaning of `words.LABELS`, `kinds` pairs of a path pattern (as fnmatch has it) and the kind of
    the pages there, `selectors` maps a kind to CSS selectors by field.
    """

    name: str
    base_url: str | None = None
    hosts: tuple[str, ...] = ()
    zone: str | None = None
    start: tuple[str, ...] = ("/",)
    staff: frozenset[str] = frozenset()
    faculty: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: tuple[tuple[str, str], ...] = ()
    selectors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def takes_any(self) -> bool:
        """Whether every host's pages are taken."""
        return self.name == ANY

    @cached_property
    def timezone(self) -> ZoneInfo | None:
        """The time zone, None where it is not known."""
        return ZoneInfo(self.zone) if self.zone else None

    @cached_property
    def scheme(self) -> str:
        """The scheme of the base address: http and https lead to one page."""
        return urlsplit(self.base_url).scheme if self.base_url else "https"

    def covers(self, host: str) -> bool:
        """Whether host[:port] is one of the site's own."""
        return self.takes_any or host in self.hosts

    def name_for(self, url: str) -> str:
        """Return what a row's `site` is: the name, or the host where any site is taken."""
        return url.partition("://")[2].partition("/")[0] if self.takes_any else self.name
