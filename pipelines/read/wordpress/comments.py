"""The comments under a post: their order, whom they answer, which part of them a page shows."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.result import Result
from pipelines.read.upward import classes, upward
from pipelines.read.wordpress.comment import Comment
from pipelines.records.finding import Discussion, Fact, Facts, Finding, comment_subject

_ID = re.compile(r"^(?:li-|div-)?comment-(\d{1,18})$")
_NUMBERED = '[id^="comment-"], [id^="li-comment-"], [id^="div-comment-"]'
_AREA = "#comments, #respond, .comment-list, .commentlist, .comments-area, .wp-block-comments"
_PINGS = frozenset({"pingback", "trackback"})
_PART = re.compile(r"/comment-page-\d+$|[?&]cpage=\d+")
_REPLY = ".comment-reply-link, .comment-reply-login"
_FRAMED = "#disqus_thread, .fb-comments, #wpdcom"
"""Where another service's script puts comments, which the page itself does not hold."""
_MOST = 10_000  # parts of a discussion: more comments than any post has


def read_comments(page: Page, result: Result) -> None:
    """Add a finding for each comment, and which part of the discussion they are.

    Pings of other sites are no comments. A page without any place for comments says nothing.
    """
    outer = _elements(page)
    if not outer and (
        page.tree.css_first(_AREA) is None or page.tree.css_first(_FRAMED) is not None
    ):
        return
    numbers = {node.mem_id: number for number, node in outer.items()}
    above = {number: _above(node, numbers) for number, node in outer.items()}
    over = _flattened(outer)
    above |= {number: [parent, *above[number]] for number, parent in over.items() if parent}
    unsure = {number for number, parent in over.items() if parent is None}
    threaded = any(above.values()) or page.tree.css_first(_REPLY) is not None
    subjects: list[str] = []
    shown = []
    for number, node in outer.items():
        one = Comment(number, node, _within(number, above, outer), _classes(node, number))
        if one.classes & _PINGS:
            continue
        shown.append(one)
        facts = one.read(page, result)
        if number in unsure:
            result.doubt("no parent", f"Comment {number} may answer one of several.", "parent")
        else:
            facts |= _place(number, above, threaded)
        subjects.append(comment_subject("wordpress", number))
        result.findings.append(Finding(page.address, subjects[-1], facts))
    part, last = _part(page, shown)
    result.facts["discussion"] = Fact(Discussion(part, last, tuple(subjects)), "comment pages")


def _elements(page: Page) -> dict[str, LexborNode]:
    """Return the outermost element of each comment by its number, in order."""
    found: dict[str, LexborNode] = {}
    for node in page.tree.css(_NUMBERED):
        named = _ID.match(node.id or "")
        if named and named[1] not in found and node.tag not in ("a", "form", "input"):
            found[named[1]] = node
    return found


def _above(node: LexborNode, numbers: dict[int, str]) -> list[str]:
    """Return the numbers of the comments that one stands in, the nearest first."""
    return [numbers[one.mem_id] for one in upward(node.parent) if one.mem_id in numbers]


def _flattened(outer: dict[str, LexborNode]) -> dict[str, str | None]:
    """Return the parents of comments that are nested too deep to be shown so, by number.

    At the site's greatest depth answers follow what they answer on the same level. What is
    answered has the class `parent` (comment_class) and holds nothing: the next one answers it.
    Those behind may answer it too, or be its siblings: None, until a number is too small for
    an answer.
    """
    holding = {above.mem_id for node in outer.values() for above in upward(node.parent)}
    levels: defaultdict[int, list[str]] = defaultdict(list)
    for number, node in outer.items():
        levels[node.parent.mem_id if node.parent is not None else 0].append(number)
    found: dict[str, str | None] = {}
    for numbers in levels.values():
        opened: list[int] = []
        for before, number in pairwise(numbers):
            node = outer[before]
            if node.mem_id not in holding and "parent" in _classes(node, before):
                found[number] = before
                opened.append(int(number))
            elif len(opened) == 1 and int(number) < opened[0]:
                opened = []
            elif opened:
                found[number] = None
    return found


def _within(
    number: str, above: dict[str, list[str]], outer: dict[str, LexborNode]
) -> list[LexborNode]:
    return [outer[other] for other, parents in above.items() if number in parents]


def _classes(node: LexborNode, number: str) -> frozenset[str]:
    """Return comment_class of a comment: it stands on any of the elements that bear its number."""
    names = classes(node)
    for inner in (f"#comment-{number}", f"#div-comment-{number}"):
        found = node.css_first(inner)
        names += classes(found) if found is not None else []
    return frozenset(names)


def _place(number: str, above: dict[str, list[str]], threaded: bool) -> Facts:
    parents = above[number]
    facts: Facts = {"depth": Fact(len(parents), "nesting")}
    if threaded:
        facts["parent"] = Fact(parents[0] if parents else None, "nesting")
    return facts


def _part(page: Page, shown: list[Comment]) -> tuple[int, int | None]:
    """Return the part shown and the last part, both from 0; the last is None where none tells.

    The post's own address shows the first part or the last, as the site is set: the comments'
    own links tell (get_comment_link), else the arrows.
    """
    whole, asked = parted(page.address)
    linked = [one.link() for one in shown]
    hrefs = [page.link(a.attrs.get("href")) for a in linked if a is not None]
    own = [n for n in (_comment_part(url, whole) for url in hrefs if url) if n is not None]
    parts = [n for url, _ in page.anchors if (n := _comment_part(url, whole)) is not None]
    if own:
        part = own[0]
    elif asked is not None:
        part = asked
    else:
        part = max(parts) + 1 if 0 in parts else 0
    if max((part, *parts)) > _MOST:
        return part, None
    return part, max((part, *parts))


def _comment_part(url: str, whole: str) -> int | None:
    if not _PART.search(url) or urlsplit(url).netloc != urlsplit(whole).netloc:
        return None
    other, part = parted(url)
    return part if other == whole else None
