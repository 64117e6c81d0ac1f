"""WordPress shortcodes that a move to another system left in texts: what they would have shown.

The words stay in the text as they stand; a video or sound that they name is one of its media.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from pipelines.read.embeds import embed
from pipelines.records.finding import MediumSeen

_CODE = re.compile(r"\[(youtube|vimeo|embed|audio|video)\b([^\]\[<>]{0,500})\]([^\[<>\s]{0,500})")
_URL = re.compile(r"https?://[^\s\"'|\]]+")
_ID = re.compile(r"^[=\s]*(?:id=)?[\"']?([\w-]{6,20})")
_KINDS = {"audio": "audio"}
_WATCH = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


def told_by_shortcodes(inner: str) -> Iterator[MediumSeen]:
    """Yield the videos and sounds that shortcodes in a text's HTML name, in order.

    >>> [one.url for one in told_by_shortcodes("[youtube=http://youtu.be/AbCdEf12345]")]
    ['http://youtu.be/AbCdEf12345']
    >>> [one.url for one in told_by_shortcodes("[vimeo 12345678] [caption id=1]Ann[/caption]")]
    ['https://vimeo.com/12345678']
    """
    for found in _CODE.finditer(unescape(inner)):
        name, said, within = found[1], found[2], found[3]
        url = _address(name, said, within)
        if url:
            yield MediumSeen(_KINDS.get(name, "video"), url)


def _address(name: str, said: str, within: str) -> str | None:
    shown = _URL.search(said) or _URL.search(within)
    if shown:
        url = shown[0]
        return url if name != "embed" or embed(url) else None
    number = _ID.search(said) or _ID.search(within)
    if number is None or name not in _WATCH:
        return None
    url = _WATCH[name].format(number[1])
    found = embed(url)
    return url if found is not None and found.video_id else None
