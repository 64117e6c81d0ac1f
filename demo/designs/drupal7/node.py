"""The full page of an article, a video or a topic in Drupal 7."""

from __future__ import annotations

from demo.articles import summary_of
from demo.designs.drupal7.comments import comment_wrapper, login_links
from demo.designs.drupal7.fields import (
    authors,
    body_field,
    field,
    kind_of,
    note,
    submitted_line,
    terms,
)
from demo.designs.drupal7.frame import Sheet, block, framed, own_links
from demo.designs.drupal7.player import player
from demo.designs.drupal7.side import pointers
from demo.designs.drupal7.topic import topic_content
from demo.node import Node
from demo.pieces import attribute, text_html
from demo.pointers import neighbours, related
from demo.world import World


def node_page(world: World, node: Node, part: int = 0) -> str:
    """Return the page at one part of its discussion."""
    topic = node.kind == "topic"
    content = topic_content(world, node, part) if topic else _post(world, node, part)
    told = [profile.bio for profile in node.authors if profile.bio]
    bios = "".join(f'<div class="views-row"><p>{text_html(words)}</p></div>\n' for words in told)
    css = f"page-node page-node- page-node-{node.nid} node-type-{kind_of(node)}"
    sheet = Sheet(
        path=node.path,
        plain=node.shown_title,
        content=content,
        head=own_links(node.path, node.internal) + _description(world, node),
        above=block("views-bio-block", "views", "", bios) if bios else "",
        below="" if topic else _pointers(world, node),
        crumbs=_crumbs(world, node),
        body_class=css,
        language=node.language,
        nid=node.nid,
    )
    return framed(world, sheet)


def _description(world: World, node: Node) -> str:
    if not node.summary:
        return ""
    words = attribute(summary_of(node, world.seed))
    return f'<meta name="description" content="{words}" />\n'


def _crumbs(world: World, node: Node) -> tuple[tuple[str, str], ...]:
    if not node.forum:
        return ()
    forum = world.term(node.forum)
    above = (world.term(forum.parent),) if forum.parent else ()
    return (("/forum", "Forums"), *((each.path, each.name) for each in (*above, forum)))


def _pointers(world: World, node: Node) -> str:
    words = zip(neighbours(world, node), ("Previous Post", "Next Post"), strict=True)
    arrows = [(each.path, text) for each, text in words if each]
    return pointers(arrows, related(world, node))


def _post(world: World, node: Node, part: int) -> str:
    count = len(world.visible(node))
    title = attribute(node.shown_title)
    speaker = node.speaker if node.number % 3 == 1 else None
    spoken = [f'<a href="{speaker.path}">{text_html(speaker.name)}</a>'] if speaker else []
    return (
        f'<div id="node-{node.nid}" class="node node-{kind_of(node)}'
        f'{" node-promoted" if node.promoted else ""} node-full clearfix" about="{node.path}" '
        'typeof="sioc:Item foaf:Document">\n\n'
        f'      <span property="dc:title" content="{title}" class="rdf-meta element-hidden"></span>'
        f'<span property="sioc:num_replies" content="{count}" datatype="xsd:integer" '
        'class="rdf-meta element-hidden"></span>\n'
        f'{submitted_line(world, node)}\n  <div class="content">\n    {note(node)}{authors(node)}'
        f"{field('field-speaker', 'taxonomy-term-reference', spoken, 'Speaker')}{player(node)}"
        f"{body_field(world.body(node)[0].html)}{terms(world, node)}  </div>\n\n"
        f"  {login_links(node)}\n  {comment_wrapper(world, node, part)}\n</div>\n"
    )
