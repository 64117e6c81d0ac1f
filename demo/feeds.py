"""RSS feeds as core's views make them, the sitemap and robots.txt."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from html import escape

from demo.designs.drupal.fields import authors, text_field
from demo.editions import EDITED
from demo.node import Node
from demo.shown import ORIGIN, iso_utc, local
from demo.world import World

ITEMS = 10
SITEMAP_PART = 2_000


def rss(world: World, title: str, nodes: list[Node]) -> str:
    """Return the feed of a list: its ten newest pages."""
    items = "".join(_item(world, node) for node in nodes[:ITEMS])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0" '
        f'xml:base="{ORIGIN}/">\n  <channel>\n    <title>{escape(title)}</title>\n'
        f"    <link>{ORIGIN}/</link>\n    <description/>\n    <language>en</language>\n    \n"
        f"{items}\n  </channel>\n</rss>\n"
    )


def _item(world: World, node: Node) -> str:
    body = text_field("body", world.body(node)[0].html).replace('href="/', f'href="{ORIGIN}/')
    described = escape(authors(node).replace('href="/', f'href="{ORIGIN}/') + body)
    return (
        f"    <item>\n  <title>{escape(node.shown_title)}</title>\n"
        f"  <link>{ORIGIN}{node.path}</link>\n  <description>{described}</description>\n"
        f"  <pubDate>{format_datetime(local(node.created).astimezone(UTC))}</pubDate>\n"
        f"    <dc:creator>{escape(world.people[node.owner].name)}</dc:creator>\n"
        f'    <guid isPermaLink="false">{node.nid} at {ORIGIN}</guid>\n    </item>\n'
    )


def changed_at(world: World, node: Node) -> int:
    """Return when a page or its discussion last changed, as the sitemap knows."""
    seen = [node.created]
    for reply in world.visible(node):
        seen += [reply.created, reply.edited or 0]
    changes = world.changes
    touched = node.nid in changes.edited_nodes | changes.retitled or any(
        reply.cid in changes.edited for reply in world.visible(node)
    )
    return max(seen) if not touched else max(*seen, EDITED)


def sitemap_parts(world: World) -> int:
    """Return how many parts the sitemap has."""
    return -(-len(world.nodes) // SITEMAP_PART)


def sitemap(world: World, part: int) -> str:
    """Return part `part` (from 1) of the sitemap, or with 0 the only part or the index."""
    if part == 0 and sitemap_parts(world) > 1:
        inner = "".join(
            f" <sitemap><loc>{ORIGIN}/sitemap.xml?page={number}</loc></sitemap>\n"
            for number in range(1, sitemap_parts(world) + 1)
        )
        return _xml("sitemapindex", inner)
    start = max(0, part - 1) * SITEMAP_PART
    nodes = list(world.nodes.values())[start : start + SITEMAP_PART]
    inner = "".join(
        f" <url><loc>{ORIGIN}{node.path}</loc>"
        f"<lastmod>{iso_utc(changed_at(world, node))}</lastmod></url>\n"
        for node in nodes
    )
    return _xml("urlset", inner)


def _xml(root: str, inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{inner}</{root}>\n'
    )


_KINDS = ("css$", "css?", "js$", "js?", "gif", "jpg", "jpeg", "png", "svg")
_HIDDEN = (
    "/admin/", "/comment/reply/", "/filter/tips", "/node/add/", "/search/", "/user/register",
    "/user/password", "/user/login", "/user/logout", "/media/oembed", "/*/media/oembed",
)  # fmt: skip


def robots() -> str:
    """Return core's robots.txt with the sitemap's address."""
    lines = ["User-agent: *", "# CSS, JS, Images"]
    lines += [f"Allow: /{root}/*.{kind}" for root in ("core", "profiles") for kind in _KINDS]
    lines += ["# Directories", "Disallow: /core/", "Disallow: /profiles/", "# Files"]
    lines += ["Disallow: /README.md", "Disallow: /web.config", "# Paths (clean URLs)"]
    lines += [f"Disallow: {path}" for path in _HIDDEN]
    lines += ["# Paths (no clean URLs)", *(f"Disallow: /index.php{path}" for path in _HIDDEN)]
    return "\n".join([*lines, "", f"Sitemap: {ORIGIN}/sitemap.xml", ""])
