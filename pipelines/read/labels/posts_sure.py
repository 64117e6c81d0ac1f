"""Whether blocks that repeat are posts, and no list of other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from pipelines.read.labels.block_marks import is_profile, shows_time
from pipelines.read.labels.blocks import HEADINGS, Block, BlockTree, Piece
from pipelines.read.labels.kinds import own_address
from pipelines.read.labels.posts import Found, Post
from pipelines.read.labels.posts_author import Name
from pipelines.read.labels.posts_time import When
from pipelines.read.page import Page

_MOST = 0.6
"""The share of blocks that must have a name, a time, a text."""
_PHRASE = 20
_PLACE = re.compile(r"(?:^|\s)#\d{1,6}$")
_SAID = 40.0
"""What posts say together at the least."""
_DOCUMENT = 200
"""Letters of prose before the first post that may be a document."""
_OF_ONE = 3
"""Times that stand beside one document; more are those of a list."""
_TALK = re.compile(
    r"(?:view|show)?(?:topic|thread|discussion|forum|foren|foro)|\b(?:boards?|communit(?:y|ies)|talk"
    r"|questions?|messages?|answers?|fragen?|preguntas?|t)\b",
    re.IGNORECASE,
)
_SENTENCE = 40
_AROUND = HEADINGS | {"nav", "header", "footer", "aside", "form"}
_ENDS = '.!?:;…)”»"。'
_NAME = 40
_WORDS = 4
"""Words of a title that no name has."""
_TITLE = 12
"""Letters of a link that may be another page's title."""


def are_posts(
    page: Page, found: Found, names: Sequence[Name | None], times: Sequence[When]
) -> bool:
    """Whether most of the blocks hold a name, a time and a text of their own."""
    count = len(found.posts)
    if _prose(found) < _SAID:
        return False
    named = sum(name is not None for name in names)
    timed = sum(when.shown is not None for when in times)
    if timed == 0:
        timed = sum(_placed(found, post) for post in found.posts)
    saying = sum(_says(found, post) or _pictured(post) for post in found.posts)
    if min(named, timed, saying) < _MOST * count:
        return False
    return not _lists_others(page, found, names)


def _placed(found: Found, post: Post) -> bool:
    """Whether a post shows its number, or which one of the discussion it is."""
    record = post.record
    pieces = found.slots.tree.pieces_in(record.start, record.end)
    return found.marks.numbered(record) or any(_PLACE.search(piece.text) for piece in pieces)


def _says(found: Found, post: Post) -> bool:
    return post.body is not None and found.slots.tree.size(post.body.block) > 0


def _prose(found: Found) -> float:
    """Return how many letters of unlinked prose the posts say together."""
    said = 0
    for post in found.posts:
        body = post.body.block if post.body else None
        pieces = found.slots.tree.pieces_in(body.order, body.end) if body else ()
        said += sum(len(piece.text) for piece in pieces if _is_said(piece, post))
    return said


def _is_said(piece: Piece, post: Post) -> bool:
    if len(piece.text) < _PHRASE or piece.block.linked:
        return False
    if len(piece.text) < 2 * _SENTENCE and shows_time(piece.text):
        return False
    return post.body is not None and not any(piece.block.within(one) for one in post.body.without)


def _pictured(post: Post) -> bool:
    return post.body is not None and post.body.block.node.css_first("img") is not None


def _lists_others(page: Page, found: Found, names: Sequence[Name | None]) -> bool:
    """Whether most blocks show, in one place, a link that reads as another page's title."""
    titles: dict[str, set[str]] = defaultdict(set)
    for post, name in zip(found.posts, names, strict=True):
        begun = _first_said(found, post)
        for block in found.slots.tree.blocks_in(post.record.start, post.record.end):
            if post.body and block.within(post.body.block) and block.order > begun:
                continue
            place = found.slots.paths[block.order]
            url = _other_page(page, found, block, name) if block.tag == "a" else None
            if url:
                titles[place].add(found.slots.tree.text_of(block))
    return any(len(told) >= _MOST * len(found.posts) for told in titles.values())


def _first_said(found: Found, post: Post) -> int:
    """Return where the text of a post begins; its start where the body holds nothing else."""
    body = post.body
    if body is None or not body.without:
        return body.block.order if body else post.record.start
    pieces = found.slots.tree.pieces_in(body.block.order, body.block.end)
    return next((piece.order for piece in pieces if _is_said(piece, post)), body.block.order)


def _other_page(page: Page, found: Found, block: Block, name: Name | None) -> str | None:
    """Return the own page that a link leads to if its words may be a title."""
    href = block.attributes.get("href") or ""
    text = found.slots.tree.text_of(block)
    if len(text) < _TITLE or shows_time(text):
        return None
    if name and text == name.shown and len(text.split()) < _WORDS:
        return None
    if is_profile(href) and len(text) <= _NAME:
        return None
    url = page.link(href)
    if url is None or not page.own(url) or _leads_here(page, url, href):
        return None
    return url


def _leads_here(page: Page, url: str, href: str) -> bool:
    """Whether a link leads to this page, or to an anchor on it."""
    anchor = href.partition("#")[2]
    if anchor and f'"{anchor}"' in page.text:
        return True
    own, other = urlsplit(page.address), urlsplit(url)
    return other.path == own.path or other.path.startswith(f"{own.path}/")


def opens(page: Page, found: Found) -> bool:
    """Whether the first post opens the discussion: no document of its own stands before it."""
    tree, first = found.slots.tree, found.posts[0].record.start
    title = _title(tree, first)
    said = sum(len(piece.text) for piece in tree.pieces_in(title, first) if _is_prose(piece))
    timed = sum(title < mark.order < first for mark in found.marks.times)
    named = any(title < mark.order < first for mark in found.marks.people)
    if said >= _SENTENCE and named and 0 < timed <= _OF_ONE:
        return False
    return said < _DOCUMENT or is_talk(page)


def is_talk(page: Page) -> bool:
    """Whether a page's address has a word that those of discussions have."""
    return bool(_TALK.search(urlsplit(own_address(page)).path))


def _title(tree: BlockTree, end: int) -> int:
    heads = [block.order for block in tree.blocks_in(0, end) if block.tag == "h1"]
    return heads[-1] if heads else 0


def _is_prose(piece: Piece) -> bool:
    """Whether a text is a sentence of a document: long, unlinked, in no menu and no heading."""
    if len(piece.text) < _SENTENCE or piece.block.linked or piece.text[-1] not in _ENDS:
        return False
    return not any(above.tag in _AROUND for above in (piece.block, *piece.block.above()))
