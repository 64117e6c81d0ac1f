"""What the site itself tells of pages that no link leads to yet: rows, pagers, counts, terms."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from pipelines.read.addresses import normal, verdict
from pipelines.read.reader import read
from pipelines.read.sites.site import Site
from pipelines.records.answer import Place
from pipelines.store.refresh.numbers import page_of
from share.outlook.known import Known
from share.outlook.terms import Terms

LISTS = ("listing", "category", "tag", "author", "forum")
_LOOKED_AT = 80
"""Pages that are read once more to see which links they show."""

_SHOWN = """
select p.kind, c.url, c.warc_file, c.warc_offset from captures c join pages p on p.id = c.page_id
where c.status = 200 and p.status = 'live' and p.kind in ({})
group by c.url having c.captured_at = max(c.captured_at) order by c.captured_at limit ?
"""

_TALK = """
select found ->> '$.discussion[1][1]', json_array_length(found, '$.discussion[1][2]')
from findings where subject = 'page' and found ->> '$.kind[1]' = 'topic' limit 5000
"""
_REPLIES = """
select cast(found ->> '$.reply_count_shown[1]' as integer) from findings
where subject = 'elsewhere' and found ->> '$.reply_count_shown[1]' is not null limit 5000
"""


@dataclass(slots=True)
class Shown:
    """A held page, its kind, and the links that it alone shows, by the kind that they tell."""

    url: str
    kind: str
    links: dict[str, str] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """Return how many links to pages of a kind it shows."""
        return sum(1 for told in self.links.values() if told == kind)


def shown(
    db: sqlite3.Connection, keep: WarcFolder, site: Site, kinds: Iterable[str]
) -> list[Shown]:
    """Read some held pages of these kinds once more, for the links that they show.

    What most of them show is the site's menu, and left out.
    """
    wanted = tuple(kinds)
    query = _SHOWN.format(", ".join("?" * len(wanted)))
    found = []
    for kind, url, file, offset in db.execute(query, [*wanted, _LOOKED_AT]).fetchall():
        try:
            answer = keep.answer_at(Place(file=file, offset=offset, length=0))
        except KeepError:
            continue
        links = {link.url: link.kind for link in read(answer, site).links if link.kind}
        found.append(
            Shown(normal(url, site), kind, {u: k for u, k in links.items() if verdict(u).fetch})
        )
    often = Counter(url for page in found for url in page.links)
    menu = {url for url, count in often.items() if count > 3 and count > len(found) / 2}
    for page in found:
        page.links = {url: kind for url, kind in page.links.items() if url not in menu}
    return found


def documents_listed(lists: Iterable[Shown], known: Known) -> dict[str, int]:
    """Return how many articles and videos there are, by the longest list of each."""
    found: dict[str, int] = {}
    for page in lists:
        if page.kind != "forum" and page_of(page.url).base == page.url:
            parts = known.count_of(page.url)
            for kind in ("article", "video"):
                rows = page.count(kind) * (parts - 0.5 if parts > 1 else 1)
                found[kind] = max(found.get(kind, 0), math.ceil(rows))
    return found


def topics_counted(db: sqlite3.Connection) -> int:
    """Return how many topics the forums count; where one counts its sub-forums' too, once."""
    rows = db.execute("select id, parent_id, coalesce(topic_count_shown, 0) from forums").fetchall()
    below: dict[int | None, list[int]] = {}
    own: dict[int, int] = {}
    for number, parent, count in rows:
        own[number] = count
        below.setdefault(parent if parent != number else None, []).append(number)

    def total(number: int, above: frozenset[int]) -> int:
        inner = [one for one in below.get(number, ()) if one not in above]
        beneath = sum(total(one, above | {number}) for one in inner)
        return own[number] if own[number] >= beneath else own[number] + beneath

    tops = [number for number, parent, _ in rows if parent not in own or parent == number]
    return sum(total(number, frozenset({number})) for number in tops)


def documents_a_page(lists: Iterable[Shown]) -> int:
    """Return how many articles and videos a page of a list shows at most, 0 where none does."""
    pages = [page for page in lists if page.kind != "forum"]
    return max((page.count("article") + page.count("video") for page in pages), default=0)


def rows_a_page(lists: Iterable[Shown]) -> int:
    """Return how many topics a page of a forum shows at most, 0 where none was seen."""
    return max((page.count("topic") for page in lists if page.kind == "forum"), default=0)


def further_parts(db: sqlite3.Connection) -> float:
    """Return how many parts a discussion has after its first, on average, by the counts shown."""
    held = db.execute(_TALK).fetchall()
    size = max((count for last, count in held if last), default=0)
    if not size:
        return 0.0
    counts = db.execute(_REPLIES).fetchall()
    if not counts:
        return float(sum(last or 0 for last, _ in held) / len(held))
    return float(sum(max(0, math.ceil(count / size) - 1) for (count,) in counts) / len(counts))


def feeds(lists: Iterable[Shown], named: Mapping[str, Terms]) -> int:
    """Return how many feeds there are: as often as the held lists of each kind have their own."""
    pages = [page for page in lists if page_of(page.url).base == page.url]
    often = Counter(url for page in pages for url, kind in page.links.items() if kind == "feed")
    with_feed = {
        page.url
        for page in pages
        if any(often[u] == 1 for u, k in page.links.items() if k == "feed")
    }
    found = 0.0
    left = {page.url for page in pages}
    for terms in named.values():
        held = [url for url in terms.named if url in left]
        left -= set(held)
        of_all = len(with_feed) / len(pages) if pages else 0.0
        share = len(with_feed.intersection(held)) / len(held) if held else of_all
        found += terms.all * share
    return round(found) + len(left & with_feed)
