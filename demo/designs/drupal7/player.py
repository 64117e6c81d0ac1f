"""The video of a page as modules of Drupal 7 embed it."""

from __future__ import annotations

from demo.designs.drupal7.fields import field
from demo.node import Node
from demo.pieces import attribute
from demo.videos import Film, film


def player(node: Node) -> str:
    """Return the field with the video: Media, Video Embed Field, raw code or a link."""
    shown = film(node) if node.kind == "video" else None
    if shown is None:
        return ""
    if node.player == "link":
        return field("field-link", "link-field", [f'<a href="{attribute(shown.url)}">Watch</a>'])
    if node.player in ("media youtube", "media vimeo"):
        return field("field-video", "file", [_media(shown)])
    inner = (
        '<div class="embedded-video"><div class="player"><iframe width="640" height="360" '
        f'src="{attribute(shown.url)}" frameborder="0" allowfullscreen></iframe></div></div>'
    )
    return field("field-video", "video-embed-field", [inner])


def _media(shown: Film) -> str:
    hosts = {"youtube": "//www.youtube.com/embed/", "vimeo": "//player.vimeo.com/video/"}
    name = f"media-{shown.provider}"
    return (
        f'<div class="file file-video file-video-{shown.provider}"><div class="content">'
        f'<div class="{name}-video {name}-1"><iframe class="{name}-player" width="640" '
        f'title="Clip {shown.video_id}" src="{hosts[shown.provider]}{shown.video_id}" '
        f'frameborder="0" allowfullscreen>Video of Clip {shown.video_id}</iframe></div></div></div>'
    )
