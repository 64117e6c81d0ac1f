"""Fields, names and dates without a class, and a page as it stands in lists."""

from __future__ import annotations

from demo.articles import NOTE
from demo.node import Node
from demo.people import Member
from demo.pieces import attribute, text_html
from demo.shown import local, medium
from demo.world import World


def field(items: list[str], label: str = "") -> str:
    """Return a field with its items; "" without items."""
    if not items:
        return ""
    rows = "".join(f"\n              <div>{item}</div>" for item in items)
    if not label:
        return f"\n      <div>{rows}\n      </div>\n" if len(items) > 1 else f"{rows}\n"
    return f"\n  <div>\n    <div>{label}</div>\n          <div>{rows}\n          </div>\n  </div>\n"


def link(href: str, words: str) -> str:
    """Return a link."""
    return f'<a href="{attribute(href)}">{text_html(words)}</a>'


def time_html(instant: int) -> str:
    """Return a time element in core's medium form."""
    return f'<time datetime="{local(instant).isoformat()}">{medium(instant)}</time>'


def name_html(who: Member) -> str:
    """Return a name as visitors see it; a visitor's own page is linked."""
    if who.uid:
        return f"<span>{text_html(who.shown)}</span>"
    words = f"{text_html(who.shown)} (not verified)"
    if who.homepage:
        return f'<a rel="nofollow" href="{attribute(who.homepage)}">{words}</a>'
    return f"<span>{words}</span>"


def created(node: Node) -> str:
    """Return a page's date as it shows it, "" where it does not."""
    if node.date == "time":
        return time_html(node.created)
    return medium(node.created) if node.date == "text" else ""


def submitted(world: World, node: Node) -> str:
    """Return the footer "Submitted by NAME on DATE" of videos and topics."""
    name = name_html(world.people[node.owner])
    return (
        f"\n      <footer>\n      <div>\n        Submitted by {name} on "
        f"<span>{created(node)}</span>\n      </div>\n    </footer>\n"
    )


def note(node: Node) -> str:
    """Return the line under the title of a page that time has overtaken."""
    return field([text_html(NOTE)] if node.outdated else [])


def authors(node: Node, label: str = "Author") -> str:
    """Return the author field: links to profiles, or a line of text."""
    names = [link(profile.path, profile.name) for profile in node.authors]
    return field([text_html(node.byline)] if node.byline else names, label)


def terms(world: World, node: Node) -> str:
    """Return the fields of categories and tags."""
    return "".join(
        field([link(world.term(tid).path, world.term(tid).name) for tid in tids], label)
        for label, tids in (("Categories", node.categories), ("Tags", node.tags))
    )


def teaser(world: World, node: Node) -> str:
    """Return a page as it stands in lists."""
    title = text_html(node.shown_title)
    line = "" if node.kind == "article" else submitted(world, node)
    date = (
        field([time_html(node.created)]) if node.kind == "article" and node.date == "time" else ""
    )
    body = f"<div>{world.body(node)[0].pieces[0].html}</div>"
    return (
        f'<article>\n\n      <h2>\n      <a href="{node.path}" rel="bookmark"><span>{title}'
        f"</span>\n</a>\n    </h2>\n    {line}\n  <div>\n    {date}{authors(node, '')}\n"
        f"    {body}\n"
        f'  <div>\n    <ul><li><a href="{node.path}" rel="tag" '
        f'title="{attribute(node.shown_title)}">Read more</a></li></ul>  </div>\n\n  </div>\n\n'
        "</article>\n"
    )
