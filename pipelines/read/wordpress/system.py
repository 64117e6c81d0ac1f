"""WordPress: how its pages are known, and which reader reads which."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.wordpress.archive import read_author, read_category, read_listing, read_tag
from pipelines.read.wordpress.post import read_other, read_page, read_post
from pipelines.read.wordpress.route import route

_MARKS = (
    'meta[name="generator" i][content^="WordPress"], link[rel="https://api.w.org/"],'
    ' link[href*="/wp-content/themes/"], link[href*="/wp-includes/"],'
    ' script[src*="/wp-includes/"], script[src*="/wp-content/"],'
    ' link[rel="pingback"][href$="/xmlrpc.php"], link[rel="EditURI"][href*="xmlrpc.php"],'
    ' form[action*="wp-comments-post.php"], body.single-post, body.wp-singular'
)
_SHEET = re.compile(r"@import[^;]*/wp-content/themes/")  # themes of before 2010


def runs_wordpress(page: Page) -> bool:
    """Whether WordPress made a page: what wp_head prints, or a form that only it has."""
    if page.tree.css_first(_MARKS) is not None:
        return True
    if any(_SHEET.search(style.text()) for style in page.tree.css("style")):
        return True
    named = {name.lower(): value for name, value in page.headers}
    return "api.w.org" in named.get("link", "")


def read_wordpress(page: Page) -> Result:
    """Read a page of WordPress by what it is a page of."""
    return _READERS[route(page)](page)


_READERS = {
    "post": read_post,
    "category": read_category,
    "tag": read_tag,
    "author": read_author,
    "listing": read_listing,
    "page": read_page,
    "other": read_other,
}
