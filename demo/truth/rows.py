"""The form of truth: a row is a dict, its columns named as in archive.db."""

from __future__ import annotations

from demo.shown import ORIGIN, iso_utc, local

Row = dict[str, object]
"""References stand as natural keys: a page as its address, a comment as its number."""


def dates(instant: int, evidence: str | None) -> Row:
    """Return the three columns of a date; words a visitor sees tell no seconds."""
    if evidence is None:
        return {"published_on": None, "published_at": None, "published_from": None}
    known = instant - instant % 60 if evidence == "visible text" else instant
    return {
        "published_on": f"{local(instant):%Y-%m-%d}",
        "published_at": iso_utc(known),
        "published_from": evidence,
    }


def absolute(address: str, base_url: str) -> str:
    """Return a full address for one that starts at the site's root."""
    return base_url + address if address.startswith("/") else address.replace(ORIGIN, base_url)
