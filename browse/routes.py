"""Which page stands at which address, beside Datasette's own."""

from __future__ import annotations

from browse.frame import Page
from browse.pages import (
    archived,
    author,
    comment,
    document,
    evidence,
    feed,
    forum,
    forums,
    home,
    term,
)
from browse.search import page as search

ROUTES: tuple[tuple[str, Page], ...] = (
    (r"^/$", home.show),
    (r"^/figures\.json$", home.for_machines),
    (r"^/search(?P<ending>\.json|\.csv)?$", search.show),
    (r"^/read/(?P<page>[0-9]{1,16})$", document.show),
    (r"^/comment/(?P<comment>[0-9]{1,16})$", comment.show),
    (r"^/author/(?P<author>[0-9]{1,16})$", author.show),
    (r"^/category/(?P<term>[0-9]{1,16})$", term.category),
    (r"^/category/(?P<term>[0-9]{1,16})\.atom$", feed.category),
    (r"^/feed\.atom$", feed.everything),
    (r"^/tag/(?P<term>[0-9]{1,16})$", term.tag),
    (r"^/forum/(?P<forum>[0-9]{1,16})$", forum.show),
    (r"^/forums$", forums.show),
    (r"^/evidence/(?P<page>[0-9]{1,16})$", evidence.show),
    (r"^/evidence/capture/(?P<capture>[0-9]{1,16})/page$", archived.show),
    (r"^/evidence/capture/(?P<capture>[0-9]{1,16})/record$", archived.record),
)
"""Pattern of the path, and the page. Ids are integers below 2^53."""
