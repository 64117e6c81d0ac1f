"""The video of a page as a redesign embeds it."""

from __future__ import annotations

from urllib.parse import quote

from demo.designs.redesign.paint import Paint
from demo.node import Node
from demo.pieces import attribute
from demo.videos import film


def player(paint: Paint, node: Node) -> str:
    """Return a frame (also one that a script loads later) or a link; "" where there is none."""
    shown = film(node) if node.kind == "video" else None
    if shown is None:
        return ""
    source = attribute(shown.url)
    if node.player == "link":
        return paint.block("player", f'<a href="{source}">Watch</a>')
    form = paint.plan.document.player
    if form == "oembed":
        at = f"/media/oembed?url={quote(shown.url, safe='')}&amp;max_width=0&amp;hash=q{node.nid}"
        return paint.block("player", f'<iframe src="{at}" title="Clip {shown.video_id}"></iframe>')
    name = "data-src" if form == "lazy" else "src"
    return paint.block("player", f'<iframe {name}="{source}" allowfullscreen></iframe>')
