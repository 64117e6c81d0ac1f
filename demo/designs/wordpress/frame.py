"""The whole page around its content: head, title, menus and the blocks beside it."""

from __future__ import annotations

from dataclasses import dataclass

from demo.designs.drupal.frame import SITE
from demo.designs.wordpress.addresses import lists
from demo.designs.wordpress.side import side_blocks
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import shown_text
from demo.shown import ORIGIN
from demo.terms import Term
from demo.world import World


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page without its frame.

    `path` is its own address, `number` that of the post or topic that it shows; `feeds` are
    (address, name) of feeds; `section` is the blog that it belongs to, on the old site.
    """

    title: str
    content: str
    path: str = ""
    number: int | None = None
    body_class: str = ""
    feeds: tuple[tuple[str, str], ...] = ()
    section: str = ""
    head: str = ""


_NAMES = {
    "/lung": "Lung Cancer",
    "/breast": "Breast Cancer",
    "/cancer-101": "Cancer Basics",
    "/cancer-treatments": "Treatments & Symptom Management",
    "/es": "En Español",
    "/general": "General",
}


def heading(section: str) -> str:
    """Return what stands at the top of a section's pages."""
    return f"{SITE} :: {_NAMES[section]}" if section else SITE


def framed(style: Style, world: World, sheet: Sheet) -> str:
    """Return the page."""
    draw = _old if style.old else _new
    return draw(style, world, sheet, _head(style, sheet))


def _head(style: Style, sheet: Sheet) -> str:
    feeds = ((f"{sheet.section}/feed/", f"{heading(sheet.section)} &raquo; Feed"), *sheet.feeds)
    lines = [
        f"<title>{shown_text(sheet.title)} &#8211; {shown_text(heading(sheet.section))}</title>"
    ]
    lines += [
        f'<link rel="alternate" type="application/rss+xml" title="{name}" href="{ORIGIN}{path}" />'
        for path, name in feeds
    ]
    lines.append(f'<link rel="stylesheet" href="{ORIGIN}/site.css" media="all" />')
    lines.append(
        f'<meta name="generator" content="WordPress {"3.3.1" if style.old else "6.1.9"}" />'
    )
    if sheet.number and sheet.path:
        lines.append(f'<link rel="canonical" href="{ORIGIN}{sheet.path}" />')
        lines.append(f"<link rel='shortlink' href='{ORIGIN}{sheet.section}/?p={sheet.number}' />")
    return "\n".join([*lines, sheet.head])


def _new(style: Style, world: World, sheet: Sheet, head: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en-US">\n<head>\n<meta charset="UTF-8" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'{head}\n</head>\n<body class="{sheet.body_class} wp-embed-responsive">\n'
        '<div id="page" class="site">\n'
        '<a class="skip-link screen-reader-text" href="#content">Skip to content</a>\n'
        '<header id="masthead" class="site-header">\n<div class="site-branding">\n'
        f'<p class="site-title"><a href="{ORIGIN}/" rel="home">{SITE}</a></p>\n</div>\n'
        f'<nav id="site-navigation" class="main-navigation">{_menu(style)}</nav>\n</header>\n'
        '<div id="content" class="site-content">\n<div id="primary" class="content-area">\n'
        f'<main id="main" class="site-main">\n{sheet.content}\n</main>\n</div>\n'
        f'<aside id="secondary" class="widget-area">\n{side_blocks(style, world, sheet.path)}'
        f"{_shelves(style, world)}</aside>\n</div>\n"
        '<footer id="colophon" class="site-footer"><div class="site-info">'
        'Proudly powered by <a href="https://wordpress.org/">WordPress</a></div></footer>\n'
        "</div>\n</body>\n</html>\n"
    )


def _old(style: Style, world: World, sheet: Sheet, head: str) -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en-US">\n'
        '<head profile="http://gmpg.org/xfn/11">\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />\n'
        f'{head}\n</head>\n<body class="{sheet.body_class}">\n<div id="wrapper">\n'
        f'<div id="header"><div id="logo"><a href="{ORIGIN}/">'
        f"{shown_text(heading(sheet.section))}</a></div>\n"
        f'<div id="access">{_menu(style)}</div></div>\n<div id="container">\n'
        f'<div id="sidebar-left" class="sidebar"><ul>\n{_shelves(style, world)}</ul></div>\n'
        f'<div id="maincontent">\n{sheet.content}\n</div>\n'
        '<div id="sidebar-right" class="sidebar"><ul>\n'
        f"{side_blocks(style, world, sheet.path)}</ul></div>\n</div>\n"
        f'<div id="footer"><p>&copy; 2012 {SITE}. All of it is made up.</p></div>\n'
        "</div>\n</body>\n</html>\n"
    )


def _menu(style: Style) -> str:
    links = [("/", "Home"), ("/forums/", "Forums"), ("/about/", "About")]
    if style.old:
        links[1:1] = [(f"{section}/", name) for section, name in _NAMES.items()]
    rows = "".join(
        f'<li class="menu-item"><a href="{ORIGIN}{path}">{shown_text(name)}</a></li>'
        for path, name in links
    )
    return f'<ul id="menu-main" class="menu">{rows}</ul>'


def _shelves(style: Style, world: World) -> str:
    """Return the block of categories, with the sections before them on the old site."""
    rows = "".join(
        f'\t<li class="cat-item"><a href="{ORIGIN}{path}">{shown_text(entry.thing.name)}</a></li>\n'
        for path, entry in lists(style, world).items()
        if isinstance(entry.thing, Term) and "/category/" in path
    )
    title = "Expert Content" if style.old else "Categories"
    css = 'id="categories-2" class="widget widget_categories"'
    if style.old:
        return f'<li {css}><h3 class="widget-title">{title}</h3><ul>\n{rows}</ul></li>\n'
    return f'<section {css}><h2 class="widget-title">{title}</h2><ul>\n{rows}</ul></section>\n'
