"""The last good run: the coverage that today's is compared with, kept beside the archive."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from share.alarms import Alarm, alarms
from share.coverage import Coverage, Group, coverage

FILE = "coverage.json"


@dataclass(frozen=True, slots=True)
class Judged:
    """Today's coverage, the good run's (None: there was none yet), and what is worse."""

    now: Coverage
    good: Coverage | None
    alarms: tuple[Alarm, ...]


def judge(folder: Path, db: sqlite3.Connection, *, accept: bool = False) -> Judged:
    """Compare the archive with the last good run; without an alarm it is the new good one.

    `accept` takes it for good whatever has got worse. Beside an archive that may only be read
    nothing is kept, nor while a crawl has not come to its end: the pages that come first are not
    like the others.
    """
    now, good = coverage(db), read_good(folder)
    found = alarms(now, good) if good is not None and not accept else ()
    if not found and now and (accept or _is_whole(db)) and os.access(folder, os.W_OK):
        keep(folder, now)
    return Judged(now, good, found)


def _is_whole(db: sqlite3.Connection) -> bool:
    """Whether the last crawl of ours came to its end, or there was none."""
    last = db.execute(
        "select outcome from crawls where settings is not null order by started_at desc limit 1"
    ).fetchone()
    return last is None or last[0] == "complete"


def read_good(folder: Path) -> Coverage | None:
    """Return the coverage of the last good run; None where none is kept, or it cannot be read."""
    try:
        held = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {
            str(kind): {
                str(reader): Group(int(one["pages"]), {k: int(v) for k, v in one["fields"].items()})
                for reader, one in readers.items()
            }
            for kind, readers in held.items()
        }
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(folder: Path, found: Coverage) -> None:
    """Write the coverage beside the archive, whole or not at all, where it is another."""
    text = json.dumps(plain(found), ensure_ascii=False, indent=1, sort_keys=True)
    path = folder / FILE
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") == text:
        return
    partial = path.with_suffix(".json.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def plain(found: Coverage) -> dict[str, dict[str, dict[str, object]]]:
    """Return coverage as JSON has it: counts, without examples."""
    return {
        kind: {reader: {"pages": g.pages, "fields": g.fields} for reader, g in readers.items()}
        for kind, readers in found.items()
    }
