"""The blocks of other pages' words around a redesigned page, with words that give them away."""

from __future__ import annotations

from zlib import crc32

from demo.comments import Shown
from demo.designs.drupal.side import pool
from demo.designs.redesign.moments import moment
from demo.designs.redesign.paint import Paint
from demo.pieces import text_html
from demo.world import World

MARKERS = ("Wimblewick", "Thrumbledon", "Snarkelby", "Quoffington", "Brindlemoor")
"""No page of the site has these words but in its side blocks: teasers, cards, banner, newest."""
_ROWS = 6
_DATED = "medium"


def side_blocks(world: World, paint: Paint, path: str, nid: int) -> list[str]:
    """Return the blocks: forum teasers, recent comments, and in some redesigns the newest pages."""
    others = [each for each in pool(world) if each.reply.nid != nid]
    blocks = []
    if others:
        start = crc32(path.encode()) % len(others)
        chosen = [others[(start + at) % len(others)] for at in range(min(_ROWS, len(others)))]
        blocks += [_teasers(paint, chosen), _recent(world, paint, chosen[:5])]
    if paint.plan.frame.latest:
        blocks.append(_latest(world, paint, nid))
    return blocks


def _cut(text: str) -> str:
    words = text.split("\n", 1)[0].split()
    cut = " ".join(words[:30]) + ("..." if len(words) > 30 else "")
    return text_html(f"{cut} {MARKERS[0]}")


def _teasers(paint: Paint, chosen: list[Shown]) -> str:
    rows = "".join(paint.block("teaser", f"<p>{_cut(each.body.text)}</p>") for each in chosen)
    title = paint.heading(2, "Forum Discussions", "side title")
    return paint.block("side", title + paint.wrapped("side rows", rows))


def _recent(world: World, paint: Paint, chosen: list[Shown]) -> str:
    rows = "".join(_recent_row(world, paint, each) for each in chosen)
    title = paint.heading(2, "Recent Comments", "side title")
    below = paint.block("side line", "JOIN THE CONVERSATION")
    return paint.block("side", title + below + paint.block("side rows", rows))


def _recent_row(world: World, paint: Paint, each: Shown) -> str:
    frame = paint.plan.frame
    cid = each.reply.cid
    subject = paint.link(f"/comment/{cid}#comment-{cid}", text_html(each.subject), "side link")
    name = paint.inline("side name", text_html(each.who.shown))
    when = moment(_DATED, each.reply.created, world.now, timed=paint.plan.talk.timed)
    line = f"By {name} on {when}" if frame.dated_sides else f"By {name} on"
    told = paint.block("side text", _cut(each.body.text)) if frame.recent_teasers else ""
    return paint.block("side row", paint.block("side subject", subject) + told + line)


def _latest(world: World, paint: Paint, nid: int) -> str:
    nodes = [node for node in world.newest.get("article", []) if node.nid != nid][:4]
    rows = "".join(
        paint.block(
            "latest row",
            paint.link(node.path, text_html(node.shown_title))
            + " "
            + paint.inline("side date", f"by {MARKERS[4]} House"),
        )
        for node in nodes
    )
    return paint.block("side", paint.heading(2, "Latest Articles", "side title") + rows)
