"""WordPress's feeds and robots.txt."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from html import escape

from demo.designs.wordpress.addresses import permalink
from demo.designs.wordpress.numbers import post_number
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import post_body, shown_text
from demo.node import Node
from demo.shown import ORIGIN, local
from demo.world import World


def items(style: Style) -> int:
    """Return how many posts a feed holds: the old site's owners had set it low."""
    return 3 if style.old else 10


def has_feed(style: Style, kind: str) -> bool:
    """Whether a kind of list has feeds: on the old site the sections only."""
    return kind in (("home",) if style.old else ("home", "term", "author"))


def rss(style: Style, world: World, title: str, path: str, nodes: tuple[Node, ...]) -> str:
    """Return the feed of a list: its newest posts, in full."""
    rows = "".join(_item(style, world, node) for node in nodes[: items(style)])
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"\t<title>{escape(title)}</title>\n"
        f'\t<atom:link href="{ORIGIN}{path}feed/" rel="self" type="application/rss+xml" />\n'
        f"\t<link>{ORIGIN}{path}</link>\n\t<description></description>\n"
        f"\t<language>en-US</language>\n{rows}</channel>\n</rss>\n"
    )


def _item(style: Style, world: World, node: Node) -> str:
    terms = "".join(
        f"\t\t<category><![CDATA[{world.term(tid).name}]]></category>\n"
        for tid in (*node.categories, *node.tags)
    )
    name = node.authors[0].name if node.authors else node.byline or world.people[node.owner].name
    first = escape(world.body(node)[0].pieces[0].lines[0])
    return (
        f"\t<item>\n\t\t<title>{shown_text(node.title)}</title>\n"
        f"\t\t<link>{ORIGIN}{permalink(style, world, node)}</link>\n"
        f"\t\t<dc:creator><![CDATA[{name}]]></dc:creator>\n"
        f"\t\t<pubDate>{format_datetime(local(node.created).astimezone(UTC))}</pubDate>\n{terms}"
        f'\t\t<guid isPermaLink="false">{ORIGIN}/?p={post_number(node)}</guid>\n'
        f"\t\t<description><![CDATA[<p>{first} [&#8230;]</p>]]></description>\n"
        f"\t\t<content:encoded><![CDATA[{post_body(style, world, node)[0].html}]]>"
        "</content:encoded>\n\t</item>\n"
    )


def robots() -> str:
    """Return WordPress's robots.txt, with the members' pages that its owners closed."""
    return (
        "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
        "Disallow: /forums/users/\nDisallow: /users/\n"
    )
