"""The design "drupal": core's starter theme with the blocks of GRACE-style sites."""

from __future__ import annotations

from demo.designs.drupal.forum import forum_page, index_page
from demo.designs.drupal.listing import about_page, authors_page, front_page, list_page, notice_page
from demo.designs.drupal.node import node_page
from demo.designs.drupal.terms import author_page, term_page
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
DRUPAL = DrupalSite("drupal", TEMPLATES)
