"""The design "drupal7"."""

from __future__ import annotations

from dataclasses import dataclass

from demo.designs.design import Said
from demo.designs.drupal7.comments import unsigned
from demo.designs.drupal7.fields import cut_name
from demo.designs.drupal7.forum import forum_page, index_page
from demo.designs.drupal7.lists import (
    about_page,
    author_page,
    authors_page,
    front_page,
    list_page,
    notice_page,
    term_page,
)
from demo.designs.drupal7.node import node_page
from demo.designs.drupal_site import DrupalSite
from demo.designs.templates import Templates
from demo.feeds import rss
from demo.node import Node
from demo.pieces import Body
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
class Drupal7(DrupalSite):
    """Drupal 7: it cuts long names with three dots, and prints signatures outside of the text."""

    def body(self, world: World, node: Node) -> tuple[Body, str | None]:
        """Return a page's text without the signature that stands in a place of its own."""
        body, transcript = world.body(node)
        return unsigned(body), transcript

    def discussion(self, world: World, node: Node) -> tuple[Said, ...]:
        """Return the comments: topics are flat, and only their posts have a title beside a name."""
        topic = node.kind == "topic"
        said = [
            each._replace(body=unsigned(each.body), role=each.role if topic else None)
            for each in super().discussion(world, node)
        ]
        if topic:
            said.sort(key=lambda each: each.shown.reply.cid)
        return tuple(said)

    def commenter(self, world: World, name: str) -> str:
        """Return a name as Drupal 7 cuts it."""
        return cut_name(name)


DRUPAL7 = Drupal7("drupal7", TEMPLATES, generator="Drupal 7 (http://drupal.org)")
