"""The numbers that WordPress gives: its own, but for topics that Drupal was to name after them."""

from __future__ import annotations

from demo.node import Node
from demo.people import Profile
from demo.terms import Term
from demo.threads import Reply

ABOUT = 2
"""The number of the page about the site: WordPress installs its first page as 2."""
DRAFT = 1_999
"""The number of a post that is shown with its password only."""
STAFF_ROOM = 1_998
"""The number of a forum that visitors may not read."""


def post_number(node: Node) -> int:
    """Return a post's or topic's number; a migrated topic keeps it in its title on Drupal."""
    return int(node.legacy) if node.legacy else 2_000 + node.nid


def reply_number(reply: Reply) -> int:
    """Return the number of a bbPress reply: posts of all kinds are counted together."""
    return 1_290_000 + reply.cid


def comment_number(reply: Reply) -> int:
    """Return the number of a comment on a post."""
    return 300 + reply.cid


def term_number(thing: Term | Profile) -> int:
    """Return the number of a category, tag, forum or author."""
    return thing.tid + (900 if isinstance(thing, Profile) else 400)
