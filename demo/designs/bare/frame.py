"""What stands around every page of the bare theme."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from demo.designs.bare.fields import link, name_html, time_html
from demo.designs.drupal.side import pool
from demo.designs.redesign.sides import MARKERS
from demo.pieces import attribute, text_html
from demo.shown import ORIGIN
from demo.terms import CATEGORIES
from demo.world import World

SITE = "LARKSPUR Cancer Learning"
_ROWS = 6
_MENU = (
    ("/", "Home"),
    ("/articles", "Articles"),
    ("/videos", "Videos"),
    ("/forum", "Forum"),
    ("/authors", "Authors"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page without its frame: `head` are further tags for the head, `bio` stands above it."""

    path: str
    plain: str
    content: str
    head: str = ""
    bio: str = ""
    below: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    nid: int = 0


def framed(world: World, sheet: Sheet) -> str:
    """Return the whole page; ORIGIN stands for the site's own address."""
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}" dir="ltr">\n  <head>\n'
        '    <meta charset="utf-8" />\n'
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />\n'
        f"{sheet.head}\n    <title>{attribute(sheet.plain)} | {SITE}</title>\n  </head>\n"
        '  <body>\n        <a href="#main-content">\n      Skip to main content\n    </a>\n'
        f'    <div>\n    <div>\n\n  <header role="banner">\n{_header()}  </header>\n'
        f'{_crumbs(sheet)}  <main role="main">\n'
        '    <a id="main-content" tabindex="-1"></a>\n    <div>\n        <div>\n'
        f"{_chrome()}{sheet.bio}<div>\n  <h1><span>{text_html(sheet.plain)}</span>\n</h1>\n"
        "  </div>\n"
        f"<div>\n{sheet.content}\n  </div>\n{sheet.below}{_sides(world, sheet)}\n  </div>\n"
        f"    </div>\n  </main>\n{_FOOT}</div>\n  </div>\n  </body>\n</html>\n"
    )


def block(title: str, inner: str) -> str:
    """Return a block: a heading, then its content in a div."""
    return f"<div>\n      <h2>{title}</h2>\n      <div>{inner}</div>\n  </div>\n"


def _header() -> str:
    items = "".join(f"\n                <li>{link(href, words)}</li>" for href, words in _MENU)
    return (
        f'  <div>\n    <div>\n        <a href="/" rel="home">{SITE}</a>\n    </div>\n'
        f'<nav role="navigation">\n  <h2>Main navigation</h2>\n        <ul>{items}\n        </ul>\n'
        '  </nav>\n<nav role="navigation">\n  <h2>User account menu</h2>\n        <ul>\n'
        f"                <li>{link('/user/login', 'Log in')}</li>\n        </ul>\n  </nav>\n"
        "  </div>\n"
    )


def _crumbs(sheet: Sheet) -> str:
    items = "".join(
        f"\n          <li>{link(href, words)}</li>"
        for href, words in (("/", "Home"), *sheet.crumbs)
    )
    return (
        '    <div>\n        <nav role="navigation" aria-labelledby="system-breadcrumb">\n'
        f'    <h2 id="system-breadcrumb">Breadcrumb</h2>\n    <ol>{items}\n        </ol>\n'
        "  </nav>\n  </div>\n"
    )


def _chrome() -> str:
    rows = "".join(f"<li>{link(term.path, term.name)}</li>" for term in CATEGORIES)
    search = '<form action="/search/node"><input type="search" name="keys" /></form>'
    journey = f"<ul><li>{link('/category/cancer-basics', 'Newly diagnosed')}</li></ul>"
    return (
        block("Article and Video CATEGORIES", f"<ul>{rows}</ul>")
        + block("Cancer Journey", journey)
        + block("Search By", search)
    )


def _sides(world: World, sheet: Sheet) -> str:
    others = [each for each in pool(world) if each.reply.nid != sheet.nid]
    if not others:
        return ""
    start = crc32(sheet.path.encode()) % len(others)
    chosen = [others[(start + at) % len(others)] for at in range(min(_ROWS, len(others)))]
    teasers = "".join(
        f"\n    <div><div><p>{_cut(each.body.text)}</p></div></div>" for each in chosen
    )
    recent = "".join(
        f'\n          <li><div><a href="/comment/{each.reply.cid}">{text_html(each.subject)}</a>'
        f"</div><div>By {name_html(each.who)} on {time_html(each.reply.created)}</div></li>"
        for each in chosen[:5]
    )
    return block("Forum Discussions", teasers) + block(
        "Recent Comments", f"<div>JOIN THE CONVERSATION</div><ul>{recent}\n</ul>"
    )


def _cut(text: str) -> str:
    words = text.split("\n", 1)[0].split()
    cut = " ".join(words[:30]) + ("..." if len(words) > 30 else "")
    return text_html(f"{cut} {MARKERS[0]}")


_FOOT = (
    '  <footer role="contentinfo">\n      <div>\n'
    "    <p>Everything on this site is made up by a program: people, drugs, studies and advice. "
    'It is no medical information. <a href="/about">About this made-up site</a></p>\n'
    "  </div>\n  </footer>\n"
)


def alternate(path: str, title: str) -> str:
    """Return the head's link to a list's feed."""
    return (
        f'<link rel="alternate" type="application/rss+xml" title="{attribute(title)}" '
        f'href="{ORIGIN}{path}" />\n'
    )
