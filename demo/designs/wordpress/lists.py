"""The posts of the site or a section, of a category, a tag, an author: ten on a page."""

from __future__ import annotations

from demo.designs.wordpress.addresses import Entry, list_path, posts_of, sections
from demo.designs.wordpress.feeds import has_feed
from demo.designs.wordpress.frame import Sheet, framed, heading
from demo.designs.wordpress.posts import excerpt
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import shown_text
from demo.people import Profile
from demo.shown import ORIGIN
from demo.terms import CATEGORIES, Term
from demo.world import World

PER_PAGE = 10


def pages_of(style: Style, world: World, entry: Entry) -> int:
    """Return how many pages a list has, at least 1."""
    return max(1, -(-len(posts_of(style, world, entry.section, _listed(entry))) // PER_PAGE))


def _listed(entry: Entry) -> Term | Profile | None:
    return entry.thing if isinstance(entry.thing, Term | Profile) else None


def list_page(style: Style, world: World, entry: Entry, page: int) -> str:
    """Return a page of a list, counted from 0."""
    thing = _listed(entry)
    path = list_path(entry.section, thing)
    nodes = posts_of(style, world, entry.section, thing)[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = "".join(excerpt(style, world, node) for node in nodes)
    name = thing.name if thing else heading(entry.section)
    feed = f"{name} {'Posts' if isinstance(thing, Profile) else ''} Feed"
    sheet = Sheet(
        title=name + (f" – Page {page + 1}" if page else ""),
        content=_header(style, thing)
        + rows
        + _pager(style, path, page, pages_of(style, world, entry)),
        path=path,
        body_class="archive" if thing else "home blog",
        section=entry.section,
        feeds=((f"{path}feed/", shown_text(feed)),)
        if has_feed(style, entry.kind) and thing
        else (),
    )
    return framed(style, world, sheet)


def _header(style: Style, thing: Term | Profile | None) -> str:
    if thing is None:
        return ""
    label, told = "Tag", ""
    if isinstance(thing, Profile):
        label, told = "Author", thing.bio
    elif thing in CATEGORIES:
        label, told = "Category", thing.description
    told = f'<div class="archive-description"><p>{shown_text(told)}</p></div>\n' if told else ""
    if style.old:
        return f'<h1 class="pagetitle">{shown_text(thing.name)}</h1>\n{told}'
    name = f"<span>{shown_text(thing.name)}</span>"
    title = f'<h1 class="page-title">{label}: {name}</h1>'
    return f'<header class="page-header">{title}\n{told}</header>\n'


def _pager(style: Style, path: str, page: int, pages: int) -> str:
    if pages == 1:
        return ""
    older = f'<a href="{ORIGIN}{path}page/{page + 2}/">&larr; Older posts</a>'
    newer = f'<a href="{ORIGIN}{path}{f"page/{page}/" if page > 1 else ""}">Newer posts &rarr;</a>'
    return (
        '<nav class="navigation posts-navigation"><div class="nav-links">'
        f'<div class="nav-previous">{older if page + 1 < pages else ""}</div>'
        f'<div class="nav-next">{newer if page else ""}</div></div></nav>\n'
    )


def portal_page(style: Style, world: World) -> str:
    """Return the front page of the old site: its sections."""
    rows = "".join(
        f'<li><a href="{ORIGIN}{section}/">{shown_text(heading(section))}</a></li>\n'
        for section in sections(style)
        if posts_of(style, world, section, None)
    )
    sheet = Sheet(
        title="Welcome",
        content=f'<div class="page"><h2 class="pagetitle">Welcome</h2>\n<ul>\n{rows}</ul></div>\n',
        path="/",
        body_class="home page",
    )
    return framed(style, world, sheet)
