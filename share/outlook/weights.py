"""What a page of each kind weighs on its way here."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from statistics import geometric_mean

from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Place
from share.outlook.known import OTHER
from share.outlook.terms import FIELDS

_KEPT = """
select kind, warc_file, warc_offset, warc_length from (
  select coalesce(p.kind, ?) kind, c.warc_file, c.warc_offset, c.warc_length,
    row_number() over (partition by p.kind order by c.id) turn
  from captures c join pages p on p.id = c.page_id where c.status = 200 and c.repeats is null)
where turn <= ?
"""
_WEIGHED = 20
"""Pages of each kind that are weighed; their ids lie by chance, so that these do too."""
_HEAD = 500
"""Bytes of a record's own head, about, which do not come over the wire."""


def weights_of(db: sqlite3.Connection, keep: WarcFolder) -> dict[str, int]:
    """Return the bytes of a page of each kind on the wire, by some that are kept."""
    sizes: dict[str, list[int]] = {}
    for kind, file, offset, length in db.execute(_KEPT, [OTHER, _WEIGHED]):
        place = Place(file=file, offset=offset, length=length)
        with suppress(KeepError):
            sizes.setdefault(kind, []).append(len(keep.raw_at(place)) - _HEAD)
    every = [size for of_kind in sizes.values() for size in of_kind]
    return {OTHER: _usual(every)} | {kind: _usual(of_kind) for kind, of_kind in sizes.items()}


def _usual(sizes: list[int]) -> int:
    """Return the geometric mean: one long discussion among five pages is not the rule."""
    return round(geometric_mean([max(1, size) for size in sizes])) if sizes else 0


def weight_of(weights: dict[str, int], kind: str) -> int:
    """Return the bytes of a page of a kind; where none is held, of a list or of any page."""
    like = "listing" if kind in FIELDS else OTHER
    return weights.get(kind, weights.get(like, weights[OTHER]))
