"""Which site an archive is of: the options that say so, and what site.toml already says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from cli.errors import WrongUse
from cli.folder import holds_nothing
from pipelines.read.sites.profiles import PROFILES
from pipelines.read.sites.site import ANY
from pipelines.site_file import SiteError, SiteFile, read_site_file

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteOptions:
    """What the command line says of the site; None: not said."""

    site: str | None = None
    base_url: str | None = None
    timezone: str | None = None


def site_options(any_site: bool) -> Callable[[Command], Command]:
    """Return the options --site, --base-url and --timezone; `any_site`: 'any' is a site too."""
    known = ", ".join(sorted(set(PROFILES) - {ANY}))
    also = " 'any' keeps the pages of every host." if any_site else ""

    def add(command: Command) -> Command:
        for option in reversed(
            (
                click.option(
                    "--site",
                    metavar="NAME",
                    help=f"The site's name; known by name: {known}.{also}",
                ),
                click.option(
                    "--base-url",
                    metavar="URL",
                    help="The site's base address, like https://example.org.",
                ),
                click.option(
                    "--timezone",
                    metavar="TZ",
                    help="The site's time zone (an IANA name like America/Los_Angeles), "
                    "for times that show no offset.",
                ),
            )
        ):
            command = option(command)
        return command

    return add


def settle(folder: Path, said: SiteOptions) -> SiteFile:
    """Return the folder's site: what site.toml says, or in a new folder what the options say.

    A folder that holds nothing yet may become another site's, and a time zone may be told where
    none is known. Nothing is written. WrongUse if neither says it, if they differ, or if what is
    said is wrong.
    """
    _check(said)
    held = read_site_file(folder)
    if held is None or (_differs(held, said) and holds_nothing(folder)):
        return _named(said, held)
    _agree(held, said, folder)
    if said.timezone and held.as_site().zone is None:
        return _checked(replace(held, timezone=said.timezone))
    return held


def _differs(held: SiteFile, said: SiteOptions) -> bool:
    base = _plain(said.base_url)
    return said.site not in (None, held.site) or base not in (None, held.as_site().base_url)


def _check(said: SiteOptions) -> None:
    if said.site == ANY and said.base_url:
        raise WrongUse("--site any takes every host: leave out --base-url.")
    if said.base_url is None:
        return
    if not is_address(said.base_url):
        raise WrongUse(f"{said.base_url!r} is no base address: give one like https://example.org.")
    if "@" in urlsplit(said.base_url).netloc:
        raise WrongUse("--base-url must hold no user and password: nobody logs in.")
    if "?" in said.base_url or "#" in said.base_url:
        raise WrongUse("--base-url must end with the host or a folder: leave out '?', '#' and on.")


def is_address(url: str) -> bool:
    """Whether a text is a web address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # "http://[x", a port beyond 65535
        return False


def _named(said: SiteOptions, held: SiteFile | None = None) -> SiteFile:
    """Return the site that the options name; the contact in `held` stays, who asks is the same."""
    known = ", ".join(sorted(set(PROFILES) - {ANY}))
    if said.base_url is None:
        if said.site is None:
            raise WrongUse(
                "Which site is it? Give --base-url with its address, or --site with a name: "
                f"{known}."
            )
        if said.site not in PROFILES:
            raise WrongUse(
                f"No site is known as {said.site!r}; known: {known}. Else give --base-url."
            )
    base = _plain(said.base_url)
    name = said.site or _name_of(base or "")
    return _checked(
        SiteFile(
            site=name,
            base_url=base,
            timezone=said.timezone,
            contact=held.contact if held else None,
            more=held.more if held and held.site == name else None,
        )
    )


def _plain(base_url: str | None) -> str | None:
    """Return a base address with its host in small letters and without a slash at the end."""
    if base_url is None:
        return None
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _name_of(base_url: str) -> str:
    """Return the name of the known site at that address, else its host."""
    parts = urlsplit(base_url)
    known = (name for name, site in PROFILES.items() if parts.netloc in site.hosts)
    return next(known, parts.hostname or parts.netloc)


def _checked(site: SiteFile) -> SiteFile:
    try:
        site.as_site()
    except SiteError as error:
        raise WrongUse(str(error)) from error
    return site


def _agree(held: SiteFile, said: SiteOptions, folder: Path) -> None:
    known = held.as_site()
    for option, given, has in (
        ("--site", said.site, held.site),
        ("--base-url", _plain(said.base_url), known.base_url),
        ("--timezone", said.timezone, known.zone),
    ):
        if given and given != has and (option != "--timezone" or has):
            raise WrongUse(
                f"{folder} is an archive of {held.site!r}, where {option[2:]} is "
                f"{has or 'not known'}, not {given}: leave out {option}, give another folder with "
                "--data, or change site.toml and run 'grace-archive rebuild'."
            )
