"""The blocks under every page of Drupal 7, with words of other pages."""

from __future__ import annotations

from zlib import crc32

from demo.comments import Shown
from demo.designs.drupal.side import pool
from demo.designs.drupal7.fields import username
from demo.designs.redesign.sides import MARKERS
from demo.pieces import text_html
from demo.pointers import Card
from demo.shown import age
from demo.world import World

_ROWS = 6


def side_blocks(world: World, path: str, nid: int) -> str:
    """Return "Forum Discussions" and "Recent Comments" with comments of other pages."""
    others = [each for each in pool(world) if each.reply.nid != nid]
    if not others:
        return ""
    start = crc32(path.encode()) % len(others)
    chosen = [others[(start + at) % len(others)] for at in range(min(_ROWS, len(others)))]
    discussions = rows(
        [f'<span class="field-content"><p>{_cut(each.body.text)}</p></span>' for each in chosen]
    )
    return _block("views-forum-discussions-block", "Forum Discussions", discussions) + _block(
        "comment-recent", "Recent Comments", _recent(world, chosen[:5])
    )


def _cut(text: str) -> str:
    words = text.split("\n", 1)[0].split()
    cut = " ".join(words[:30]) + ("..." if len(words) > 30 else "")
    return text_html(f"{cut} {MARKERS[0]}")


def rows(items: list[str]) -> str:
    """Return the rows of a view as Views 3 prints them."""
    last = len(items) - 1
    inner = "".join(
        f'  <div class="views-row views-row-{at + 1} views-row-{"even" if at % 2 else "odd"}'
        f'{" views-row-first" if not at else ""}{" views-row-last" if at == last else ""}">\n'
        f"{item}\n  </div>\n"
        for at, item in enumerate(items)
    )
    return f'<div class="view-content">\n{inner}</div>\n'


def _recent(world: World, chosen: list[Shown]) -> str:
    items = "".join(
        f'<li><a href="/comment/{each.reply.cid}#comment-{each.reply.cid}">'
        f"{text_html(each.subject)}</a>&nbsp;<span>{age(world.now - each.reply.created)} ago"
        f"</span> By {username(each.who)}</li>\n"
        for each in chosen
    )
    return f'JOIN THE CONVERSATION<div class="item-list"><ul>{items}</ul></div>'


def _block(name: str, title: str, inner: str) -> str:
    module = name.partition("-")[0]
    return (
        f'<div id="block-{name}" class="block block-{module}">\n\n    <h2>{title}</h2>\n\n'
        f'  <div class="content">\n    {inner}\n  </div>\n</div>\n'
    )


def pointers(arrows: list[tuple[str, str]], cards: tuple[Card, ...]) -> str:
    """Return the blocks with the pages before and after, and with related ones."""
    links = "".join(f'<a href="{path}">{words}</a>' for path, words in arrows)
    shown = _block("prevnext-0", "Next Previous link", links)
    if not cards:
        return shown
    return shown + _block("views-related-block", "Related Content", rows([_card(c) for c in cards]))


def _card(card: Card) -> str:
    return (
        '    <div class="views-field views-field-field-image"><span class="views-label">Image'
        '</span></div>\n    <div class="views-field views-field-title"><span class="field-content">'
        f'<a href="{card.path}">{text_html(card.title)}</a></span></div>\n'
        '    <div class="views-field views-field-type"><span class="field-content">'
        f"{card.kind_shown}</span></div>\n"
        '    <div class="views-field views-field-body"><div class="field-content">'
        f"<p>{text_html(card.teaser)}</p></div></div>"
    )
