"""What a redesigned page tells machines: title, canonical, Open Graph, JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass

from demo.articles import summary_of
from demo.designs.redesign.paint import Paint
from demo.node import Node
from demo.pieces import attribute
from demo.shown import ORIGIN, local
from demo.videos import film
from demo.world import World

SITE = "LARKSPUR Cancer Learning"
_TYPES = {"article": "Article", "video": "VideoObject", "topic": "DiscussionForumPosting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page without its frame: `content` is HTML, `plain` its title as text.

    `bio` are the biographies of its writers, `beside` stands in the side column.
    """

    path: str
    plain: str
    content: str
    bio: tuple[str, ...] = ()
    beside: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    node: Node | None = None
    titled: bool = True


def head_html(world: World, paint: Paint, sheet: Sheet) -> str:
    """Return the head element."""
    head = paint.plan.head
    title = attribute(head.title.format(sheet.plain, site=SITE))
    lines = ['<meta charset="utf-8">', f"<title>{title}</title>"]
    if head.generator:
        lines.append('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">')
    node = sheet.node
    if node:
        lines += _of_node(world, paint, node)
    return "<head>\n" + "\n".join(lines) + "\n</head>\n"


def _of_node(world: World, paint: Paint, node: Node) -> list[str]:
    head = paint.plan.head
    lines = []
    if head.canonical:
        lines.append(f'<link rel="canonical" href="{ORIGIN}{node.path}">')
    if head.shortlink:
        lines.append(f'<link rel="shortlink" href="{ORIGIN}/node/{node.nid}">')
    if node.summary:
        words = attribute(summary_of(node, world.seed))
        lines.append(f'<meta name="description" content="{words}">')
    if head.open_graph:
        lines += open_graph(node)
    if head.json_ld:
        lines.append(json_ld(world, node))
    return lines


def open_graph(node: Node) -> list[str]:
    """Return the Open Graph tags that the Metatag module prints for a page."""
    told = {
        "og:site_name": SITE,
        "og:type": "video.other" if node.kind == "video" else "article",
        "og:url": f"{ORIGIN}{node.path}",
        "og:title": node.shown_title,
        "article:published_time": local(node.created).isoformat(),
    }
    return [
        f'<meta property="{name}" content="{attribute(words)}">' for name, words in told.items()
    ]


def json_ld(world: World, node: Node) -> str:
    """Return a script with the page as schema.org describes it."""
    graph: dict[str, object] = {
        "@type": _TYPES[node.kind],
        "@id": f"{ORIGIN}{node.path}",
        "name" if node.kind == "video" else "headline": node.shown_title,
        "inLanguage": node.language,
        "uploadDate" if node.kind == "video" else "datePublished": local(node.created).isoformat(),
        "publisher": {"@type": "Organization", "name": SITE, "url": f"{ORIGIN}/"},
    }
    people = writers(world, node)
    if people:
        graph["author"] = [{"@type": "Person", "name": name} for name in people]
    shown = film(node) if node.kind == "video" else None
    if shown:
        graph["embedUrl"] = shown.url
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": [graph]}, ensure_ascii=False, indent=2
    )
    return f'<script type="application/ld+json">{text.replace("</", "<" + chr(92) + "/")}</script>'


def writers(world: World, node: Node) -> list[str]:
    """Return the names under which a page stands: authors, a guest's line, a topic's opener."""
    if node.kind == "topic":
        return [world.people[node.owner].shown]
    if node.byline:
        return [node.byline]
    return [profile.name for profile in node.authors]
