"""The design "bare"."""

from __future__ import annotations

from dataclasses import dataclass

from demo.designs.bare.forum import forum_page, index_page
from demo.designs.bare.lists import (
    about_page,
    author_page,
    authors_page,
    front_page,
    list_page,
    notice_page,
    term_page,
)
from demo.designs.bare.node import node_page, tagged
from demo.designs.drupal_site import DrupalSite
from demo.designs.templates import Templates
from demo.feeds import rss
from demo.node import Node
from demo.world import World

TEMPLATES = Templates(
    front=front_page,
    listing=list_page,
    authors=authors_page,
    author=author_page,
    about=about_page,
    forums=index_page,
    forum=forum_page,
    term=term_page,
    node=node_page,
    notice=notice_page,
    rss=rss,
)


@dataclass(frozen=True)
class Bare(DrupalSite):
    """The bare theme: where a page has metatags, they tell its date."""

    def grain(self, world: World, node: Node) -> str | None:
        """Return "minute" where metatags, page, feed or list tell a page's time."""
        return "minute" if tagged(world, node) else super().grain(world, node)


BARE = Bare("bare", TEMPLATES)
