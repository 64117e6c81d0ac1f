"""Which pages a page of the made-up site points to: its neighbours and its related content."""

from __future__ import annotations

from typing import NamedTuple

from demo.chance import draw
from demo.node import Node
from demo.world import World


class Card(NamedTuple):
    """A card of "Related Content"."""

    path: str
    title: str
    kind_shown: str
    teaser: str


def neighbours(world: World, node: Node) -> tuple[Node | None, Node | None]:
    """Return the article or video written before a page, and the one after it."""
    posts, places = world.posts
    at = places[node.nid]
    before = posts[at - 1] if at else None
    after = posts[at + 1] if at + 1 < len(posts) else None
    return before, after


def related(world: World, node: Node) -> tuple[Card, ...]:
    """Return up to three cards of pages that have a category in common."""
    if node.kind == "topic" or not node.categories:
        return ()
    chance = draw(world.seed, "related", node.nid)
    shelf = world.shelves.get(node.categories[0], ())
    picked = chance.sample(shelf, min(4, len(shelf)))
    others = [other for other in picked if other.nid != node.nid and other.nid in world.nodes]
    return tuple(_card(world, other) for other in others[:3])


def _card(world: World, node: Node) -> Card:
    words = world.body(node)[0].pieces[0].lines[0]
    return Card(node.path, node.title, node.kind.capitalize(), " ".join(words.split()))
