"""What stands around every page: head, menus, the blocks above and below the content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demo.designs.drupal.side import side_blocks
from demo.pieces import attribute, text_html
from demo.shown import ORIGIN
from demo.terms import CATEGORIES
from demo.world import World

SITE = "LARKSPUR Cancer Learning"
STYLESHEET = "/themes/custom/larkspur/css/site.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page without its frame.

    `title` is HTML for the heading, `plain` the same as text; `head` are further tags for the
    head; `bio` stands above the title, `below` under the content.
    """

    path: str
    plain: str
    content: str
    title: str = ""
    head: str = ""
    bio: str = ""
    below: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    body_class: str = "path-taxonomy"
    language: str = "en"
    nid: int = 0


def framed(world: World, sheet: Sheet) -> str:
    """Return the whole page; ORIGIN stands for the site's own address."""
    heading = sheet.title or text_html(sheet.plain)
    name = attribute(sheet.plain)
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}" dir="ltr">\n  <head>\n'
        f"{_META}{sheet.head}\n    <title>{name} | {SITE}</title>\n"
        f'    <link rel="stylesheet" media="all" href="{STYLESHEET}?s5x" />\n  </head>\n'
        f'  <body class="{sheet.body_class}">\n{_TOP}{_crumbs(sheet.crumbs)}'
        '    <div class="region region-highlighted">\n'
        '    <div data-drupal-messages-fallback class="hidden"></div>\n\n  </div>\n'
        '  <main role="main">\n    <a id="main-content" tabindex="-1"></a>\n'
        '    <div class="layout-content">\n        <div class="region region-content">\n'
        f"{_chrome()}{sheet.bio}"
        '<div id="block-larkspur-page-title" class="block block-core block-page-title-block">\n'
        f'\n  <h1 class="page-title">{heading}</h1>\n\n  </div>\n'
        '<div id="block-larkspur-content" class="block block-system block-system-main-block">\n'
        f"  \n{sheet.content}\n  </div>\n{sheet.below}{side_blocks(world, sheet.path, sheet.nid)}"
        f"\n  </div>\n\n    </div>\n{_ASIDE}  </main>\n{_FOOT}\n"
        f"{_settings(sheet)}\n  </body>\n</html>\n"
    )


_META = (
    '    <meta charset="utf-8" />\n'
    '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />\n'
    '<meta name="MobileOptimized" content="width" />\n'
    '<meta name="HandheldFriendly" content="true" />\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1.0" />\n'
    '<link rel="icon" href="/themes/custom/larkspur/favicon.png" type="image/png" />\n'
)


def _search(number: int, heading: str = "") -> str:
    suffix = "" if number == 1 else f"--{number}"
    return (
        '<div class="search-block-form block block-search container-inline" '
        f'data-drupal-selector="search-block-form{suffix}" role="search">\n  {heading}\n'
        f'      <form action="/search/node" method="get" id="search-block-form{suffix}" '
        'accept-charset="UTF-8">\n  <div class="js-form-item form-item form-no-label">\n'
        f'      <label for="edit-keys{suffix}" class="visually-hidden">Search</label>\n'
        '        <input title="Enter the terms you wish to search for." type="search" '
        f'id="edit-keys{suffix}" name="keys" value="" size="15" maxlength="128" '
        'class="form-search" />\n        </div>\n<div class="form-actions">'
        '<input type="submit" value="Search" class="button js-form-submit form-submit" />\n'
        "</div>\n</form>\n  </div>\n"
    )


def _menu(name: str, title: str, items: tuple[tuple[str, str], ...], shown: bool = False) -> str:
    inner = "".join(
        f'\n                <li class="menu-item">\n        <a href="{href}">{text}</a>\n'
        "              </li>"
        for href, text in items
    )
    css = "" if shown else ' class="visually-hidden"'
    return (
        f'<nav role="navigation" aria-labelledby="{name}-menu" id="{name}" '
        f'class="block block-menu navigation">\n  <h2{css} id="{name}-menu">{title}</h2>\n'
        f'              <ul class="menu">{inner}\n        </ul>\n  </nav>\n'
    )


_TOP = (
    '        <a href="#main-content" class="visually-hidden focusable skip-link">\n'
    "      Skip to main content\n    </a>\n    \n"
    '      <div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>\n'
    '    <div class="layout-container">\n\n  <header role="banner">\n'
    '      <div class="region region-header">\n'
    '    <div id="block-larkspur-site-branding" class="block block-system">\n'
    f'        <div class="site-name">\n      <a href="/" rel="home">{SITE}</a>\n    </div>\n'
    "    </div>\n\n  </div>\n\n  </header>\n\n"
    '    <div class="region region-primary-menu">\n    '
    + _search(1)
    + _menu(
        "block-larkspur-main-menu",
        "Main navigation",
        (
            ("/", "Home"),
            ("/articles", "Articles"),
            ("/videos", "Videos"),
            ("/forum", "Forum"),
            ("/authors", "Authors"),
        ),
    )
    + '\n  </div>\n    <div class="region region-secondary-menu">\n'
    + _menu("block-larkspur-account-menu", "User account menu", (("/user/login", "Log in"),))
    + "\n  </div>\n"
)
_ASIDE = (
    '          <aside class="layout-sidebar-first" role="complementary">\n'
    '          <div class="region region-sidebar-first">\n'
    '<div role="complementary" class="block block-node block-node-syndicate-block">\n'
    '      <a href="/rss.xml" class="feed-icon">\n  Subscribe to RSS feed\n</a>\n\n  </div>\n'
    "  </div>\n      </aside>\n"
)
_FOOT = (
    '  <footer role="contentinfo">\n      <div class="region region-footer">\n'
    "    <p>Everything on this site is made up by a program: people, drugs, studies and advice. "
    'It is no medical information. <a href="/about">About this made-up site</a></p>\n'
    "    <p>Powered by nothing but a seed number</p>\n  </div>\n  </footer>\n\n</div>\n  </div>\n"
)


def _crumbs(crumbs: tuple[tuple[str, str], ...]) -> str:
    inner = "".join(
        f'\n          <li>\n                  <a href="{href}">{text_html(text)}</a>\n'
        "              </li>"
        for href, text in (("/", "Home"), *crumbs)
    )
    return (
        '    <div class="region region-breadcrumb">\n'
        '    <div id="block-larkspur-breadcrumbs" class="block block-system">\n'
        '        <nav class="breadcrumb" role="navigation" aria-labelledby="system-breadcrumb">\n'
        '    <h2 id="system-breadcrumb" class="visually-hidden">Breadcrumb</h2>\n'
        f"    <ol>{inner}\n        </ol>\n  </nav>\n\n  </div>\n\n  </div>\n"
    )


@lru_cache(maxsize=1)
def _chrome() -> str:
    rows = "".join(
        '\n          <li><div class="views-field views-field-name"><span class="field-content">'
        f'<a href="{term.path}" hreflang="en">{text_html(term.name)}</a></span></div></li>'
        for term in CATEGORIES
    )
    return (
        '    <div class="views-element-container block block-views" id="block-larkspur-cats">\n'
        "      <h2>Article and Video CATEGORIES</h2>\n"
        '      <div><div class="view view-list-categories">\n      <div class="view-content">\n'
        f'      <div class="item-list">\n  <ul>\n{rows}\n  </ul>\n</div>\n    </div>\n'
        "          </div>\n</div>\n\n  </div>\n"
        + _menu(
            "block-larkspur-journey",
            "Cancer Journey",
            (
                ("/category/cancer-basics", "Newly diagnosed"),
                ("/category/symptoms-side-effects", "In treatment"),
                ("/category/symptoms-side-effects/nutrition", "After treatment"),
            ),
            shown=True,
        )
        + _search(2, "<h2>Search By</h2>")
    )


def _settings(sheet: Sheet) -> str:
    """Return the settings that core prints where a page loads a script: on nodes."""
    if not sheet.nid:
        return ""
    return (
        '    <script type="application/json" data-drupal-selector="drupal-settings-json">'
        f'{{"path":{{"baseUrl":"\\/","pathPrefix":"","currentPath":"node\\/{sheet.nid}",'
        '"isFront":false,"currentLanguage":"en"},"user":{"uid":0}}</script>'
    )


def alternate(path: str, title: str) -> str:
    """Return the head's link to a list's feed."""
    return (
        f'<link rel="alternate" type="application/rss+xml" title="{attribute(title)}" '
        f'href="{ORIGIN}{path}" />\n'
    )
