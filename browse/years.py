"""Texts by year: what an address asks for, and the bars of a chart that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from browse.chart import Bar

UNKNOWN = "unknown"
"""The year of texts without a day."""
LONGEST = 80
"""Years between the first and the last up to which those without a text have a bar too."""


class Year(NamedTuple):
    """A year of writing, in the site's time zone; any year where `text` is None."""

    text: str | None

    @property
    def condition(self) -> str:
        """A condition on published_on, for the values below."""
        if self.text is None:
            return "true"
        if self.text == UNKNOWN:
            return "published_on is null"
        return "published_on >= :year and published_on < :after"

    @property
    def values(self) -> dict[str, object]:
        """The condition's values: days compare as text."""
        if self.text is None or self.text == UNKNOWN:
            return {}
        return {"year": self.text, "after": f"{int(self.text) + 1:04}"}


def asked_year(request: Request) -> Year:
    """Return the year that an address asks for; any year for what is none."""
    text = request.args.get("year") or ""
    known = len(text) == 4 and text.isascii() and text.isdigit()
    return Year(text if known or text == UNKNOWN else None)


def bars_of(
    counted: Mapping[str | None, int], place: str = "list", kept: Mapping[str, object] | None = None
) -> list[Bar]:
    """Return a bar a year, from first to last; texts without a day have none.

    Each leads to its year in the list at `place` of the same page, with what of the address is
    `kept`.
    """
    known = {int(year): n for year, n in counted.items() if year and year.isdecimal()}
    if not known:
        return []
    first, last = min(known), max(known)
    years = range(first, last + 1) if last - first <= LONGEST else sorted(known)
    told = {name: value for name, value in (kept or {}).items() if value}
    return [
        Bar(
            f"{year:04}",
            known.get(year, 0),
            f"?{urlencode({**told, 'year': f'{year:04}'})}#{place}" if known.get(year) else None,
        )
        for year in years
    ]
