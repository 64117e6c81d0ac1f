"""The blocks under every page: words of other pages, which no reader may take for this page's."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from demo.comments import Shown
from demo.pieces import text_html
from demo.shown import ORIGIN, local
from demo.world import World

_POOL = 60
_ROWS = 6


@lru_cache(maxsize=4)
def pool(world: World) -> tuple[Shown, ...]:
    """Return comments of pages that no edition changes, so that the blocks stay as they are."""
    found: list[Shown] = []
    for kinds in (("topic",), ("topic", "article", "video")):
        for node in reversed(world.every.values()):
            if node.kind not in kinds or node.nid in world.touched.nids or not node.replies:
                continue
            if node in world.changes.nodes or node.nid not in world.nodes:
                continue
            found += [each for each in world.discussion(node)[:4] if not each.reply.edited]
            if len(found) >= _POOL:
                return tuple(found)
    return tuple(found)


def side_blocks(world: World, path: str, nid: int) -> str:
    """Return "Forum Discussions" and "Recent Comments" with comments of other pages."""
    others = [each for each in pool(world) if each.reply.nid != nid]
    if not others:
        return ""
    start = crc32(path.encode()) % len(others)
    chosen = [others[(start + at) % len(others)] for at in range(min(_ROWS, len(others)))]
    return _discussions(chosen) + _recent(chosen[:5])


def _teaser(text: str) -> str:
    words = text.split("\n", 1)[0].split()
    cut = " ".join(words[:30]) + ("..." if len(words) > 30 else "")
    return text_html(cut)


def _discussions(chosen: list[Shown]) -> str:
    rows = "".join(
        '    <div class="views-row"><div class="views-field views-field-comment-body">'
        f'<div class="field-content"><p>{_teaser(each.body.text)}</p></div></div></div>\n'
        for each in chosen
    )
    return (
        '<div class="views-element-container block block-views" id="block-larkspur-fdisc">\n'
        "      <h2>Forum Discussions</h2>\n      <div>"
        f'<div class="view view-forum-discussions">\n      <div class="view-content">\n{rows}'
        "    </div>\n          </div>\n</div>\n\n  </div>\n"
    )


def _recent(chosen: list[Shown]) -> str:
    rows = "".join(
        '\n          <li><div class="views-field views-field-subject"><span class="field-content">'
        f'<a href="/comment/{each.reply.cid}" hreflang="en">{text_html(each.subject)}</a></span>'
        '</div><div class="views-field views-field-nothing"><span class="field-content">By <span>'
        f"{text_html(each.who.shown)}{'' if each.who.uid else ' (not verified)'}</span> on "
        f'<time datetime="{local(each.reply.created).isoformat()}" class="datetime">'
        f"{local(each.reply.created):%m/%d/%Y - %H:%M}</time>\n</span></div></li>"
        for each in chosen
    )
    return (
        '<div class="views-element-container block block-views" id="block-larkspur-rcom">\n'
        "      <h2>Recent Comments</h2>\n      <div>"
        '<div class="view view-comments-recent">\n      <div class="view-header">\n'
        '      JOIN THE CONVERSATION\n    </div>\n      <div class="view-content">\n'
        f'      <div class="item-list">\n  <ul>\n{rows}\n  </ul>\n</div>\n    </div>\n'
        "          </div>\n</div>\n\n  </div>\n"
    )


def related_blocks(previous: str | None, following: str | None, cards: str) -> str:
    """Return the arrows and the "Related Content" block; addresses are paths."""
    arrows = "".join(
        f'<a href="{path}" class="nextpre__btn nextpre__btn--{side}">{words}</a>'
        for path, side, words in (
            (previous, "prev", "Previous Post"),
            (following, "next", "Next Post"),
        )
        if path
    )
    shown = (
        '<div class="nextpre block" id="block-larkspur-nextpre">\n'
        f"      <h2>Next Previous link</h2>\n      <div>{arrows}</div>\n\n  </div>\n"
    )
    if not cards:
        return shown
    return (
        f'{shown}<div class="views-element-container block block-views" id="block-larkspur-rel">\n'
        "      <h2>Related Content</h2>\n      <div>"
        f'<div class="view view-related-content">\n      <div class="view-content">\n{cards}'
        "    </div>\n          </div>\n</div>\n\n  </div>\n"
    )


def canonical(path: str, nid: int) -> str:
    """Return the head's canonical and short links."""
    return (
        f'<link rel="canonical" href="{ORIGIN}{path}" />\n'
        f'<link rel="shortlink" href="{ORIGIN}/node/{nid}" />\n'
    )
