"""Texts as WordPress prints them: quotes curled, captions as figures, its own addresses in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from demo.designs.wordpress.addresses import DRAFT_PATH, permalink
from demo.designs.wordpress.style import Style
from demo.node import UNPUBLISHED_NID, Node
from demo.pieces import Anchor, Body, Piece, document, paragraph, text_html
from demo.shown import local
from demo.videos import film
from demo.world import World

_TAG = re.compile(r"(<[^>]*>)")
_ADDRESS = re.compile(r'(?<=(?:href|.src)=")(/[^"]*)(?=")')
_CAPTION = re.compile(r'\[caption id="(?P<id>[^"]*)" width="300"\](?P<words>[^\[]*)\[/caption\]')
_FILE = re.compile(r'<span class="file [^>]*>(.*?)</span>', re.DOTALL)
_STYLED = re.compile(r"^/sites/default/files/(?:styles/large/public/)?(?:(\d{4})-(\d\d)|[a-z-]+)/")
_CURLED = (
    (re.compile(r"\.\.\."), "&#8230;"),
    (re.compile(r"(?:(?<=\s)|^)--(?=\s|$)"), "&#8212;"),
    (re.compile(r"(?<!-)--(?!-)"), "&#8211;"),
    (re.compile(r"(?<=\s)-(?=\s)"), "&#8211;"),
    (re.compile(r"(^|[\s(\[])'(?=\w)"), r"\1&#8216;"),
    (re.compile(r"'"), "&#8217;"),
    (re.compile(r'(^|[\s(\[])"'), r"\1&#8220;"),
    (re.compile(r'"'), "&#8221;"),
)


def curled(html: str) -> str:
    """Return HTML with the quotes, dashes and dots of its text as wptexturize prints them.

    >>> curled('<a title="it\\'s">it\\'s "so" - really...</a>')
    '<a title="it\\'s">it&#8217;s &#8220;so&#8221; &#8211; really&#8230;</a>'
    """
    parts = _TAG.split(html)
    return "".join(part if at % 2 else _curl(part) for at, part in enumerate(parts))


def _curl(text: str) -> str:
    for pattern, shown in _CURLED:
        text = pattern.sub(shown, text)
    return text


def shown_text(text: str) -> str:
    """Return a title or name as HTML."""
    return curled(text_html(text))


def day(instant: int) -> str:
    """Return a day as WordPress writes it: July 9, 2010."""
    when = local(instant)
    return f"{when:%B} {when.day}, {when:%Y}"


def minute(instant: int) -> str:
    """Return a time as WordPress and bbPress write it, in the site's zone.

    >>> minute(1375882200)
    'August 7, 2013 at 6:30 am'
    """
    when = local(instant)
    return f"{day(instant)} at {when.hour % 12 or 12}:{when:%M} {'am' if when.hour < 12 else 'pm'}"


@lru_cache(maxsize=16)
def _moved(style: Style, world: World) -> dict[str, str]:
    """Return the address of each page here for all those that it has on Drupal."""
    found = {f"/node/{UNPUBLISHED_NID}": DRAFT_PATH}
    for node in world.every.values():
        for path in (node.path, node.second_path, node.old_path, node.internal):
            found[path or ""] = permalink(style, world, node)
    return found


def translated(style: Style, world: World, body: Body) -> Body:
    """Return a text as it stood on WordPress: the same words, other markup and addresses."""
    moved = _moved(style, world)
    return Body(tuple(_piece(style, piece, moved) for piece in body.pieces))


def _piece(style: Style, piece: Piece, moved: dict[str, str]) -> Piece:
    html = _ADDRESS.sub(lambda found: moved.get(found[1]) or _uploaded(found[1]), piece.html)
    html = _FILE.sub(r"\1", html).replace('<figure role="group" class="align-center">', _FIGURE)
    caption = _CAPTION.search(html)
    if caption:
        return replace(piece, html=_figure(caption["id"], caption["words"]), lines=_CAPTIONED)
    if "user-signature" in html:
        old = '<div class="user-signature clearfix">'
        html = html.replace(old, "<div>" if style.old else '<div class="bbp-signature">')
        return replace(piece, html=curled(html), own=style.old)
    return replace(piece, html=curled(html))


_FIGURE = '<figure class="wp-caption aligncenter">'
_CAPTIONED = ("Ribbon",)


def _figure(number: str, words: str) -> str:
    source = f"/wp-content/uploads/2011/10/ribbon-{number}-300x200.png"
    return (
        f'<figure id="{number}" style="width: 300px" class="wp-caption alignright">'
        f'<a href="{source.replace("-300x200", "")}"><img loading="lazy" src="{source}" alt="" '
        f'width="300" height="200" class="size-medium" /></a><figcaption class="wp-caption-text">'
        f"{words}</figcaption></figure>"
    )


def _uploaded(path: str) -> str:
    """Return where WordPress keeps a file that Drupal keeps in its own folder."""
    path = path.split("?", 1)[0] if path.startswith("/sites/") else path
    return _STYLED.sub(
        lambda month: f"/wp-content/uploads/{month[1] or 2014}/{month[2] or '06'}/", path
    )


def post_body(style: Style, world: World, node: Node) -> tuple[Body, str | None]:
    """Return the text of a post or topic, with a video's player, and the transcript in it."""
    body, transcript = world.body(node)
    shown = translated(style, world, body)
    if node.kind != "video":
        return shown, transcript
    first, *rest = shown.pieces
    extra = [_player(style, node)] if film(node) else []
    if transcript:
        month = f"{local(node.created):%Y/%m}"
        source = f"/wp-content/uploads/{month}/transcript-{node.nid}.pdf"
        extra.append(document(source, "Download Transcript"))
    if style.old:
        extra += _ASKED
    return Body((*extra[:1], first, *extra[1:], *rest)), transcript


_ASKED = [
    paragraph("How Did You Like This Video?"),
    paragraph(
        "Please feel free to offer comments and raise questions in our ",
        Anchor("/forums/", "Discussion Forums"),
        ".",
    ),
]


def _player(style: Style, node: Node) -> Piece:
    shown = film(node)
    assert shown is not None
    number = shown.video_id
    youtube = f"https://www.youtube.com/embed/{number}?feature=oembed"
    source = youtube if shown.provider == "youtube" else f"https://player.vimeo.com/video/{number}"
    source = source.replace("https:", "http:") if style.old else source
    return Piece(
        f'<p><iframe src="{source}" width="560" height="315" frameborder="0"></iframe></p>'
    )
