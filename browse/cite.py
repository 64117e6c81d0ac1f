"""How an archived page is cited: as a sentence, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

_BIBTEX = str.maketrans(
    {one: f"\\{one}" for one in "{}&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | dict.fromkeys("\r\n\t", " ")
)

_IN_URL = "%/:?#[]@!$&'()*+,;=~"
"""What stands in an address as it is (RFC 3986 §2.2): no brace, no backslash."""


class Citation(NamedTuple):
    """One citation in three forms."""

    text: str
    bibtex: str
    csl: str


class _Known(NamedTuple):
    number: int
    title: str
    authors: Sequence[str]
    site: str
    day: str | None
    url: str
    archived: str

    @property
    def note(self) -> str:
        return f"archived {self.archived}, capture {self.number}"


def citation(
    page: dict[str, Any], told: dict[str, Any], authors: Sequence[str], capture: dict[str, Any]
) -> Citation:
    """Return how to cite what a capture showed of a page; what is not known is left out.

    Days are `2013-08-07`: the day of writing in the site's time zone, that of archiving in UTC.
    """
    known = _Known(
        capture["id"],
        told["title"] or "Without a title",
        authors,
        urlsplit(page["url"]).hostname or page["site"],
        told["published_on"],
        page["url"],
        capture["captured_at"][:10],
    )
    return Citation(_sentence(known), _bibtex(known), _csl(known))


def _sentence(known: _Known) -> str:
    who = f"{'; '.join(known.authors)}. ".replace(".. ", ". ") if known.authors else ""
    day = f", {known.day}" if known.day else ""
    return f"{who}“{known.title}”. {known.site}{day}. {known.url} ({known.note})."


def _bibtex(known: _Known) -> str:
    """Return an entry for biblatex; a name stands in braces, since nobody knows its parts."""
    fields = {
        "author": " and ".join(f"{{{name.translate(_BIBTEX)}}}" for name in known.authors),
        "title": f"{{{known.title.translate(_BIBTEX)}}}",
        "organization": known.site.translate(_BIBTEX),
        "date": known.day,
        "url": quote(known.url, safe=_IN_URL),
        "urldate": known.archived,
        "note": known.note,
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{capture{known.number},\n" + ",\n".join(lines) + "\n}"


def _csl(known: _Known) -> str:
    """Return an item of CSL-JSON 1.0; names are literal."""
    item = {
        "id": f"capture{known.number}",
        "type": "webpage",
        "author": [{"literal": name} for name in known.authors],
        "title": known.title,
        "container-title": known.site,
        "issued": _date(known.day) if known.day else None,
        "accessed": _date(known.archived),
        "URL": known.url,
        "note": known.note,
    }
    return json.dumps({k: v for k, v in item.items() if v}, ensure_ascii=False, indent=2)


def _date(day: str) -> dict[str, object]:
    parts = day.split("-")
    if all(part.isdecimal() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"raw": day}
