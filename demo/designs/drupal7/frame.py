"""What stands around every page of Drupal 7: html.tpl.php, page.tpl.php, the site's blocks."""

from __future__ import annotations

from dataclasses import dataclass

from demo.designs.drupal7.side import side_blocks
from demo.pieces import attribute, text_html
from demo.shown import ORIGIN
from demo.terms import CATEGORIES
from demo.world import World

SITE = "LARKSPUR Cancer Learning"
_MENU = (
    ("/", "Home"),
    ("/articles", "Articles"),
    ("/videos", "Videos"),
    ("/forum", "Forum"),
    ("/authors", "Authors"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page without its frame: `head` are further tags for the head, `above` blocks before it."""

    path: str
    plain: str
    content: str
    head: str = ""
    above: str = ""
    below: str = ""
    feed: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    body_class: str = "page-taxonomy page-taxonomy-term"
    language: str = "en"
    nid: int = 0


def framed(world: World, sheet: Sheet) -> str:
    """Return the whole page; ORIGIN stands for the site's own address."""
    return (
        f"{_opened(sheet.language)}"
        '<head profile="http://www.w3.org/1999/xhtml/vocab">\n'
        '  <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n'
        '<meta name="Generator" content="Drupal 7 (http://drupal.org)" />\n'
        f"{sheet.head}"
        '<link rel="shortcut icon" href="/misc/favicon.ico" type="image/vnd.microsoft.icon" />\n'
        f"  <title>{attribute(sheet.plain)} | {SITE}</title>\n</head>\n"
        f'<body class="html not-front not-logged-in one-sidebar sidebar-first {sheet.body_class}" >'
        '\n  <div id="skip-link">\n    <a href="#main-content" class="element-invisible '
        'element-focusable">Skip to main content</a>\n  </div>\n'
        f'  <div id="page-wrapper"><div id="page">\n{_header()}{_crumbs(sheet)}'
        '    <div id="main-wrapper"><div id="main" class="clearfix">\n'
        f"{_content(world, sheet)}{_SIDEBAR}    </div></div>\n{_FOOTER}"
        "  </div></div>\n</body>\n</html>\n"
    )


def _opened(language: str) -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN"\n'
        '  "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{language}" '
        'version="XHTML+RDFa 1.0" dir="ltr"\n'
        '  xmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '  xmlns:dc="http://purl.org/dc/terms/"\n  xmlns:foaf="http://xmlns.com/foaf/0.1/"\n'
        '  xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"\n'
        '  xmlns:sioc="http://rdfs.org/sioc/ns#"\n  xmlns:sioct="http://rdfs.org/sioc/types#"\n'
        '  xmlns:skos="http://www.w3.org/2004/02/skos/core#"\n'
        '  xmlns:xsd="http://www.w3.org/2001/XMLSchema#">\n\n'
    )


def _content(world: World, sheet: Sheet) -> str:
    icon = (
        f'<a href="{sheet.feed}" class="feed-icon" title="Subscribe to {attribute(sheet.plain)}">'
        '<img typeof="foaf:Image" src="/misc/feed.png" width="16" height="16" '
        f'alt="Subscribe to {attribute(sheet.plain)}" /></a>'
        if sheet.feed
        else ""
    )
    return (
        '      <div id="content" class="column"><div class="section">\n'
        f'        <div id="highlighted"><div class="region region-highlighted">\n{_chrome()}'
        f"{sheet.above}</div></div>\n"
        '                <a id="main-content"></a>\n'
        f'                <h1 class="title" id="page-title">{text_html(sheet.plain)}</h1>\n'
        '                <div class="tabs"></div>\n'
        '        <div class="region region-content">\n'
        '    <div id="block-system-main" class="block block-system">\n\n'
        f'  <div class="content">\n    {sheet.content}\n  </div>\n</div>\n{sheet.below}'
        f"{side_blocks(world, sheet.path, sheet.nid)}  </div>\n        {icon}\n      </div></div>\n"
    )


def block(name: str, module: str, title: str, inner: str) -> str:
    """Return a block as block.tpl.php prints it."""
    heading = f"    <h2>{title}</h2>\n" if title else ""
    return (
        f'<div id="block-{name}" class="block block-{module}">\n\n{heading}\n'
        f'  <div class="content">\n    {inner}\n  </div>\n</div>\n'
    )


def _header() -> str:
    items = "".join(
        f'<li class="menu-{at}"><a href="{href}">{words}</a></li>\n'
        for at, (href, words) in enumerate(_MENU, 218)
    )
    return (
        '    <div id="header"><div class="section clearfix">\n'
        '        <div id="name-and-slogan">\n          <div id="site-name"><strong>\n'
        f'            <a href="/" title="Home" rel="home"><span>{SITE}</span></a>\n'
        "          </strong></div>\n        </div>\n    </div></div>\n"
        '    <div id="navigation"><div class="section">\n'
        f'      <ul id="main-menu" class="links inline clearfix">{items}</ul>\n    </div></div>\n'
    )


def _crumbs(sheet: Sheet) -> str:
    links = " » ".join(
        f'<a href="{href}">{text_html(words)}</a>' for href, words in (("/", "Home"), *sheet.crumbs)
    )
    return (
        '    <div id="breadcrumb"><h2 class="element-invisible">You are here</h2>'
        f'<div class="breadcrumb">{links}</div></div>\n'
    )


def _chrome() -> str:
    rows = "".join(
        f'<li class="views-row"><span class="field-content"><a href="{term.path}">'
        f"{text_html(term.name)}</a></span></li>"
        for term in CATEGORIES
    )
    journey = '<ul class="menu"><li class="first leaf"><a href="/category/cancer-basics">Newly'
    search = '<form action="/search/node" method="post"><input type="text" name="keys" /></form>'
    return (
        block(
            "views-categories-block",
            "views",
            "Article and Video CATEGORIES",
            f'<div class="item-list"><ul>{rows}</ul></div>',
        )
        + block("menu-menu-journey", "menu", "Cancer Journey", f"{journey} diagnosed</a></li></ul>")
        + block("search-form", "search", "Search By", search)
    )


_SIDEBAR = (
    '      <div id="sidebar-first" class="column sidebar"><div class="section">\n'
    '        <div class="region region-sidebar-first">\n'
    + block(
        "user-login",
        "user",
        "User login",
        '<form action="/user/login" method="post"><input type="text" name="name" /></form>',
    )
    + "  </div>\n      </div></div>\n"
)
_FOOTER = (
    '    <div id="footer"><div class="section">\n        <div class="region region-footer">\n'
    + block(
        "block-1",
        "block",
        "",
        "<p>Everything on this site is made up by a program: people, drugs, studies and advice. "
        'It is no medical information. <a href="/about">About this made-up site</a></p>',
    )
    + "  </div>\n    </div></div>\n"
)


def own_links(path: str, internal: str) -> str:
    """Return the canonical and short links of a page; Drupal 7 prints both relative."""
    return f'<link rel="canonical" href="{path}" />\n<link rel="shortlink" href="{internal}" />\n'


def alternate(path: str, title: str) -> str:
    """Return the head's link to a list's feed."""
    return (
        f'<link rel="alternate" type="application/rss+xml" title="{attribute(title)}" '
        f'href="{ORIGIN}{path}" />\n'
    )
