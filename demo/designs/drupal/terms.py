"""The page of a category, a tag or an author: a term's text, then the pages that have it."""

from __future__ import annotations

from demo.designs.drupal.fields import teaser
from demo.designs.drupal.frame import Sheet, alternate, framed
from demo.designs.drupal.pager import pager
from demo.people import Profile
from demo.pieces import text_html
from demo.shown import ORIGIN
from demo.terms import CATEGORIES, FORUMS, Term
from demo.world import World

PER_PAGE = 10


def pages_of(world: World, key: str) -> int:
    """Return how many pages a list has, at least 1."""
    return max(1, -(-len(world.newest.get(key, ())) // PER_PAGE))


def term_page(world: World, term: Term, page: int, own: str = "") -> str:
    """Return a term's page; `own` is its address where that is not its alias."""
    parents: list[tuple[str, str]] = []
    above = term.parent
    while above:
        parent = world.term(above)
        parents.insert(0, (parent.internal if own else parent.path, parent.name))
        above = parent.parent
    told = _description(term.description)
    sheet = Sheet(
        path=(own or term.path) + (f"?page={page}" if page else ""),
        plain=term.name,
        head=alternate(f"{term.internal}/feed", term.name),
        content=_view(world, term.tid, term.name, told, page, vocabulary(term)),
        crumbs=tuple(parents),
    )
    return framed(world, sheet)


def author_page(world: World, profile: Profile, page: int) -> str:
    """Return an author's page: credentials, role, biography, then what they wrote."""
    told = (
        _labelled("credentials", "Credentials", profile.credentials)
        + _labelled("role", "Role", profile.role)
        + _description(profile.bio)
    )
    sheet = Sheet(
        path=profile.path + (f"?page={page}" if page else ""),
        plain=profile.name,
        head=alternate(f"/taxonomy/term/{profile.tid}/feed", profile.name),
        content=_view(world, profile.tid, profile.name, told, page, "author-profiles"),
    )
    return framed(world, sheet)


def vocabulary(term: Term) -> str:
    """Return the machine name of a term's vocabulary, as core writes it into classes."""
    if term in CATEGORIES:
        return "categories"
    return "forums" if term in FORUMS else "tags"


def _labelled(name: str, label: str, words: str | None) -> str:
    if not words:
        return ""
    return (
        f'\n  <div class="field field--name-field-{name} field--type-string field--label-inline '
        f'clearfix">\n    <div class="field__label">{label}</div>\n'
        f'              <div class="field__item">{text_html(words)}</div>\n          </div>\n'
    )


def _description(words: str) -> str:
    if not words:
        return ""
    return (
        '\n            <div class="clearfix text-formatted field field--name-description '
        f'field--type-text-long field--label-hidden field__item"><p>{text_html(words)}</p></div>\n'
    )


def rows_of(world: World, key: str, page: int) -> str:
    """Return one page of a list as teasers."""
    nodes = world.newest.get(key, [])[page * PER_PAGE : (page + 1) * PER_PAGE]
    return "".join(f'    <div class="views-row">\n{teaser(world, node)}</div>\n' for node in nodes)


def _view(world: World, tid: int, name: str, told: str, page: int, vocabulary: str) -> str:
    key = str(tid)
    return (
        '      <div class="views-element-container"><div class="view view-taxonomy-term '
        'view-id-taxonomy_term view-display-id-page_1">\n  \n'
        f'      <div class="view-header">\n      <div id="taxonomy-term-{tid}" '
        f'class="taxonomy-term vocabulary-{vocabulary}">\n  \n'
        f'  <div class="content">\n    {told}\n  </div>\n</div>\n\n'
        f'    </div>\n      \n      <div class="view-content">\n{rows_of(world, key, page)}\n'
        f"    </div>\n  \n{pager(page, pages_of(world, key))}"
        '              <div class="feed-icons">\n      '
        f'<a href="{ORIGIN}/taxonomy/term/{tid}/feed" class="feed-icon">\n'
        f"  Subscribe to {text_html(name)}\n</a>\n\n    </div>\n  </div>\n"
        "</div>\n"
    )
