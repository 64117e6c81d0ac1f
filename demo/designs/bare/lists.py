"""The lists of the bare theme: the front page, views, terms and authors."""

from __future__ import annotations

from demo.designs.bare.fields import authors, field, link, teaser, time_html
from demo.designs.bare.frame import SITE, Sheet, alternate, framed
from demo.designs.bare.pager import pager
from demo.designs.drupal.listing import dated_in_list
from demo.designs.drupal.side import canonical
from demo.designs.drupal.terms import PER_PAGE, pages_of
from demo.node import ABOUT_NID, Node
from demo.people import PROFILES, Profile
from demo.pieces import text_html
from demo.shown import ORIGIN
from demo.terms import Term
from demo.world import World


def _page(path: str, page: int) -> str:
    return path + (f"?page={page}" if page else "")


def _nodes(world: World, key: str, page: int) -> list[Node]:
    return world.newest.get(key, [])[page * PER_PAGE : (page + 1) * PER_PAGE]


def _teasers(world: World, key: str, page: int, path: str) -> str:
    rows = "".join(f"    <div>\n{teaser(world, node)}</div>\n" for node in _nodes(world, key, page))
    return f"      <div>\n{rows}    </div>\n{pager(page, pages_of(world, key), path)}"


def front_page(world: World, page: int) -> str:
    """Return the front page: what the editors promoted."""
    sheet = Sheet(
        path=_page("/", page),
        plain=f"Welcome to {SITE}",
        head=alternate("/rss.xml", ""),
        content=_teasers(world, "promoted", page, "/"),
    )
    return framed(world, sheet)


def list_page(world: World, kind: str, page: int) -> str:
    """Return /articles or /videos, each a view."""
    path = f"/{kind}s"
    rows = "".join(_row(world, node) for node in _nodes(world, kind, page))
    content = f"  <div>\n{rows}  </div>\n{pager(page, pages_of(world, kind), path)}"
    sheet = Sheet(path=_page(path, page), plain=f"{kind.capitalize()}s", content=content)
    return framed(world, sheet)


def _row(world: World, node: Node) -> str:
    date = f"<div><span>{time_html(node.created)}</span></div>" if dated_in_list(node) else ""
    return (
        f"    <div><div><h3>{link(node.path, node.shown_title)}</h3></div>"
        f"<div><div>{authors(node, '')}</div></div>{date}"
        f"<div><div>{world.body(node)[0].pieces[0].html}</div></div></div>\n"
    )


def term_page(world: World, term: Term, page: int, own: str = "") -> str:
    """Return a term's page; `own` is its address where that is not its alias."""
    crumbs: list[tuple[str, str]] = []
    above = term.parent
    while above:
        parent = world.term(above)
        crumbs.insert(0, (parent.path, parent.name))
        above = parent.parent
    told = field([f"<p>{text_html(term.description)}</p>"] if term.description else [])
    return _term(world, (own or term.path, term.tid, term.name), told, page, tuple(crumbs))


def author_page(world: World, profile: Profile, page: int) -> str:
    """Return an author's page: credentials, role, biography, then what they wrote."""
    told = (
        field([profile.credentials] if profile.credentials else [], "Credentials")
        + field([profile.role], "Role")
        + field([f"<p>{text_html(profile.bio)}</p>"] if profile.bio else [])
    )
    return _term(world, (profile.path, profile.tid, profile.name), told, page, ())


def _term(
    world: World,
    named: tuple[str, int, str],
    told: str,
    page: int,
    crumbs: tuple[tuple[str, str], ...],
) -> str:
    path, tid, name = named
    feed = f"/taxonomy/term/{tid}/feed"
    subscribe = (
        f'<div>\n      <a href="{ORIGIN}{feed}">\n  Subscribe to {text_html(name)}\n</a>\n</div>\n'
    )
    content = (
        f"<div>\n<div>{told}</div>\n{_teasers(world, str(tid), page, path)}{subscribe}</div>\n"
    )
    sheet = Sheet(
        path=_page(path, page),
        plain=name,
        head=alternate(feed, name),
        content=content,
        crumbs=crumbs,
    )
    return framed(world, sheet)


def authors_page(world: World) -> str:
    """Return /authors: every profile, by name."""
    items = "".join(
        f"\n          <li><div>{link(each.path, each.name)}</div></li>"
        for each in sorted(PROFILES, key=lambda each: each.name)
    )
    return framed(
        world, Sheet(path="/authors", plain="Authors", content=f"<div><ul>{items}</ul></div>")
    )


def about_page(world: World) -> str:
    """Return the page about the site: a node of the type "page"."""
    words = "This site was written by a program. Nobody on it exists, and nothing is advice."
    sheet = Sheet(
        path="/about",
        plain="About this made-up site",
        head=canonical("/about", ABOUT_NID),
        content=f"<article>\n  <div>\n            <div><p>{words}</p></div>\n  </div>\n</article>",
        nid=ABOUT_NID,
    )
    return framed(world, sheet)


def notice_page(world: World, path: str, title: str, words: str) -> str:
    """Return a page with a sentence: access denied, not found, a form for accounts."""
    return framed(world, Sheet(path="", plain=title, content=f"      <p>{text_html(words)}</p>"))
