"""Videos on a page: YouTube and Vimeo, in each of the forms that sites embed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.addresses import absolute
from pipelines.records.finding import Embed

_FRAMES = "iframe, [data-src], [data-video-url], [data-embed-url], embed[src], video, lite-youtube"
_ID = re.compile(r"[\w-]{6,}")
_FRAME_PATH = re.compile(r"/media/oembed$")


def embed(url: str) -> Embed | None:
    """Name the provider and its id of a video's address; None for what is no known video.

    An oEmbed frame of Drupal (`/media/oembed?url=…`, OEmbedFormatter) gives the address that it
    frames.

    >>> embed("https://youtu.be/AbCdEf12345?t=3")
    Embed(url='https://youtu.be/AbCdEf12345?t=3', provider='youtube', video_id='AbCdEf12345')
    >>> embed("https://x.org/media/oembed?url=https%3A//vimeo.com/76&hash=h").provider
    'vimeo'
    """
    try:
        parts = urlsplit(url)
        if _FRAME_PATH.search(parts.path):
            framed = parse_qs(parts.query).get("url", [""])[0]
            return embed(framed) if framed and framed != url else None
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    segments = [part for part in parts.path.split("/") if part]
    if host in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        return _youtube(url, host, segments, parts.query)
    if host in ("vimeo.com", "player.vimeo.com"):
        number = next((part for part in segments if part.isdigit()), None)
        return Embed(url, "vimeo", number) if number else None
    return None


def _youtube(url: str, host: str, segments: list[str], query: str) -> Embed | None:
    asked = parse_qs(query)
    video = asked.get("v", [""])[0]
    if host == "youtu.be" and segments:
        video = segments[0]
    elif len(segments) > 1 and segments[0] in ("embed", "v", "shorts", "live"):
        video = segments[1]
    if _ID.fullmatch(video) and video != "videoseries":
        return Embed(url, "youtube", video)
    return Embed(url, "youtube", None) if asked.get("list") else None


def embeds(node: LexborNode, base: str) -> Iterator[Embed]:
    """Yield the videos that an element frames, in order; a frame of another host has no id."""
    for frame in {frame.mem_id: frame for frame in node.css(_FRAMES)}.values():  # each once
        attributes = frame.attributes
        if frame.tag == "lite-youtube" and attributes.get("videoid"):
            yield Embed(
                f"https://www.youtube.com/watch?v={attributes['videoid']}",
                "youtube",
                attributes["videoid"],
            )
            continue
        for name in ("src", "data-src", "data-video-url", "data-embed-url"):
            url = absolute(attributes.get(name) or "", base) if attributes.get(name) else None
            found = embed(url) if url else None
            if found:
                yield found
                break


def linked(node: LexborNode, base: str) -> Iterator[Embed]:
    """Yield the videos that an element links to, in order; lists of videos are none."""
    for anchor in node.css("a[href]"):
        url = absolute(anchor.attrs.get("href") or "", base)
        found = embed(url) if url else None
        if found and found.video_id:
            yield found
