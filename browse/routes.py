"""Which page stands at which address, beside Datasette's own."""

from __future__ import annotations

from browse.frame import Page
from browse.pages import comment, document
from browse.search import page as search

ROUTES: tuple[tuple[str, Page], ...] = (
    (r"^/search(?P<ending>\.json|\.csv)?$", search.show),
    (r"^/read/(?P<page>[0-9]{1,16})$", document.show),
    (r"^/comment/(?P<comment>[0-9]{1,16})$", comment.show),
)
"""Pattern of the path, and the page. Ids are integers below 2^53."""
