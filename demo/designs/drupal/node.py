"""The full page of an article, a video or a forum topic."""

from __future__ import annotations

from demo.articles import summary_of
from demo.designs.drupal.comments import comment_section, login_links, profile
from demo.designs.drupal.fields import (
    authors,
    created,
    field,
    kind_of,
    link,
    note,
    submitted,
    terms,
    text_field,
)
from demo.designs.drupal.frame import Sheet, framed
from demo.designs.drupal.side import canonical, related_blocks
from demo.node import Node
from demo.pieces import attribute, text_html
from demo.pointers import neighbours, related
from demo.videos import player_html
from demo.world import World


def node_page(world: World, node: Node, part: int = 0) -> str:
    """Return the page at one part of its discussion."""
    content = {"article": _article, "video": _video, "topic": _topic}[node.kind](world, node)
    section = comment_section(world, node, part)
    links = f'  <div class="node__links">\n    {login_links(node)}  </div>\n'
    ending = section + links if node.kind == "topic" else links + section
    sticky = " node--sticky" if node.sticky else ""
    promoted = " node--promoted" if node.promoted else ""
    title = text_html(node.shown_title)
    sheet = Sheet(
        path=node.path,
        plain=node.shown_title,
        title='<span class="field field--name-title field--type-string field--label-hidden">'
        f"{title}</span>\n",
        head=canonical(node.path, node.nid) + _description(world, node),
        bio=_bio(node),
        content=(
            f'\n<article data-history-node-id="{node.nid}" class="node node--type-{kind_of(node)}'
            f'{promoted}{sticky} node--view-mode-full">\n{content}{ending}\n  </div>\n\n'
            "</article>\n"
        ),
        below=_pointers(world, node),
        crumbs=_crumbs(world, node),
        body_class=f"path-node page-node-type-{kind_of(node)}",
        language=node.language,
        nid=node.nid,
    )
    return framed(world, sheet)


def _description(world: World, node: Node) -> str:
    if not node.summary:
        return ""
    words = attribute(summary_of(node, world.seed))
    return f'<meta name="description" content="{words}" />\n'


def _crumbs(world: World, node: Node) -> tuple[tuple[str, str], ...]:
    if not node.forum:
        return ()
    forum = world.term(node.forum)
    above = world.term(forum.parent or 0) if forum.parent else None
    parents = ((above.path, above.name),) if above else ()
    return (("/forum", "Forums"), *parents, (forum.path, forum.name))


def _bio(node: Node) -> str:
    told = [profile.bio for profile in node.authors if profile.bio]
    if not told:
        return ""
    rows = "".join(
        '          <div class="views-row"><div class="views-field views-field-description__value">'
        f'<span class="field-content"><p>{text_html(words)}</p></span></div></div>\n'
        for words in told
    )
    return (
        '<div class="views-element-container block block-views" id="block-larkspur-bio">\n'
        '      <div><div class="view view-author-bio">\n      <div class="view-content">\n'
        f"{rows}    </div>\n          </div>\n</div>\n\n  </div>\n"
    )


def _article(world: World, node: Node) -> str:
    return (
        f'\n  <div class="node__content">\n    {note(node)}{created(node)}{authors(node)}'
        f"{text_field('body', world.body(node)[0].html)}{terms(world, node)}"
    )


def _video(world: World, node: Node) -> str:
    speaker = node.speaker
    named = [link(speaker.path, speaker.name)] if speaker and node.number % 3 == 1 else []
    name = f"<span>{text_html(world.people[node.owner].shown)}</span>"
    return (
        f'\n      <footer class="node__meta">\n      <article class="profile">\n  </article>\n\n'
        f'{submitted(node, name)}    </footer>\n\n  <div class="node__content">\n    '
        f"{note(node)}{authors(node)}{field('field-speaker', 'entity-reference', named, 'Speaker')}"
        f"{player_html(node)}"
        f"{text_field('body', world.body(node)[0].html)}{terms(world, node)}"
    )


def _topic(world: World, node: Node) -> str:
    owner = world.people[node.owner]
    forum = world.term(node.forum or 0)
    name = f"<span>{text_html(owner.shown)}</span>"
    return (
        f'\n      <footer class="node__meta">\n      {profile(owner)}\n\n{submitted(node, name)}'
        f'    </footer>\n\n  <div class="node__content">\n    {note(node)}\n'
        '  <div class="field field--name-taxonomy-forums field--type-entity-reference '
        'field--label-above">\n    <div class="field__label">Forums</div>\n'
        f'              <div class="field__item">{link(forum.internal, forum.name)}</div>\n'
        f"          </div>\n{text_field('body', world.body(node)[0].html)}"
    )


def _pointers(world: World, node: Node) -> str:
    if node.kind == "topic":
        return ""
    before, after = neighbours(world, node)
    cards = "".join(
        '          <div class="views-row"><div class="views-field views-field-field-image">'
        '<span class="views-label">Image</span></div>'
        '<div class="views-field views-field-title"><span class="field-content">'
        f"{link(card.path, card.title)}</span></div>"
        '<div class="views-field views-field-type"><span class="field-content">'
        f"{card.kind_shown}</span></div>"
        '<div class="views-field views-field-body"><div class="field-content">'
        f"<p>{text_html(card.teaser)}</p></div></div></div>\n"
        for card in related(world, node)
    )
    return related_blocks(before.path if before else None, after.path if after else None, cards)
