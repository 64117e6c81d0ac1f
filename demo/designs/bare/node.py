"""The full page of an article, a video or a topic in the bare theme."""

from __future__ import annotations

from demo.articles import summary_of
from demo.chance import draw
from demo.designs.bare.comments import comment_section, login_links
from demo.designs.bare.fields import (
    authors,
    created,
    field,
    link,
    name_html,
    note,
    submitted,
    terms,
)
from demo.designs.bare.frame import Sheet, block, framed
from demo.designs.drupal.side import canonical
from demo.designs.redesign.head import json_ld, open_graph
from demo.node import Node
from demo.pieces import attribute, text_html
from demo.pointers import neighbours, related
from demo.videos import film
from demo.world import World


def node_page(world: World, node: Node, part: int = 0) -> str:
    """Return the page at one part of its discussion."""
    told = [f"<div><p>{text_html(each.bio)}</p></div>" for each in node.authors if each.bio]
    content = {"article": _article, "video": _video, "topic": _topic}[node.kind](world, node)
    sheet = Sheet(
        path=node.path,
        plain=node.shown_title,
        content=f"<article>\n{content}{login_links(node)}\n"
        f"{comment_section(world, node, part)}  </div>\n</article>",
        head=canonical(node.path, node.nid) + _tags(world, node),
        bio=f"<div><div>{''.join(told)}</div></div>\n" if told else "",
        below="" if node.kind == "topic" else _pointers(world, node),
        crumbs=_crumbs(world, node),
        language=node.language,
        nid=node.nid,
    )
    return framed(world, sheet)


def tagged(world: World, node: Node) -> bool:
    """Whether a page has metatags: the editors had filled in about every second one."""
    return draw(world.seed, "metatag", node.nid).random() < 0.5


def _tags(world: World, node: Node) -> str:
    """Return description, Open Graph and JSON-LD as the Metatag modules print them."""
    words = attribute(summary_of(node, world.seed))
    lines = [f'<meta name="description" content="{words}" />'] if node.summary else []
    if tagged(world, node):
        lines += [*open_graph(node), json_ld(world, node)]
    return "".join(f"{each}\n" for each in lines)


def _crumbs(world: World, node: Node) -> tuple[tuple[str, str], ...]:
    if not node.forum:
        return ()
    forum = world.term(node.forum)
    above = (world.term(forum.parent),) if forum.parent else ()
    return (("/forum", "Forums"), *((each.path, each.name) for each in (*above, forum)))


def _article(world: World, node: Node) -> str:
    date = created(node)
    return (
        f"  <div>\n    {note(node)}{field([date] if date else [])}{authors(node)}"
        f"\n            <div>{world.body(node)[0].html}</div>\n{terms(world, node)}"
    )


def _video(world: World, node: Node) -> str:
    speaker = node.speaker if node.number % 3 == 1 else None
    spoken = field([link(speaker.path, speaker.name)] if speaker else [], "Speaker")
    return (
        f"{submitted(world, node)}\n  <div>\n    {note(node)}{authors(node)}{spoken}"
        f"{_player(node)}\n            <div>{world.body(node)[0].html}</div>\n{terms(world, node)}"
    )


def _player(node: Node) -> str:
    shown = film(node)
    if shown is None:
        return field(["This video is no longer available."], "Video")
    source = attribute(shown.url)
    if node.player == "link":
        return f'<div><a href="{source}">Watch</a></div>'
    return f'<div><div><iframe width="560" height="315" src="{source}"></iframe></div></div>'


def _topic(world: World, node: Node) -> str:
    owner = world.people[node.owner]
    forum = world.term(node.forum or 0)
    role = f"<div>{text_html(owner.role)}</div>" if owner.role else ""
    date = f" on {created(node)}" if created(node) else ""
    return (
        f"  <footer>\n    {role}<div>Submitted by {name_html(owner)}{date}</div>\n  </footer>\n"
        f"  <div>\n    {note(node)}{field([link(forum.path, forum.name)], 'Forums')}"
        f"\n            <div>{world.body(node)[0].html}</div>\n"
    )


def _pointers(world: World, node: Node) -> str:
    words = zip(neighbours(world, node), ("Previous Post", "Next Post"), strict=True)
    arrows = "".join(link(each.path, text) for each, text in words if each)
    cards = "".join(
        f"\n          <div><div><span>Image</span></div><div><span>{link(card.path, card.title)}"
        f"</span></div><div><span>{card.kind_shown}</span></div>"
        f"<div><div><p>{text_html(card.teaser)}</p></div></div></div>"
        for card in related(world, node)
    )
    return block("Next Previous link", arrows) + (block("Related Content", cards) if cards else "")
