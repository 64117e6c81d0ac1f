"""The front page and the lists of all articles, videos and authors; the page about the site."""

from __future__ import annotations

from demo.designs.drupal.fields import authors, link, teaser_html
from demo.designs.drupal.frame import SITE, Sheet, alternate, framed
from demo.designs.drupal.pager import pager
from demo.designs.drupal.side import canonical
from demo.designs.drupal.terms import PER_PAGE, pages_of, rows_of
from demo.node import ABOUT_NID, Node
from demo.people import PROFILES
from demo.pieces import text_html
from demo.shown import local
from demo.world import World


def front_page(world: World, page: int) -> str:
    """Return the front page: what the editors promoted."""
    sheet = Sheet(
        path="/" + (f"?page={page}" if page else ""),
        plain=f"Welcome to {SITE}",
        head=alternate("/rss.xml", ""),
        content=_view("frontpage", rows_of(world, "promoted", page))
        + pager(page, pages_of(world, "promoted")),
        body_class="path-frontpage",
    )
    return framed(world, sheet)


def list_page(world: World, kind: str, page: int) -> str:
    """Return /articles or /videos."""
    nodes = world.newest.get(kind, [])[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = "".join(_row(world, node) for node in nodes)
    sheet = Sheet(
        path=f"/{kind}s" + (f"?page={page}" if page else ""),
        plain=f"{kind.capitalize()}s",
        content=_view(f"list-{kind}s", rows) + pager(page, pages_of(world, kind)),
        body_class=f"path-{kind}s",
    )
    return framed(world, sheet)


def dated_in_list(node: Node) -> bool:
    """Whether /articles shows a page's time."""
    return node.kind == "article" and node.date in ("time", "list")


def _row(world: World, node: Node) -> str:
    when = local(node.created)
    date = (
        '<div class="views-field views-field-created"><span class="field-content">'
        f'<time datetime="{when.isoformat()}" class="datetime">{when:%B} {when.day}, {when:%Y}'
        "</time>\n</span></div>"
        if dated_in_list(node)
        else ""
    )
    return (
        '          <div class="views-row"><div class="views-field views-field-title">'
        f'<h3 class="field-content">{link(node.path, node.shown_title)}</h3></div>'
        f'<div class="views-field views-field-author"><div class="field-content">'
        f"{authors(node, '')}</div></div>{date}"
        '<div class="views-field views-field-body"><div class="field-content">'
        f"{teaser_html(world, node)}</div></div></div>\n"
    )


def _view(name: str, rows: str) -> str:
    return (
        f'      <div class="views-element-container"><div class="view view-{name} '
        f'view-id-{name.replace("-", "_")} view-display-id-page_1">\n'
        f'      <div class="view-content">\n{rows}\n    </div>\n          </div>\n</div>\n'
    )


def authors_page(world: World) -> str:
    """Return /authors: every profile, by name."""
    items = "".join(
        '\n          <li><div class="views-field views-field-name"><span class="field-content">'
        f"{link(profile.path, profile.name)}</span></div></li>"
        for profile in sorted(PROFILES, key=lambda each: each.name)
    )
    sheet = Sheet(
        path="/authors",
        plain="Authors",
        content=_view("list-authors", f'<div class="item-list">\n  <ul>\n{items}\n  </ul>\n</div>'),
        body_class="path-authors",
    )
    return framed(world, sheet)


def about_page(world: World) -> str:
    """Return the page about the site: a node of the type "page"."""
    told = (
        "This site was written by a program. Nobody on it exists, no drug on it can be bought, "
        "and nothing on it is medical advice."
    )
    sheet = Sheet(
        path="/about",
        plain="About this made-up site",
        head=canonical("/about", ABOUT_NID),
        content=(
            f'\n<article data-history-node-id="{ABOUT_NID}" class="node node--type-page '
            'node--view-mode-full">\n  <div class="node__content">\n    '
            '<div class="clearfix text-formatted field field--name-body '
            'field--type-text-with-summary field--label-hidden field__item">'
            f"<p>{text_html(told)}</p></div>\n  </div>\n</article>\n"
        ),
        body_class="path-node page-node-type-page",
        nid=ABOUT_NID,
    )
    return framed(world, sheet)


def notice_page(world: World, path: str, title: str, words: str) -> str:
    """Return a page with a sentence: access denied, not found, a form for accounts."""
    sheet = Sheet(
        path="", plain=title, content=f"      <p>{text_html(words)}</p>", body_class="path-system"
    )
    return framed(world, sheet)
