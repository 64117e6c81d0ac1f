"""The lists of Drupal 7: the front page, views, terms and authors."""

from __future__ import annotations

from demo.designs.drupal.listing import dated_in_list
from demo.designs.drupal.terms import PER_PAGE, pages_of, vocabulary
from demo.designs.drupal7.fields import authors, body_field, teaser
from demo.designs.drupal7.frame import SITE, Sheet, alternate, framed, own_links
from demo.designs.drupal7.pager import pager
from demo.designs.drupal7.side import rows
from demo.node import ABOUT_NID, Node
from demo.people import PROFILES, Profile
from demo.pieces import text_html
from demo.shown import ORIGIN, medium
from demo.terms import Term
from demo.world import World


def _page(path: str, page: int) -> str:
    return path + (f"?page={page}" if page else "")


def _teasers(world: World, key: str, page: int, path: str) -> str:
    nodes = world.newest.get(key, [])[page * PER_PAGE : (page + 1) * PER_PAGE]
    shown = "".join(teaser(world, node) for node in nodes)
    none = "<p>There is currently no content classified with this term.</p>"
    return (shown or none) + pager(page, pages_of(world, key), path)


def front_page(world: World, page: int) -> str:
    """Return the front page: what the editors promoted."""
    sheet = Sheet(
        path=_page("/", page),
        plain=f"Welcome to {SITE}",
        content=_teasers(world, "promoted", page, "/"),
        head=alternate("/rss.xml", f"{SITE} RSS"),
        feed=f"{ORIGIN}/rss.xml",
        body_class="page-node",
    )
    return framed(world, sheet)


def list_page(world: World, kind: str, page: int) -> str:
    """Return /articles or /videos, each a view."""
    nodes = world.newest.get(kind, [])[page * PER_PAGE : (page + 1) * PER_PAGE]
    path = f"/{kind}s"
    content = (
        f'<div class="view view-{kind}s view-id-{kind}s view-display-id-page">\n'
        f"{rows([_row(world, node) for node in nodes])}{pager(page, pages_of(world, kind), path)}"
        "</div>\n"
    )
    sheet = Sheet(
        path=_page(path, page),
        plain=f"{kind.capitalize()}s",
        content=content,
        body_class=f"page-{kind}s",
    )
    return framed(world, sheet)


def _row(world: World, node: Node) -> str:
    date = (
        '  <div class="views-field views-field-created"><span class="field-content">'
        f"{medium(node.created)}</span></div>\n"
        if dated_in_list(node)
        else ""
    )
    return (
        '  <div class="views-field views-field-title"><span class="field-content">'
        f'<a href="{node.path}">{text_html(node.shown_title)}</a></span></div>\n'
        f'  <div class="views-field views-field-author"><div class="field-content">'
        f"{authors(node, '')}</div></div>\n{date}"
        '  <div class="views-field views-field-body"><div class="field-content">'
        f"{world.body(node)[0].pieces[0].html}</div></div>"
    )


def term_page(world: World, term: Term, page: int, own: str = "") -> str:
    """Return a term's page; `own` is its address where that is not its alias."""
    crumbs: list[tuple[str, str]] = []
    above = term.parent
    while above:
        parent = world.term(above)
        crumbs.insert(0, (parent.path, parent.name))
        above = parent.parent
    path = own or term.path
    heading = _heading(term.tid, vocabulary(term), _description(term.description))
    return _term(world, (path, term.tid, term.name), heading, page, tuple(crumbs))


def author_page(world: World, profile: Profile, page: int) -> str:
    """Return an author's page: a term with credentials, role and biography."""
    told = "".join(
        f'<div class="field field-name-field-{name} field-type-text field-label-inline clearfix">'
        f'<div class="field-label">{label}:&nbsp;</div><div class="field-items">'
        f'<div class="field-item even">{text_html(words)}</div></div></div>'
        for name, label, words in (
            ("credentials", "Credentials", profile.credentials),
            ("role", "Role", profile.role),
        )
        if words
    )
    heading = _heading(profile.tid, "authors", told + _description(profile.bio))
    return _term(world, (profile.path, profile.tid, profile.name), heading, page, ())


def _term(
    world: World,
    named: tuple[str, int, str],
    heading: str,
    page: int,
    crumbs: tuple[tuple[str, str], ...],
) -> str:
    path, tid, name = named
    feed = f"/taxonomy/term/{tid}/feed"
    sheet = Sheet(
        path=_page(path, page),
        plain=name,
        content=heading + _teasers(world, str(tid), page, path),
        head=alternate(feed, f"RSS - {name}") + own_links(path, f"/taxonomy/term/{tid}"),
        feed=ORIGIN + feed,
        crumbs=crumbs,
        body_class=f"page-taxonomy page-taxonomy-term page-taxonomy-term- page-taxonomy-term-{tid}",
    )
    return framed(world, sheet)


def _heading(tid: int, name: str, told: str) -> str:
    return (
        f'<div class="term-listing-heading"><div id="taxonomy-term-{tid}" '
        f'class="taxonomy-term vocabulary-{name}">\n\n  <div class="content">\n    {told}  </div>\n'
        "\n</div>\n</div>"
    )


def _description(words: str) -> str:
    if not words:
        return ""
    return f'<div class="taxonomy-term-description"><p>{text_html(words)}</p></div>'


def authors_page(world: World) -> str:
    """Return /authors: every profile, by name."""
    items = [
        '  <div class="views-field views-field-name"><span class="field-content">'
        f'<a href="{each.path}">{text_html(each.name)}</a></span></div>'
        for each in sorted(PROFILES, key=lambda each: each.name)
    ]
    content = f'<div class="view view-authors view-id-authors">\n{rows(items)}</div>\n'
    sheet = Sheet(path="/authors", plain="Authors", content=content, body_class="page-authors")
    return framed(world, sheet)


def about_page(world: World) -> str:
    """Return the page about the site: a node of the type "page"."""
    words = "This site was written by a program. Nobody on it exists, and nothing is advice."
    sheet = Sheet(
        path="/about",
        plain="About this made-up site",
        content=f'<div id="node-{ABOUT_NID}" class="node node-page node-full clearfix" '
        f'about="/about" typeof="foaf:Document">\n  <div class="content">\n    '
        f"{body_field(f'<p>{words}</p>')}  </div>\n</div>\n",
        head=own_links("/about", f"/node/{ABOUT_NID}"),
        body_class=f"page-node page-node- page-node-{ABOUT_NID} node-type-page",
        nid=ABOUT_NID,
    )
    return framed(world, sheet)


def notice_page(world: World, path: str, title: str, words: str) -> str:
    """Return a page with a sentence: access denied, not found, a form for accounts."""
    sheet = Sheet(path="", plain=title, content=text_html(words), body_class="page-system")
    return framed(world, sheet)
