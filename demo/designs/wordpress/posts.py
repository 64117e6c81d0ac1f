"""A post in full and as it stands in lists, and the pages with a sentence only."""

from __future__ import annotations

from demo.designs.wordpress.addresses import DRAFT_PATH, list_path, permalink, section_of
from demo.designs.wordpress.comments import comment_section, shown_first
from demo.designs.wordpress.frame import Sheet, framed
from demo.designs.wordpress.numbers import DRAFT, post_number
from demo.designs.wordpress.order import parts_of
from demo.designs.wordpress.people import authors
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import curled, day, post_body, shown_text, translated
from demo.node import Node
from demo.pieces import Body
from demo.pointers import neighbours
from demo.shown import ORIGIN, local
from demo.world import World


def post_page(style: Style, world: World, node: Node, part: int | None) -> str:
    """Return a post with one part of its comments; None is what its own address shows."""
    pages = parts_of(style, world, node)
    path = permalink(style, world, node)
    shown = shown_first(style, pages) if part is None else part
    number = post_number(node)
    sheet = Sheet(
        title=node.title,
        path=path,
        number=number,
        content=_article(style, world, node)
        + (_neighbours(style, world, node) if not style.old else "")
        + comment_section(style, world, node, path, shown),
        body_class=f"post-template-default single single-post postid-{number}",
        section=section_of(style, world, node),
        feeds=((f"{path}feed/", f"{shown_text(node.title)} Comments Feed"),),
    )
    return framed(style, world, sheet)


def _classes(node: Node) -> str:
    number = post_number(node)
    form = (
        "format-video post_format-post-format-video" if node.kind == "video" else "format-standard"
    )
    return f'id="post-{number}" class="post-{number} post type-post status-publish {form} hentry"'


def _article(style: Style, world: World, node: Node) -> str:
    section = section_of(style, world, node)
    body = post_body(style, world, node)[0].html
    if style.old:
        return (
            f"<div {_classes(node)}>\n{_author_above(section, node)}"
            f'<h2 class="postheader">{shown_text(node.title)}</h2>\n{_TOOLS}'
            f'<div class="entry">\n{body}\n</div>\n{_filed(style, world, node)}</div>\n'
        )
    named = authors(section, node)
    byline = f'<span class="byline"> by {named}</span>' if named else ""
    return (
        f'<article {_classes(node)}>\n<header class="entry-header">\n'
        f'<h1 class="entry-title">{shown_text(node.title)}</h1>\n'
        f'<div class="entry-meta"><span class="posted-on">Posted on {_time(style, world, node)}'
        f"</span>{byline}</div>\n</header>\n"
        f'<div class="entry-content">\n{body}\n</div>\n{_filed(style, world, node)}</article>\n'
    )


_TOOLS = (
    '<div class="tools"><span class="share">Share</span> '
    '<a href="#" rel="nofollow" class="pdf"><img src="/wp-content/plugins/as-pdf/pdf.png" '
    'alt="download as a pdf file" /> Download PDF of this page</a></div>\n'
)


def _author_above(section: str, node: Node) -> str:
    named = authors(section, node)
    return f'<div class="postauthor">{named}</div>\n' if named else ""


def _time(style: Style, world: World, node: Node) -> str:
    when = local(node.created)
    return (
        f'<a href="{ORIGIN}{permalink(style, world, node)}" rel="bookmark">'
        f'<time class="entry-date published" datetime="{when.isoformat()}">{day(node.created)}'
        "</time></a>"
    )


def _filed(style: Style, world: World, node: Node) -> str:
    """Return the categories and tags under a post."""
    section = section_of(style, world, node)
    rows = ""
    for css, label, rel, tids in (
        ("cat-links", "Posted in", "category tag", node.categories),
        ("tags-links", "Tagged", "tag", node.tags),
    ):
        links = ", ".join(
            f'<a href="{ORIGIN}{list_path(section, world.term(tid))}" rel="{rel}">'
            f"{shown_text(world.term(tid).name)}</a>"
            for tid in tids
        )
        rows += f'<span class="{css}">{label} {links}</span>\n' if links else ""
    if style.old:
        return f'<div class="postmetadata">{rows}</div>\n'
    return f'<footer class="entry-footer">{rows}</footer>\n'


def _neighbours(style: Style, world: World, node: Node) -> str:
    links = "".join(
        f'<div class="nav-{name}"><a href="{ORIGIN}{permalink(style, world, other)}" rel="{rel}">'
        f'<span class="meta-nav">{words} post</span> '
        f'<span class="post-title">{shown_text(other.title)}</span></a></div>'
        for name, rel, words, other in zip(
            ("previous", "next"),
            ("prev", "next"),
            ("Previous", "Next"),
            neighbours(world, node),
            strict=True,
        )
        if other
    )
    return (
        '<nav class="navigation post-navigation" aria-label="Posts">\n'
        '<h2 class="screen-reader-text">Post navigation</h2>\n'
        f'<div class="nav-links">{links}</div>\n</nav>\n'
    )


def excerpt(style: Style, world: World, node: Node) -> str:
    """Return a post as it stands in lists: its first paragraph and a way on."""
    path = permalink(style, world, node)
    section = section_of(style, world, node)
    first = translated(style, world, Body(world.body(node)[0].pieces[:1])).html
    more = (
        f'<a href="{ORIGIN}{path}#more-{post_number(node)}" class="more-link">Continue reading '
        f'<span class="screen-reader-text">{shown_text(node.title)}</span></a>'
    )
    title = f'<a href="{ORIGIN}{path}" rel="bookmark">{shown_text(node.title)}</a>'
    if style.old:
        return (
            f"<div {_classes(node)}>\n{_author_above(section, node)}"
            f'<h2 class="postheader">{title}</h2>\n{_TOOLS}'
            f'<div class="entry">\n{first}\n<p>{more}</p>\n</div>\n</div>\n'
        )
    named = authors(section, node)
    byline = f'<span class="byline"> by {named}</span>' if named else ""
    return (
        f'<article {_classes(node)}>\n<header class="entry-header">\n'
        f'<h2 class="entry-title">{title}</h2>\n<div class="entry-meta">'
        f'<span class="posted-on">Posted on {_time(style, world, node)}</span>{byline}</div>\n'
        f'</header>\n<div class="entry-content">\n{first}\n<p>{more}</p>\n</div>\n'
        f"{_filed(style, world, node)}</article>\n"
    )


def plain_page(
    style: Style, world: World, title: str, words: str, path: str = "", number: int | None = None
) -> str:
    """Return a page with a title and a sentence."""
    content = (
        f'<article class="page type-page hentry">\n<header class="entry-header">'
        f'<h1 class="entry-title">{shown_text(title)}</h1></header>\n'
        f'<div class="entry-content"><p>{curled(words)}</p></div>\n</article>\n'
    )
    sheet = Sheet(title=title, content=content, path=path, number=number, body_class="page")
    return framed(style, world, sheet)


def draft_page(style: Style, world: World) -> str:
    """Return a post that WordPress shows with its password only."""
    form = (
        f'<form action="{ORIGIN}/wp-login.php?action=postpass" class="post-password-form" '
        'method="post">\n<p>This content is password protected. To view it please enter your '
        'password below:</p>\n<p><label for="pwbox-1999">Password: <input name="post_password" '
        'id="pwbox-1999" type="password" size="20" /></label> '
        '<input type="submit" name="Submit" value="Enter" /></p></form>'
    )
    name, css = ("div", "entry") if style.old else ("article", "entry-content")
    content = (
        f'<{name} id="post-{DRAFT}" class="post-{DRAFT} post type-post status-publish '
        'post-password-required hentry">\n<h1 class="entry-title">Protected: A draft</h1>\n'
        f'<div class="{css}">\n{form}\n</div>\n</{name}>\n'
    )
    sheet = Sheet(
        title="Protected: A draft",
        content=content,
        path=DRAFT_PATH,
        number=DRAFT,
        body_class=f"single single-post postid-{DRAFT}",
    )
    return framed(style, world, sheet)
