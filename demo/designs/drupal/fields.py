"""Core's field markup, and the pieces of a page that its full view and its teaser share."""

from __future__ import annotations

from demo.articles import NOTE
from demo.node import Node
from demo.pieces import attribute, text_html
from demo.shown import local, medium
from demo.world import World


def field(name: str, kind: str, items: list[str], label: str = "") -> str:
    """Return a field with its items as core's template prints it; "" without items."""
    if not items:
        return ""
    css = f"field field--name-{name} field--type-{kind}"
    if not label:
        if len(items) == 1:
            css += " field--label-hidden field__item"
            return f'\n            <div class="{css}">{items[0]}</div>\n'
        inner = "".join(f'\n              <div class="field__item">{item}</div>' for item in items)
        return (
            f'\n      <div class="{css} field--label-hidden field__items">{inner}\n      </div>\n'
        )
    rows = "".join(f'\n              <div class="field__item">{item}</div>' for item in items)
    return (
        f'\n  <div class="{css} field--label-above">\n    <div class="field__label">{label}</div>\n'
        f'          <div class="field__items">{rows}\n              </div>\n      </div>\n'
    )


def text_field(name: str, html: str, kind: str = "text-with-summary") -> str:
    """Return a field of formatted text."""
    return (
        f'\n            <div class="clearfix text-formatted field field--name-{name} '
        f'field--type-{kind} field--label-hidden field__item">{html}</div>\n      '
    )


def link(href: str, words: str) -> str:
    """Return a link as core's link generator does."""
    return f'<a href="{attribute(href)}" hreflang="en">{text_html(words)}</a>'


def time_html(instant: int) -> str:
    """Return a time element in core's medium form."""
    when = local(instant)
    return (
        f'<time datetime="{when.isoformat()}" title="{when:%A, %B} {when.day}, {when:%Y - %H:%M}" '
        f'class="datetime">{medium(instant)}</time>\n'
    )


def created(node: Node) -> str:
    """Return the date of an article as the page shows it, if it does."""
    if node.date == "time":
        return field("created", "created", [time_html(node.created)])
    if node.date == "text":
        return field("created", "created", [medium(node.created)])
    return ""


def submitted(node: Node, name: str) -> str:
    """Return the line "Submitted by NAME on DATE" of videos and topics."""
    when = time_html(node.created) if node.date == "time" else medium(node.created)
    return (
        '      <div class="node__submitted">\n        Submitted by <span class="field '
        'field--name-uid field--type-entity-reference field--label-hidden">'
        f'{name}</span>\n on <span class="field field--name-created field--type-created '
        f'field--label-hidden">{when}</span>\n        \n      </div>\n'
    )


def note(node: Node) -> str:
    """Return the line under the title of a page that time has overtaken."""
    return field("field-subtitle", "string", [text_html(NOTE)] if node.outdated else [])


def authors(node: Node, label: str = "Author") -> str:
    """Return the author field: links to profiles, or a line of text."""
    items = [link(profile.path, profile.name) for profile in node.authors]
    if node.byline:
        return field("field-byline", "string", [text_html(node.byline)], label)
    return field("field-author-ref", "entity-reference", items, label)


def terms(world: World, node: Node) -> str:
    """Return the fields of categories and tags."""
    categories = [world.term(tid) for tid in node.categories]
    tags = [world.term(tid) for tid in node.tags]
    kind = "entity-reference"
    return field(
        "field-categories", kind, [link(t.path, t.name) for t in categories], "Categories"
    ) + field("field-tags", kind, [link(t.path, t.name) for t in tags], "Tags")


def teaser_html(world: World, node: Node) -> str:
    """Return a text's first paragraph, which is what core's summary of 600 letters leaves."""
    return world.body(node)[0].pieces[0].html


def teaser(world: World, node: Node) -> str:
    """Return a page as it stands in lists."""
    meta = ""
    if node.kind != "article":
        owner = world.people[node.owner]
        name = f"<span>{text_html(owner.shown)}</span>"
        meta = f'\n      <footer class="node__meta">\n{submitted(node, name)}    </footer>\n'
    date = field("created", "created", [time_html(node.created)])
    date = date if node.kind == "article" and node.date == "time" else ""
    title = f'<span class="field field--name-title">{text_html(node.shown_title)}</span>'
    count = len(world.visible(node))
    jump = f'<li><a href="{node.path}#comments" hreflang="en">{count} comments</a></li>'
    return (
        f'<article data-history-node-id="{node.nid}" '
        f'class="node node--type-{kind_of(node)} node--view-mode-teaser">\n\n      <h2>\n'
        f'      <a href="{node.path}" rel="bookmark">{title}\n</a>\n    </h2>\n    {meta}\n'
        f'  <div class="node__content">\n    {date}{authors(node, "")}'
        f"{text_field('body', teaser_html(world, node))}"
        '  <div class="node__links">\n    <ul class="links inline"><li>'
        f'<a href="{node.path}" rel="tag" title="{attribute(node.shown_title)}" hreflang="en">'
        f'Read more<span class="visually-hidden"> about {text_html(node.shown_title)}</span></a>'
        f"</li>{jump if count else ''}</ul>  </div>\n\n  </div>\n\n</article>\n"
    )


def kind_of(node: Node) -> str:
    """Return the node type's machine name; topics are nodes of core's forum module."""
    return "forum" if node.kind == "topic" else node.kind
