"""site.toml: what an archive knows of its site, written by the first crawl or import."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tomli_w

from pipelines.read.sites.profiles import profile
from pipelines.read.sites.site import ANY, Site
from pipelines.records.text import folded_name
from pipelines.site_rules import RuleError, hosts_of, kinds_of, labels_of, no_slips, selectors_of

FILE = "site.toml"


class SiteError(Exception):
    """The site cannot be told: a sentence for the user."""


@dataclass(frozen=True, kw_only=True)
class SiteFile:
    """The content of site.toml.

    `contact` is an address (mail or page) that the host may complain to. All other settings
    are kept word for word in `more`, for whoever added them; of these `staff`, `faculty` and
    `organisations` are lists of names as the site shows them, `hosts` further hosts of the site,
    and `labels`, `kinds` and `selectors` say how its pages are read (docs/adding-a-site.md).
    """

    site: str
    base_url: str | None = None
    timezone: str | None = None
    contact: str | None = None
    more: dict[str, object] | None = None

    def as_site(self) -> Site:
        """Return the site: its profile with this file's settings laid over it.

        Raises SiteError for a base address or time zone that is none, and for a rule on how pages
        are read that cannot be used.
        """
        known = profile(self.site)
        if self.site == ANY:
            return self._with_rules(replace(known, zone=_zone(self.timezone)))
        base = (self.base_url or known.base_url or "").rstrip("/")
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            message = (
                f"{base!r} is no base address: give one like https://example.org with --base-url."
            )
            raise SiteError(message)
        own = parts.netloc.lower()
        hosts = tuple(dict.fromkeys((own, *known.hosts)))
        zone = _zone(self.timezone or known.zone)
        return self._with_rules(
            replace(known, name=self.site, base_url=base, hosts=hosts, zone=zone)
        )

    def _with_rules(self, site: Site) -> Site:
        """Lay what this file says of hosts, people and markup over the profile."""
        more = self.more or {}
        try:
            no_slips(more)
            site = replace(
                site,
                hosts=tuple(dict.fromkeys((*site.hosts, *hosts_of(more)))),
                labels={**site.labels, **labels_of(more)},
                kinds=(*kinds_of(more), *site.kinds),
                selectors={**site.selectors, **selectors_of(more)},
            )
        except RuleError as error:
            message = f"{FILE}: {error}"
            raise SiteError(message) from error
        return self._with_people(site)

    def _with_people(self, site: Site) -> Site:
        """Lay the names that this file lists over the profile's."""
        return replace(
            site,
            staff=self._names("staff", site.staff),
            faculty=self._names("faculty", site.faculty),
            organisations=self._names("organisations", site.organisations),
        )

    def _names(self, key: str, known: frozenset[str]) -> frozenset[str]:
        names = (self.more or {}).get(key)
        if names is None:
            return known
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            message = f"{FILE}: {key} must be a list of names in quotation marks."
            raise SiteError(message)
        return frozenset(folded_name(name) for name in names)


def _zone(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"{name!r} is no time zone: give an IANA name like America/Los_Angeles."
        raise SiteError(message) from error
    return name


def read_site_file(folder: Path) -> SiteFile | None:
    """Return the folder's site.toml, None where there is none.

    Raises SiteError if its content cannot be used, OSError if it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}. Mend it or take it away."
        raise SiteError(message) from error
    known = {"site", "base_url", "timezone", "contact"}
    for key in known & found.keys():
        if not isinstance(found[key], str):
            message = f"{path}: {key} must be a text in quotation marks."
            raise SiteError(message)
    if "site" not in found:
        message = f'{path} names no site: add a line like site = "grace".'
        raise SiteError(message)
    return SiteFile(
        **{key: found[key] for key in known & found.keys()},
        more={k: v for k, v in found.items() if k not in known} or None,
    )


def write_site_file(folder: Path, content: SiteFile) -> None:
    """Write site.toml anew, whole or not at all."""
    named = {
        "site": content.site,
        "base_url": content.base_url,
        "timezone": content.timezone,
        "contact": content.contact,
    }
    values = {k: v for k, v in named.items() if v is not None} | (content.more or {})
    path = folder / FILE
    partial = path.with_suffix(".toml.partial")
    partial.write_text(tomli_w.dumps(values), encoding="utf-8")
    partial.replace(path)
