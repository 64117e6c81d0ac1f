"""The result of a search for machines: JSON and CSV of what the page shows."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict

from browse.search.find import FOUND_FROM, FOUND_TO
from browse.search.form import address
from browse.search.wanted import Found, Hit, Wanted

MOST_ROWS = 1000
"""Hits in a CSV file: its first, as they are sorted."""
COLUMNS = ("kind", "id", "page_id", "title", "author", "day", "snippet", "url")


def as_json(wanted: Wanted, found: Found, meant: str | None) -> dict[str, object]:
    """Return a page of the result, as a value for JSON."""
    more = wanted.page < found.pages(wanted.size)
    return {
        "query": {name: value for name, value in asdict(wanted).items() if value},
        "total": found.total,
        "ranked": found.ranked,
        "by_kind": found.by_kind,
        "also_searched": {widening.typed: widening.others for widening in found.widenings},
        "did_you_mean": meant,
        "hits": [_row(hit) for hit in found.hits],
        "next": address(wanted, ".json", page=wanted.page + 1) if more else None,
    }


def as_csv(found: Found) -> str:
    """Return the hits as CSV (RFC 4180), with a line of headings."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_row(hit) for hit in found.hits)
    return text.getvalue()


def _row(hit: Hit) -> dict[str, object]:
    plain = hit.snippet.replace(FOUND_FROM, "").replace(FOUND_TO, "")
    return {name: plain if name == "snippet" else getattr(hit, name) for name in COLUMNS}
