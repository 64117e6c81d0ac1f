"""Drupal 7's field markup, names and dates, and a page as it stands in lists."""

from __future__ import annotations

from demo.articles import NOTE
from demo.node import Node
from demo.people import Member
from demo.pieces import attribute, text_html
from demo.shown import local, medium
from demo.terms import Term
from demo.world import World

NAME_LENGTH = 20
_CUT = 15


def cut_name(name: str) -> str:
    """Return a name as Drupal 7 shows it: over 20 letters, 15 of them and three dots.

    >>> cut_name("Marguerite of the Lakes")
    'Marguerite of t...'
    """
    return name if len(name) <= NAME_LENGTH else name[:_CUT] + "..."


def field(name: str, kind: str, items: list[str], label: str = "", rdf: str = "") -> str:
    """Return a field with its items as theme_field prints it; "" without items."""
    if not items:
        return ""
    shown = f'<div class="field-label">{label}:&nbsp;</div>' if label else ""
    rows = "".join(
        f'<div class="field-item {"odd" if at % 2 else "even"}"{rdf}>{item}</div>'
        for at, item in enumerate(items)
    )
    return (
        f'<div class="field field-name-{name} field-type-{kind} '
        f'field-label-{"above" if label else "hidden"}">{shown}'
        f'<div class="field-items">{rows}</div></div>'
    )


def body_field(html: str, name: str = "body") -> str:
    """Return a field of formatted text."""
    kind = "text-with-summary" if name == "body" else "text-long"
    return field(name, kind, [html], rdf=' property="content:encoded"')


def username(who: Member) -> str:
    """Return a name without a link to the account, as visitors may not see profiles.

    The RDF module tells the account, and a cut name whole.
    """
    shown = text_html(cut_name(who.name))
    if not who.uid:
        return _visitor(who, f"{shown} (not verified)")
    whole = f' content="{attribute(who.name)}"' if len(who.name) > NAME_LENGTH else ""
    return (
        f'<span class="username" xml:lang="" about="/user/{who.uid}" typeof="sioc:UserAccount" '
        f'property="foaf:name" datatype=""{whole}>{shown}</span>'
    )


def _visitor(who: Member, words: str) -> str:
    rdf = 'xml:lang="" typeof="sioc:UserAccount" property="foaf:name" datatype=""'
    if who.homepage:
        href = attribute(who.homepage)
        return f'<a href="{href}" rel="nofollow" class="username" {rdf}>{words}</a>'
    return f'<span class="username" {rdf}>{words}</span>'


def dated(instant: int, inner: str) -> str:
    """Return words with the RDF module's date around them."""
    return (
        '<span property="dc:date dc:created" '
        f'content="{local(instant).isoformat()}" datatype="xsd:dateTime" '
        f'rel="sioc:has_creator">{inner}</span>'
    )


def submitted(who: Member, instant: int, *, machine: bool = True) -> str:
    """Return "Submitted by NAME on DATE"; `machine` has the RDF module's date around it."""
    inner = f"Submitted by {username(who)} on {medium(instant)}"
    return dated(instant, inner) if machine else inner


def term_link(term: Term) -> str:
    """Return a link to a term as the RDF module marks it up."""
    return (
        f'<a href="{term.path}" typeof="skos:Concept" property="rdfs:label skos:prefLabel" '
        f'datatype="">{text_html(term.name)}</a>'
    )


def terms(world: World, node: Node) -> str:
    """Return the fields of categories and tags."""
    kind, rdf = "taxonomy-term-reference", ' rel="dc:subject"'
    categories = [term_link(world.term(tid)) for tid in node.categories]
    tags = [term_link(world.term(tid)) for tid in node.tags]
    return field("field-categories", kind, categories, "Categories", rdf) + field(
        "field-tags", kind, tags, "Tags", rdf
    )


def authors(node: Node, label: str = "Author") -> str:
    """Return the author field: links to profiles, or a line of text."""
    if node.byline:
        return field("field-byline", "text", [text_html(node.byline)], label)
    links = [f'<a href="{each.path}">{text_html(each.name)}</a>' for each in node.authors]
    return field("field-author-ref", "taxonomy-term-reference", links, label)


def note(node: Node) -> str:
    """Return the line under the title of a page that time has overtaken."""
    return field("field-subtitle", "text", [text_html(NOTE)] if node.outdated else [])


def submitted_line(world: World, node: Node) -> str:
    """Return the line above a page's text; an article's tells the date only."""
    machine = node.date == "time"
    if node.kind != "article":
        words = submitted(world.people[node.owner], node.created, machine=machine)
    elif node.date not in ("time", "text"):
        return ""
    else:
        words = medium(node.created)
        words = (
            dated(node.created, words).replace(' rel="sioc:has_creator"', "") if machine else words
        )
    return f'  <div class="submitted">\n    {words}\n  </div>\n'


def kind_of(node: Node) -> str:
    """Return the node type's machine name; topics are nodes of core's forum module."""
    return "forum" if node.kind == "topic" else node.kind


def teaser(world: World, node: Node) -> str:
    """Return a page as it stands in lists."""
    body = body_field(world.body(node)[0].pieces[0].html)
    title = text_html(node.shown_title)
    count = len(world.visible(node))
    jump = (
        f'<li class="comment-comments"><a href="{node.path}#comments" title="Jump to the first '
        f'comment of this posting.">{count} comment{"s" if count != 1 else ""}</a></li>\n'
        if count
        else ""
    )
    line = submitted_line(world, node) if node.kind != "article" or node.date == "time" else ""
    return (
        f'<div id="node-{node.nid}" class="node node-{kind_of(node)} node-promoted node-teaser '
        f'clearfix" about="{node.path}" typeof="sioc:Item foaf:Document">\n\n'
        f'      <h2 property="dc:title" datatype=""><a href="{node.path}">{title}</a></h2>\n'
        f'{line}\n  <div class="content">\n    {authors(node, "")}{body}  </div>\n\n'
        '  <ul class="links inline"><li class="node-readmore first">'
        f'<a href="{node.path}" rel="tag" title="{attribute(node.shown_title)}">Read more'
        f'<span class="element-invisible"> about {title}</span></a></li>\n{jump}</ul>\n</div>\n'
    )
