"""How many topics and posts the forums of the made-up site have, and in which order."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from demo.node import Node
from demo.terms import Term
from demo.world import World


class ForumCount(NamedTuple):
    """What the forum index says of a forum."""

    topics: int
    posts: int
    last_by: str
    last_at: int | None


@lru_cache(maxsize=128)
def forum_topics(world: World, forum: Term) -> tuple[Node, ...]:
    """Return a forum's topics as its pages list them: sticky first, then by the last reply."""

    def latest(node: Node) -> int:
        return max([node.created, *(reply.created for reply in world.visible(node))])

    nodes = world.newest.get(str(forum.tid), [])
    return tuple(sorted(nodes, key=lambda node: (not node.sticky, -latest(node), node.nid)))


@lru_cache(maxsize=128)
def forum_counts(world: World, forum: Term) -> ForumCount:
    """Return a forum's numbers; posts are topics and replies together."""
    topics = forum_topics(world, forum)
    posts = len(topics)
    last_at, last_by = None, ""
    for node in topics:
        replies = world.visible(node)
        posts += len(replies)
        written = [(node.created, world.people[node.owner].shown)]
        written += [(reply.created, world.who(reply).shown) for reply in replies]
        newest = max(written)
        if last_at is None or newest[0] > last_at:
            last_at, last_by = newest
    return ForumCount(len(topics), posts, last_by, last_at)
