"""The replies of a topic: their order, whom they answer, and which part of them a page shows."""

from __future__ import annotations

from pipelines.read.bbpress.message import reply
from pipelines.read.bbpress.posts import Post
from pipelines.read.flattened import flattened
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.result import Result
from pipelines.read.upward import classes, upward
from pipelines.records.finding import Discussion, Fact, Facts, Finding, comment_subject

_NESTED = "ul.bbp-threaded-replies, ol.bbp-threaded-replies"
_MOST = 10_000  # parts of a topic: more replies than any forum shows


def read_discussion(replies: list[Post], page: Page, result: Result) -> None:
    """Add a finding for each reply, and which part of the discussion they are."""
    threaded = page.tree.css_first(_NESTED) is not None
    holders: dict[int, str] = {}
    places = {post.number: _place(post, holders, threaded) for post in replies}
    _mend(places, result)
    subjects = []
    for post in replies:
        facts = reply(post, page, result) | places[post.number]
        subjects.append(comment_subject("bbpress", post.number))
        result.findings.append(Finding(page.address, subjects[-1], facts))
    part, last = _part(page)
    result.facts["discussion"] = Fact(Discussion(part, last, tuple(subjects)), "pager")


def _place(post: Post, holders: dict[int, str], threaded: bool) -> Facts:
    """Return depth and parent as nested (BBP_Walker_Reply): one list item within another.

    `holders` remembers whose list items those above are. Where no reply is nested the topic may
    be flat, and then the page tells no parent.
    """
    if not threaded:
        return {"depth": Fact(0, "nesting")}
    items = [one for one in upward(post.block.parent) if one.tag == "li"]
    items = [one for one in items if "bbp-body" not in classes(one)]
    parents = [holders[one.mem_id] for one in items[1:] if one.mem_id in holders]
    if items:
        holders.setdefault(items[0].mem_id, post.number)
    parent = parents[0] if parents else None
    return {"depth": Fact(len(parents), "nesting"), "parent": Fact(parent, "nesting")}


def _mend(places: dict[str, Facts], result: Result) -> None:
    """Give replies below the deepest level the parent that the order of numbers tells."""
    nested = [(n, f["parent"].value, f["depth"].value) for n, f in places.items() if "parent" in f]
    rows = [(n, p, d) for n, p, d in nested if (p is None or isinstance(p, str)) and type(d) is int]
    for number, parent in flattened(rows).items():
        depth = places[number]["depth"].value
        if parent is None or not isinstance(depth, int):
            places[number] = {}
            result.doubt("no parent", f"Reply {number} may answer one of several.", "parent")
        else:
            places[number] = {
                "depth": Fact(depth + 1, "nesting"),
                "parent": Fact(parent, "nesting"),
            }


def _part(page: Page) -> tuple[int, int | None]:
    """Return the part shown and the last part, both from 0; the last is None where none tells.

    bbPress's pager always links to the last part (paginate_links), and so does "last updated".
    """
    whole, asked = parted(page.address)
    shown = asked if asked is not None else 0
    parts = [n for n in (_leads_to(url, whole) for url, _ in page.anchors) if n is not None]
    if any(n > _MOST for n in (*parts, shown)):
        return shown, None
    return shown, max((shown, *parts))


def _leads_to(url: str, whole: str) -> int | None:
    other, part = parted(url)
    return part if other == whole else None
