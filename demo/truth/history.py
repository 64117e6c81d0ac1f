"""What an archive must know after crawls of several editions: what changed, went, came back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from demo.truth.rows import Row, absolute
from demo.truth.tables import Tables, truth
from demo.world import World

if TYPE_CHECKING:  # the site itself surveys its pages: importing it here would go round
    from demo.site import Demo

_Text = tuple[str, str]
_Stands = list[tuple[int, _Text | None]]


def history(demo1: Demo, demo2: Demo, demo3: Demo | None, base_url: str) -> Tables:
    """Return what full crawls of two or three editions, one after another, must leave.

    `revisions`: page, comment, crawl (from 1), change, title, body_text, for the texts that
    changed at all. `comments`: source_id, page, first_crawl, changed_crawl (first with today's
    text) and deleted_crawl (None where it stands). `pages`: url, kind, title, status.
    """
    base_url = base_url.rstrip("/")
    worlds = [demo.world for demo in (demo1, demo2, demo3) if demo is not None]
    comments = _comments(worlds)
    revisions = [
        {"page": absolute(path, base_url), "comment": comment, **row}
        for (path, comment), stands in {**_bodies(worlds), **comments}.items()
        for row in _events(stands)
    ]
    demos = [demo for demo in (demo1, demo2, demo3) if demo is not None]
    return {
        "revisions": revisions,
        "comments": [
            _state(absolute(path, base_url), comment or "", stands)
            for (path, comment), stands in comments.items()
        ],
        "pages": _pages(demos, base_url),
    }


def _bodies(worlds: list[World]) -> dict[tuple[str, str | None], _Stands]:
    """Return each page's own text in every crawl that saw it; a page away has no text then."""
    found: dict[tuple[str, str | None], _Stands] = {}
    for crawl, world in enumerate(worlds, 1):
        for node in world.nodes.values():
            text = (node.title, world.body(node)[0].text)
            found.setdefault((node.path, None), []).append((crawl, text))
    return found


def _comments(worlds: list[World]) -> dict[tuple[str, str | None], _Stands]:
    """Return each comment in every crawl that saw its page; None where the page lacks it."""
    found: dict[tuple[str, str | None], _Stands] = {}
    for crawl, world in enumerate(worlds, 1):
        seen = {}
        for node in world.nodes.values():
            for each in world.discussion(node):
                seen[node.path, str(each.reply.cid)] = (each.subject, each.body.text)
        paths = {node.path for node in world.nodes.values()}
        for key in [key for key in found if key[0] in paths and key not in seen]:
            found[key].append((crawl, None))
        for key, text in seen.items():
            found.setdefault(key, []).append((crawl, text))
    return found


def _events(stands: _Stands) -> Iterator[Row]:
    """Yield the revisions of a text; one that never changed has none."""
    rows: list[Row] = []
    last: _Text | None = None
    for crawl, text in stands:
        if rows and text == last:
            continue
        change = "deleted" if text is None else "restored" if rows and last is None else "edited"
        title, body = text or (None, None)
        change = change if rows else "created"
        rows.append({"crawl": crawl, "change": change, "title": title, "body_text": body})
        last = text
    yield from rows if len(rows) > 1 else ()


def _state(page: str, comment: str, stands: _Stands) -> Row:
    shown = [(crawl, text) for crawl, text in stands if text is not None]
    changed = shown[-1][0]
    for crawl, text in reversed(shown):
        if text != shown[-1][1]:
            break
        changed = crawl
    last_crawl, last_text = stands[-1]
    missing = [crawl for crawl, text in stands if text is None and crawl > shown[-1][0]]
    return {
        "page": page,
        "source_id": comment,
        "first_crawl": shown[0][0],
        "changed_crawl": changed,
        "deleted_crawl": min(missing) if last_text is None and last_crawl else None,
    }


def _pages(demos: list[Demo], base_url: str) -> list[Row]:
    """Return the pages after the last crawl; one that is away now keeps its kind and title."""
    found: dict[object, Row] = {}
    leads: dict[object, object] = {}
    for demo in demos:
        world, told = demo.world, truth(demo, base_url)
        for row in told["pages"]:
            if leads.get(row["url"], row["url"]) != row["url"]:
                continue  # a known page's number, which is not asked for
            before = found.get(row["url"])
            kept = before and row["status"] != "live"
            found[row["url"]] = {**before, "status": row["status"]} if kept and before else row
        leads = {row["url"]: row["page"] for row in told["addresses"]} | leads
        for nids, status in ((world.changes.gone, "gone"), (world.changes.forbidden, "forbidden")):
            for nid in nids:
                url = absolute(world.every[nid].path, base_url)
                if url in found:
                    found[url] = {**found[url], "status": status}
    return list(found.values())
