"""The page of an article, a video or a topic in a redesign."""

from __future__ import annotations

from demo.articles import NOTE
from demo.designs.redesign.byline import meta_lines, writer_html
from demo.designs.redesign.comments import discussion, opening
from demo.designs.redesign.frame import framed
from demo.designs.redesign.head import Sheet
from demo.designs.redesign.paint import Paint
from demo.designs.redesign.player import player
from demo.designs.redesign.sides import MARKERS
from demo.node import Node
from demo.pieces import text_html
from demo.pointers import neighbours, related
from demo.terms import Term
from demo.world import World

_TRANSCRIPT = "<h2>Transcript</h2>"


def document_page(world: World, paint: Paint, node: Node, part: int) -> str:
    """Return the page at one part of its discussion."""
    content = (_topic if node.kind == "topic" else _post)(world, paint, node, part)
    cards = _cards(world, paint, node)
    beside = paint.plan.document.related == "beside"
    number = f'data-history-node-id="{node.nid}"' if paint.plan.head.node_id else ""
    note = paint.block("note", text_html(NOTE)) if node.outdated else ""
    sheet = Sheet(
        path=node.path,
        plain=node.shown_title,
        content=note
        + paint.wrapped("document", paint.block("document", content, number))
        + _arrows(world, paint, node)
        + ("" if beside else cards),
        bio=tuple(profile.bio for profile in node.authors if profile.bio),
        beside=cards if beside else "",
        crumbs=_crumbs(world, node),
        language=node.language,
        node=node,
    )
    return framed(world, paint, sheet)


def _post(world: World, paint: Paint, node: Node, part: int) -> str:
    document = paint.plan.document
    meta = meta_lines(world, paint, node)
    kicker = paint.block("kicker", node.kind.capitalize()) if document.kicker else ""
    speaker = node.speaker if node.number % 3 == 1 else None
    spoken = _labelled(paint, "Speaker", [writer_html(paint, speaker)]) if speaker else ""
    top = document.meta == "top"
    return (
        kicker
        + (meta if top else "")
        + spoken
        + player(paint, node)
        + _text(world, paint, node)
        + ("" if top else meta)
        + _terms(world, paint, node)
        + discussion(world, paint, node, part)
    )


def _topic(world: World, paint: Paint, node: Node, part: int) -> str:
    forum = world.term(node.forum or 0)
    named = _labelled(paint, "Forums", [paint.link(forum.path, text_html(forum.name))])
    return named + opening(world, paint, node, part) + discussion(world, paint, node, part)


def _text(world: World, paint: Paint, node: Node) -> str:
    """Return the body; some redesigns set the transcript apart."""
    html = world.body(node)[0].html
    if paint.plan.document.transcript_apart and _TRANSCRIPT in html:
        told, _, spoken = html.partition(_TRANSCRIPT)
        apart = paint.heading(2, "Transcript", "transcript title")
        return paint.block("text", told) + paint.block(
            "transcript", apart + paint.block("transcript text", spoken)
        )
    return paint.wrapped("text", paint.block("text", html))


def _labelled(paint: Paint, label: str, items: list[str]) -> str:
    rows = "".join(paint.block("item", item) for item in items)
    return paint.block("field", paint.block("label", label) + paint.block("items", rows))


def _terms(world: World, paint: Paint, node: Node) -> str:
    groups = (("Categories", node.categories), ("Tags", node.tags))
    return "".join(
        _term_line(paint, label, [world.term(tid) for tid in tids])
        for label, tids in groups
        if tids
    )


def _term_line(paint: Paint, label: str, terms: list[Term]) -> str:
    links = [paint.link(term.path, text_html(term.name), "term") for term in terms]
    form = paint.plan.document.terms
    if form is None:
        return ""
    if form == "label":
        return _labelled(paint, label, links)
    if form == "colon":
        return paint.block("terms", f"{paint.inline('label', label + ':')} {', '.join(links)}")
    items = "".join(f"<li>{link}</li>" for link in links)
    return paint.block("terms", f"<h4>{label}</h4><ul>{items}</ul>")


def _crumbs(world: World, node: Node) -> tuple[tuple[str, str], ...]:
    if node.kind != "topic":
        return ((f"/{node.kind}s", f"{node.kind.capitalize()}s"),)
    forum = world.term(node.forum or 0)
    return (("/forum", "Forums"), (forum.path, forum.name))


def _arrows(world: World, paint: Paint, node: Node) -> str:
    if node.kind == "topic":
        return ""
    words = zip(neighbours(world, node), ("Previous Post", "Next Post"), strict=True)
    links = "".join(paint.link(each.path, text, "arrow") for each, text in words if each)
    title = paint.heading(2, "Next Previous link", "arrows title")
    return paint.block("arrows", title + paint.block("arrow links", links))


def _cards(world: World, paint: Paint, node: Node) -> str:
    rows = "".join(
        paint.block(
            "card",
            paint.block("card image", "Image")
            + paint.block("card title", paint.link(card.path, text_html(card.title)))
            + paint.block("card kind", card.kind_shown)
            + f"<p>{text_html(card.teaser)} {MARKERS[1]}</p>",
        )
        for card in related(world, node)
    )
    title = paint.heading(2, "Related Content", "cards title")
    return paint.block("cards", title + paint.block("card rows", rows)) if rows else ""
