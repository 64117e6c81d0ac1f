"""A broken stretch has no date of its own: it gets that of the record beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.keep.moments import instant
from pipelines.keep.scan import Damage, Record


def dated(found: Iterable[Record | Damage]) -> Iterator[tuple[Record | Damage, str]]:
    """Yield each with the date of the last record that has one, at the start of the first.

    So that reading the same file twice gives the same; empty where no record has a date.
    """
    waiting: list[Damage] = []
    date = ""
    for item in found:
        if isinstance(item, Record):
            date = instant(item.fields.get("WARC-Date")) or date
        elif not date:
            waiting.append(item)
            continue
        for earlier in waiting:
            yield earlier, date
        waiting.clear()
        yield item, date
    for earlier in waiting:
        yield earlier, date
