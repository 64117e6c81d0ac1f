"""The design "bare"."""

from __future__ import annotations

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
from demo.designs.bare.node import node_page
from demo.designs.drupal_site import DrupalSite
from demo.designs.templates import Templates
from demo.feeds import rss

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
BARE = DrupalSite("bare", TEMPLATES)
