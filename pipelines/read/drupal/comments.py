"""The comments under a node: the part of the discussion that this capture shows."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.advanced_forum import answered_place, place
from pipelines.read.drupal.comment import Comment, comment
from pipelines.read.drupal.pager import read_pager
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import Stamped
from pipelines.records.finding import Discussion, Fact, Facts, Finding, comment_subject

COMMENTS = '[data-comment-user-id], [id^="comment-"]'
_UNNUMBERED = ".comment, .forum-post, .forum-comment"  # Drupal 7 in themes without anchors
_INDENTED = re.compile(r"\bindent(ed)?\b")


def read_comments(page: Page, element: LexborNode, result: Result) -> None:
    """Add a finding for each comment, and which part of the discussion they are."""
    shown = _shown(element)
    levels = [_level(one.node, element) for one in shown]
    subjects = []
    times: list[tuple[Facts, Stamped | None]] = []
    for index, one in enumerate(shown):
        facts, when = one.read(page, result)
        times.append((facts, when))
        facts["depth"] = Fact(levels[index], "nesting")
        facts.update(_parent(shown, levels, index))
        subjects.append(comment_subject("drupal", one.number))
        result.findings.append(Finding(page.address, subjects[-1], facts))
    _tell_times(times, result)
    part, last = read_pager(page, element, result)
    result.facts["discussion"] = Fact(Discussion(part, last, tuple(subjects)), "pager")


def _tell_times(times: list[tuple[Facts, Stamped | None]], result: Result) -> None:
    """Add the times; where one stamp agrees with its text, the time zone is right.

    Then another that differs by whole hours is the stamp of a change, and its text holds. It holds
    with a doubt where a single comment differs so, unless its stamp is before its text.
    """
    proven = any(when.agrees for _, when in times if when)
    doubted = [when for _, when in times if when and when.doubt]
    wrong = not proven and (len(doubted) > 1 or any(when.before for when in doubted))
    for facts, when in times:
        if when:
            of_text = when.text if when.doubt and not wrong else None
            facts["published"] = Fact(*(of_text or (when.moment, when.evidence)))
    doubts = [when.doubt for when in doubted]
    if doubts and not proven:
        result.doubt("time zone", f"{len(doubts)} of the comments: {doubts[0]}.", "published")


def _shown(element: LexborNode) -> list[Comment]:
    found: dict[str, Comment] = {}
    for places in (COMMENTS, _UNNUMBERED):
        nodes = {node.mem_id: node for node in element.css(places)}  # each once
        for node in nodes.values():
            one = comment(node)
            if one is not None:
                found.setdefault(one.number, one)
        if found:
            break
    return list(found.values())


def _by_place(shown: list[Comment], told: str) -> Facts:
    """Return the parent that "(Reply to #2)" names; the opening post is #1."""
    if told == "1":
        return {"parent": Fact(None, "shown")}
    named = next((one.number for one in shown if place(one.node) == told), None)
    return {"parent": Fact(named, "shown")} if named else {}  # else it stands on another part


def _level(node: LexborNode, top: LexborNode) -> int:
    """Count the elements that indent a comment (CommentViewBuilder: one `div` a level)."""
    level, above, end = 0, node.parent, top.mem_id
    while above is not None and above.mem_id != end:
        level += bool(_INDENTED.search(above.attrs.get("class") or ""))
        above = above.parent
    return level


def _parent(shown: list[Comment], levels: list[int], index: int) -> Facts:
    """Return the fact `parent`: as shown ("In reply to"), else as they are nested.

    Drupal prints the replies to a comment in a `div` that follows it. Where nothing is nested
    the discussion may be flat, and a comment without "In reply to" has an unknown parent.
    """
    answered = shown[index].answered()
    if answered:
        return {"parent": Fact(answered, "shown")}
    told = answered_place(shown[index].node)
    if told:
        return _by_place(shown, told)
    if not any(levels):
        return {}
    level = levels[index]
    if level == 0:
        return {"parent": Fact(None, "nesting")}
    place = next((n for n in range(index - 1, -1, -1) if levels[n] < level), None)
    if place is None or levels[place] != level - 1:
        return {}  # it stands on an earlier part
    return {"parent": Fact(shown[place].number, "nesting")}
