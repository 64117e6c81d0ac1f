"""Links in a shown text that lead to pages the archive holds: there, not to the live site."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence

from datasette.app import Datasette
from markupsafe import Markup

from browse.frame import rows

HELD = """
select target_url, target_id from links join pages on pages.id = target_id
where links.page_id = :page and comment_id is null and pages.kind in ('article', 'video', 'topic')
  and pages.status <> 'withheld'
union
select target_url, target_id from json_each(:comments) join links on comment_id = value
  join pages on pages.id = target_id
where pages.kind in ('article', 'video', 'topic') and pages.status <> 'withheld'
"""
_ANCHOR = re.compile(r'<a((?: [\w-]+="[^"]*")*)>')
_HREF = re.compile(r' href="([^"]*)"')


async def leads(
    datasette: Datasette, page_id: int, comments: Sequence[int]
) -> Callable[[Markup], Markup]:
    """Return what turns the links of a page's body, and of these comments, to /read/ID."""
    values = {"page": page_id, "comments": json.dumps(list(comments))}
    held = {
        _key(row["target_url"]): datasette.urls.path(f"/read/{row['target_id']}")
        for row in await rows(datasette, HELD, values)
    }
    return lambda text: led(text, held)


def led(text: Markup, held: Mapping[str, str]) -> Markup:
    """Turn links of sanitised HTML to the addresses given by key; the live one stands as title.

    >>> led(Markup('<a href="https://x.org/b#c" rel="nofollow">b</a>'), {"x.org/b": "/read/5"})
    Markup('<a href="/read/5" title="Held here. On the site: https://x.org/b#c">b</a>')
    """

    def turned(anchor: re.Match[str]) -> str:
        href = _HREF.search(anchor[1])
        here = held.get(_key(html.unescape(href[1]))) if href else None
        if href is None or here is None:
            return anchor[0]
        return f'<a href="{html.escape(here)}" title="Held here. On the site: {href[1]}">'

    return Markup(_ANCHOR.sub(turned, text)) if held else text


def _key(url: str) -> str:
    """Return what addresses of one page share, whatever scheme, fragment or slash at the end."""
    bare = url.partition("#")[0].partition("://")[2]
    host, slash, path = bare.partition("/")
    return (host.lower() + slash + path).rstrip("/")
