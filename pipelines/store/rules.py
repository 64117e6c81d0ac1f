"""The rules of a host, by what was captured of its robots.txt and of where that redirects to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sqlite_utils import Database

from pipelines.read.robots import Rules
from pipelines.records.answer import is_final

REDIRECTS = 5
"""Redirects of a robots.txt that are followed (RFC 9309 §2.3.1.2)."""

_SAID = """
select c.id, c.captured_at, c.status, max(t.text), max(f.found ->> '$.redirect[1]')
from findings f join captures c on c.said_in = f.capture_id
left join texts t on f.subject = 'robots' and t.digest = f.found ->> '$.body[1]'
where f.address = ? and f.subject in ('robots', 'page', 'file', 'blocked') and c.captured_at >= ?
group by c.id order by c.captured_at {order}, c.record_id {order}
"""


class _Said(NamedTuple):
    """An answer: the text of a robots.txt, and where it redirects to."""

    capture: int
    at: str
    status: int
    text: str | None
    target: str | None


def rules_of(database: Database, origin: str, covers: Callable[[str], bool]) -> Rules | None:
    """Return the rules of the newest robots.txt of an origin that says anything, None without one.

    Those that a redirect leads to on the site's own hosts (`covers`) are the origin's (§2.3.1.2);
    there are none where it is gone (§2.3.1.3); an error of the server says nothing (§2.3.1.4).
    """
    for said in _answers(database, f"{origin}/robots.txt", "", "desc"):
        text = _text(database, said, covers, REDIRECTS)
        if text is not None:
            return Rules.parse(text)
    return None


def _text(database: Database, said: _Said, covers: Callable[[str], bool], left: int) -> str | None:
    """Return the text that an answer gives, after so many redirects at most; None: it says none."""
    if not is_final(said.status):
        return None
    moved = 300 <= said.status < 400 and said.status != 304
    if not moved:
        return said.text or ""
    if said.target is None or not left or not covers(said.target):
        return ""
    for later in _answers(database, said.target, said.at, "asc"):
        if later.capture != said.capture:
            text = _text(database, later, covers, left - 1)
            if text is not None:
                return text
    return None


def _answers(database: Database, address: str, since: str, order: str) -> Iterator[_Said]:
    rows = database.execute(_SAID.format(order=order), [address, since]).fetchall()
    return map(_Said._make, rows)
