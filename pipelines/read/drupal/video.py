"""A video page: an article with a video above it, and often what is said in it."""

from __future__ import annotations

from itertools import chain

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.article import read_document
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import Field
from pipelines.read.embeds import embeds, linked
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.transcript import LINES, transcript
from pipelines.read.words import meaning
from pipelines.records.finding import Embed, Fact

_LONGEST_LABEL = 40
_SOUND = 'audio, a[href$=".mp3"], a[href$=".m4a"]'


def lead_video(page: Page, node: Node) -> Embed | None:
    """Return the video that stands outside the body: framed, in a field, or linked from one."""
    for field in node.others:
        found = next(embeds(field.node, page.base), None) or _only_link(page, field)
        if found:
            return found
    return _unnamed(page, node)


def _only_link(page: Page, field: Field) -> Embed | None:
    """Return the video that a field links to and says nothing else; a list of sources is none."""
    links = field.node.css("a[href]")
    if len(links) != 1 or any(words(item) != words(links[0]) for item in field.items()):
        return None
    return next(linked(field.node, page.base), None)


def _unnamed(page: Page, node: Node) -> Embed | None:
    """Return the first video outside body and comments, where fields have no names.

    It is framed there, or linked from an element that says nothing else.
    """
    if any(field.name for field in node.fields):
        return None
    inner = [node.body.node] if node.body else []
    inner += node.element.css("[data-comment-user-id], section")
    taken = {found.url for part in inner for found in embeds(part, page.base)}
    framed = next((e for e in embeds(node.element, page.base) if e.url not in taken), None)
    return framed or _alone(page, node.element, {part.mem_id for part in inner})


def _alone(page: Page, top: LexborNode, inner: set[int]) -> Embed | None:
    """Return the video of a link that is alone in an element of its own, outside some others."""
    for anchor in top.css("a[href]"):
        holder = anchor.parent
        if holder is None or holder.tag != "div" or words(holder) != words(anchor):
            continue
        found = next(linked(holder, page.base), None)
        if found and not _inside(holder, inner):
            return found
    return None


def _inside(node: LexborNode, inner: set[int]) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id in inner:
            return True
        above = above.parent
    return False


def has_transcript(node: Node) -> bool:
    """Whether a line of the body announces a transcript, and no sound it may be of stands there."""
    body = node.body.node if node.body else None
    if body is None or body.css_first(_SOUND) is not None:
        return False
    return any(_announces(line) and _goes_on(line, body) for line in body.css(", ".join(LINES)))


def _announces(line: LexborNode) -> bool:
    text = words(line)
    return len(text) < _LONGEST_LABEL and meaning(text) == "transcript"


def _goes_on(line: LexborNode, body: LexborNode) -> bool:
    """Whether anything is said after a line, within the body."""
    below: LexborNode | None = line
    while below is not None and below.mem_id != body.mem_id:
        follower = below.next
        while follower is not None:
            if words(follower):
                return True
            follower = follower.next
        below = below.parent
    return False


def read_video(page: Page, node: Node, result: Result) -> None:
    """Read a video page's own facts."""
    body = read_document(page, node, result)
    video, evidence = lead_video(page, node), "video field"
    if video is None and node.body is not None:
        within = chain(embeds(node.body.node, page.base), linked(node.body.node, page.base))
        video, evidence = next(within, None), "body"
    result.facts["video"] = Fact(video, evidence if video else "no video shown")
    result.facts["transcript"] = Fact(transcript(body), "transcript heading")
