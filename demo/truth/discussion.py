"""The rows of `forums` and `comments`."""

from __future__ import annotations

from collections.abc import Iterator

from demo.comments import Shown
from demo.forums import forum_counts
from demo.node import Node
from demo.shown import medium
from demo.terms import FORUMS, Term
from demo.truth.people import Everybody
from demo.truth.rows import Row, absolute, dates
from demo.world import World


def forum_rows(world: World, base_url: str) -> list[Row]:
    """Return the forums and containers in the order of the index."""
    return [_forum_row(world, term, at, base_url) for at, term in enumerate(FORUMS, 1)]


def _forum_row(world: World, term: Term, position: int, base_url: str) -> Row:
    count = None if term.container else forum_counts(world, term)
    url = absolute(term.path, base_url)
    return {
        "url": url,
        "page": url,
        "name": term.name,
        "description": term.description or None,
        "parent": absolute(world.term(term.parent).path, base_url) if term.parent else None,
        "position": position,
        "topic_count_shown": count.topics if count else None,
        "post_count_shown": count.posts if count else None,
    }


def comment_rows(world: World, node: Node, everybody: Everybody, base_url: str) -> Iterator[Row]:
    """Yield the comments of a page, in the order of the whole discussion."""
    discussion = world.discussion(node)
    numbers = {each.reply.cid for each in discussion}
    nested = {each.part for each in discussion if node.threaded and each.depth}
    for each in discussion:
        yield {
            "page": absolute(node.path, base_url),
            "system": "drupal",
            "source_id": str(each.reply.cid),
            **_parent(each, numbers, each.part in nested),
            "position": each.position,
            "depth": each.depth,
            "author": everybody.commenter(each.who),
            "author_name": each.who.shown,
            "role_shown": each.who.role,
            **_dates(each),
            "subject": each.subject,
            "body_html": each.body.html,
            "body_text": each.body.text,
            "own_text": each.body.own_text,
            "url": f"{base_url}/comment/{each.reply.cid}#comment-{each.reply.cid}",
        }


def _parent(each: Shown, numbers: set[int], nested: bool) -> Row:
    """Tell what the page tells: "In reply to", else the indents, else nothing."""
    above = each.above.reply.cid if each.above else None
    evidence = "shown" if above else "nesting" if nested else None
    return {
        "parent": str(above) if above in numbers else None,
        "parent_source_id": str(above) if above else None,
        "parent_from": evidence,
    }


def _dates(each: Shown) -> Row:
    """A stamp is of the last change: it dates a comment only while the visible minute agrees."""
    same = medium(each.changed) == medium(each.reply.created)
    return dates(each.reply.created, "comment stamp" if same else "visible text")
