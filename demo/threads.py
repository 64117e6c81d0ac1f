"""Who answered whom and when, on each page of the made-up site; the words come later."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.chance import draw
from demo.node import Node

HOUR = 3_600
PER_PART = 50
"""Comments on one page of a discussion: core's default."""
_ATTEMPTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A comment without its words.

    `uid` is 0 for a visitor. `edited` is when it was changed before the first edition; the
    comment's stamp shows that time and its visible date the first. A `hidden` one was
    unpublished: its own address answers 403, the replies to it stay.
    """

    cid: int
    nid: int
    parent: int | None
    uid: int
    created: int
    edited: int | None = None
    hidden: bool = False


def replies_to(node: Node, seed: int, uids: tuple[int, ...], until: int) -> list[Reply]:
    """Return every comment that the first edition knows of a page, the oldest first.

    The long topic is drawn until its second page begins with an answer to the first.
    """
    if not _is_long(node):
        return _written(node, draw(seed, "thread", node.nid), uids, until)
    for attempt in range(_ATTEMPTS):
        found = _written(node, draw(seed, "thread", node.nid, attempt), uids, until)
        if displayed(found, threaded=True)[PER_PART][1] > 0:
            break
    return found


def _is_long(node: Node) -> bool:
    return node.kind == "topic" and node.threaded and node.replies > PER_PART


def _written(node: Node, chance: Random, uids: tuple[int, ...], until: int) -> list[Reply]:
    found: list[Reply] = []
    now = node.created
    for at in range(node.replies):
        room = max(2, (until - now) // (node.replies - at + 1))
        now += chance.randrange(1, min(room, 40 * HOUR) + 1)
        found.append(
            Reply(
                cid=node.first_cid + at,
                nid=node.nid,
                parent=_parent(node, found, chance),
                uid=_uid(node, uids, chance),
                created=now,
                edited=min(until, now + 9 * HOUR + 420) if chance.random() < 0.06 else None,
                hidden=_is_hidden(node, at),
            )
        )
    return found


def _is_hidden(node: Node, at: int) -> bool:
    return node.kind == "topic" and node.number == 4 and at == 0


def _parent(node: Node, before: list[Reply], chance: Random) -> int | None:
    likely = chance.random()
    if not before or (node.kind == "topic" and not node.threaded):
        return None
    if _is_hidden(node, len(before) - 1):
        return before[0].cid
    if likely > (0.5 if node.threaded else 0.25):
        return None
    recent = before[-6:] if chance.random() < 0.8 else before
    return chance.choice(recent).cid


def _uid(node: Node, uids: tuple[int, ...], chance: Random) -> int:
    kind = chance.random()
    if kind < 0.1:
        return 0
    if kind < 0.4:
        return uids[chance.randrange(3)]
    if kind < 0.55 and node.kind == "topic":
        return node.owner
    return chance.choice(uids)


def displayed(replies: list[Reply], threaded: bool) -> list[tuple[Reply, int]]:
    """Return the replies in the order and with the depth that Drupal gives them.

    Flat: by number. Threaded: each reply after its parent, by number among its siblings; a
    reply whose parent is gone altogether stands at the top.
    """
    known = {reply.cid for reply in replies}
    if not threaded:
        return [(reply, 0) for reply in sorted(replies, key=lambda reply: reply.cid)]
    children: dict[int | None, list[Reply]] = {}
    for reply in sorted(replies, key=lambda reply: reply.cid):
        above = reply.parent if reply.parent in known else None
        children.setdefault(above, []).append(reply)
    ordered: list[tuple[Reply, int]] = []
    waiting = [(reply, 0) for reply in reversed(children.get(None, []))]
    while waiting:
        reply, depth = waiting.pop()
        ordered.append((reply, depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(reply.cid, []))]
    return ordered
