"""The texts and players of video pages."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from demo.articles import video_key
from demo.chance import draw
from demo.node import Node
from demo.pieces import Body, Piece, Strong, attribute, heading, paragraph
from demo.shown import ORIGIN
from demo.words import PLACES, sentences


class Film(NamedTuple):
    """The video of a page: its address as embedded, its host, the host's number for it."""

    url: str
    provider: str
    video_id: str


_YOUTUBE = {
    "media youtube": "https://www.youtube.com/watch?v={}",
    "frame": "https://www.youtube-nocookie.com/embed/{}?rel=0",
    "field": "https://www.youtube.com/embed/{}?autoplay=0&start=0&rel=0",
    "link": "https://youtu.be/{}",
}


def film(node: Node) -> Film | None:
    """Return the video that a page shows, None where it has lost it."""
    if node.player == "media vimeo":
        number = str(70_000_000 + node.nid)
        return Film(f"https://vimeo.com/{number}", "vimeo", number)
    form = _YOUTUBE.get(node.player or "")
    key = video_key(node.nid)
    return Film(form.format(key), "youtube", key) if form else None


def player_html(node: Node) -> str:
    """Return the field that shows the video, as the editors had put it in over the years."""
    shown = film(node)
    if shown is None:
        return ""
    source = attribute(shown.url)
    if node.player in ("media youtube", "media vimeo"):
        return _media(shown)
    if node.player == "frame":
        inner = f'<iframe width="560" height="315" src="{source}" allowfullscreen></iframe>'
        return _field("embed-code", "text-long", inner)
    if node.player == "field":
        inner = (
            '<div class="video-embed-field-provider-youtube video-embed-field-responsive-video">'
            f'<iframe width="854" height="480" frameborder="0" src="{source}"></iframe></div>'
        )
        return _field("video", "video-embed-field", inner)
    return _field("video-link", "link", f'<a href="{source}">Watch</a>')


def _field(name: str, kind: str, inner: str) -> str:
    return (
        f'<div class="field field--name-field-{name} field--type-{kind} field--label-hidden '
        f'field__item">{inner}</div>'
    )


def _media(shown: Film) -> str:
    source = (
        f"{ORIGIN}/media/oembed?url={quote(shown.url)}&amp;max_width=0&amp;max_height=0&amp;"
        f"hash=k{shown.video_id}Qw"
    )
    inner = (
        f'<iframe src="{source}" frameborder="0" allowtransparency width="480" height="270" '
        f'class="media-oembed-content" loading="lazy" title="Clip {shown.video_id}"></iframe>\n'
    )
    held = _field("media-oembed-video", "string", inner)
    return _field(
        "media-video",
        "entity-reference",
        '<article class="media media--type-remote-video media--view-mode-default">\n  '
        f"\n      {held}\n  </article>\n",
    )


def has_transcript(node: Node) -> bool:
    """Whether the page holds what is said."""
    return node.number % 5 != 3


def video_body(node: Node, seed: int, edited: bool) -> tuple[Body, str | None]:
    """Return a video page's whole text, and the transcript in it."""
    chance = draw(seed, "body", node.nid)
    speaker = node.speaker
    assert speaker is not None
    told = (
        f"{speaker.spoken}, {chance.choice(PLACES)}, describes in a few minutes what patients "
        "ask most, and what we still do not know."
    )
    pieces: list[Piece] = [paragraph(told), Piece("<p>&nbsp;</p>")]
    if edited:
        pieces.append(paragraph("This video has been captioned since."))
    if not has_transcript(node):
        return Body(tuple(pieces)), None
    spoken = [
        paragraph(Strong(f"{speaker.spoken}:"), " " + sentences(chance, chance.randrange(2, 5)))
        for _ in range(chance.randrange(3, 7))
    ]
    transcript = Body(tuple(spoken)).text
    return Body((*pieces, heading("Transcript", 2), *spoken)), transcript
