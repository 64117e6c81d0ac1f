"""The robots.txt of a site's hosts that a crawl of the same command has asked for just before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pipelines.store.captures import ROBOTS

if TYPE_CHECKING:
    from pipelines.run import Archive

_LATEST = """
select c.url, c.status, max(c.captured_at), t.text from captures c
left join findings f on f.capture_id = c.said_in and f.subject = ?
left join texts t on t.digest = json_extract(f.found, '$.body[1]')
where c.url like '%://%/robots.txt' and c.url not like '%://%/%/robots.txt' and c.captured_at >= ?
group by c.url
"""


class Known(NamedTuple):
    """A robots.txt: its text, None where the host has none, and when it came (Unix time)."""

    text: str | None
    at: float


def known_robots(archive: Archive, since: datetime | None) -> dict[str, Known]:
    """Return what came in since then (None: nothing counts), by origin.

    Only what is final without another request is known: a 200 or that there is none (4xx but 429,
    RFC 9309 §2.3.1.3); not what a redirect leads to.
    """
    if since is None:
        return {}
    after = since.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    rows = archive.store.database.execute(_LATEST, [ROBOTS, after]).fetchall()
    return {
        url.removesuffix("/robots.txt"): Known(text, datetime.fromisoformat(at).timestamp())
        for url, status, at, text in rows
        if (status == 200 and text is not None) or (400 <= status < 500 and status != 429)
    }
