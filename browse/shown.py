"""Stored HTML as it is shown: without anything that loads, its links absolute."""

from __future__ import annotations

import re

import nh3
from markupsafe import Markup

from pipelines.read.sanitise import ATTRIBUTES, NEVER, TAGS

_TAGS = set(TAGS) - {"img", "picture"}
"""Images lie on the live site, which must not learn who reads what: they are listed as links."""
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>\s*")
"""Paragraphs that only held an image, a player or space: editors of old sites left many."""


def shown(html: str | None, base: str) -> Markup:
    """Return stored HTML made safe once more, without images; relative links start from `base`.

    What was stored was sanitised when it was read; a reader's bug must not reach the page all the
    same. Paragraphs without text are left out.

    >>> shown('<p onclick="x()">a <a href="/b">b</a><img src="x"></p>', "https://example.org/a")
    Markup('<p>a <a href="https://example.org/b" rel="noopener noreferrer nofollow">b</a></p>')
    """
    if not html:
        return Markup("")
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag != "img"},
        clean_content_tags=set(NEVER),
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        url_relative=("rewrite_with_base", base),
    )
    return Markup(_EMPTY.sub("", clean))


def linkable(url: str | None) -> str | None:
    """Return an address that a page may link to: http or https, else None.

    >>> linkable("javascript:alert(1)") is None, linkable("https://example.org/")
    (True, 'https://example.org/')
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None
