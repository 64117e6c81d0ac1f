"""Who wrote a post: the place, alike in all posts, that shows a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from pipelines.read.labels.block_marks import (
    BY,
    is_profile,
    names_author,
    shows_time,
    stamp_of,
)
from pipelines.read.labels.blocks import HEADINGS, Block, tokens
from pipelines.read.labels.posts import Found, Post
from pipelines.read.labels.posts_slots import ANSWERS
from pipelines.read.words import AROUND_NAMES, SUBMITTED, meaning
from pipelines.records.text import folded_name

_LONGEST = 60
_SUBMITTED = "|".join(map(re.escape, sorted(SUBMITTED, key=len, reverse=True)))
_BEFORE = re.compile(
    rf"^(?:re\s*:.*\bby\s+|{_SUBMITTED}|von|par|de|por|di|from)\s*:?\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[»:,|·•-]|\b(?:wrote|said|says|writes|schrieb|schreibt|écrit|a écrit|escribió|escreveu"
    r"|disse|ha scritto|commented|replied|posted|asked|answered)\b:?)\s*$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ("…", "...", "?", "!")
_NEAR = 12
_LINE = 90
_SUBMITTED_WORDS = frozenset(SUBMITTED)
_NO_NAMES = AROUND_NAMES | frozenset(SUBMITTED)
_NUMBERED = re.compile(r"#\d+$|^\d+$|^\W*$|^[^\d:]+:\s*[\d.,\s]+\w?$|^[\d.,]+\s+[^\W\d]+$")
_COUNT = re.compile(r"[#№\s]*\d+$")
"""What buttons and counters differ in alone."""
_WORDS = frozenset({"user", "member", "name", "person", "profile", "account", "display"})
GUESTS = frozenset(
    {"guest", "anonymous", "gast", "invitado", "invité", "anônimo", "anonym", "ospite", "visitor"}
)
"""What stands for the name of who did not log in."""


class Name(NamedTuple):
    """A name as shown, and the address that it links to."""

    shown: str
    href: str | None
    place: str


class _Seen(NamedTuple):
    name: Name
    block: Block
    after_by: bool
    by_time: bool


def names(found: Found) -> list[Name | None]:
    """Return who wrote each post, None where nothing tells it surely."""
    seen = [_seen(found, post) for post in found.posts]
    values = _weighed(found, seen)
    told: list[Name | None] = []
    for one, post in zip(seen, found.posts, strict=True):
        best = max(one, key=lambda place: values[place], default=None)
        sure = best is not None and values[best] > _ENOUGH
        told.append(one[best].name if best is not None and sure else _unlinked(found, post))
    return told


def _unlinked(found: Found, post: Post) -> Name | None:
    """Return the name behind "by" where no element of its own holds it, as for guests."""
    body = post.body.block if post.body else None
    for piece in found.slots.tree.pieces_in(post.record.start, post.record.end):
        begun = BY.match(piece.text)
        if (body is not None and body.order <= piece.order < body.end) or not begun:
            continue
        shown = _cleaned(piece.text)
        if shown and _may_name(piece.block, shown) and len(shown.split()) <= 4:
            return Name(shown, None, "by")
    return None


_ENOUGH = 1.6


def _seen(found: Found, post: Post) -> dict[str, _Seen]:
    """Return what may be a name in a post, outside its text, by place."""
    seen: dict[str, _Seen] = {}
    body = post.body.block if post.body else None
    gone = post.body.without if post.body else ()
    for block in found.slots.tree.blocks_in(post.record.start, post.record.end):
        inside = body is not None and body.order <= block.order < body.end
        if inside and not any(block.within(one) for one in gone):
            continue
        if body is not None and block.order <= body.order < block.end:
            continue
        if found.slots.tree.size(block) > 2 * _LONGEST:
            continue
        text = found.slots.tree.text_of(block)
        shown = _cleaned(text or _alternative(block))
        place = found.slots.paths[block.order]
        if ANSWERS in place:
            continue
        if shown and place not in seen and _may_name(block, shown):
            name = Name(shown, _href(found, block), place)
            seen[place] = _Seen(name, block, _after_by(found, block), _by_time(found, block))
    return seen


def _after_by(found: Found, block: Block) -> bool:
    """Whether words such as "Submitted by" stand right before a block."""
    before = found.slots.tree.pieces_in(max(block.order - _NEAR, 0), block.order)
    return bool(before) and folded_name(before[-1].text).rstrip(" :") in _SUBMITTED_WORDS


def _by_time(found: Found, block: Block) -> bool:
    """Whether a time stands beside a block, in one line with it."""
    for above in _near(block):
        if found.slots.tree.size(above) > _LINE:
            return False
        if found.marks.timed_in(above):
            return True
    return False


def _alternative(block: Block) -> str:
    return (block.attributes.get("alt") or "") if block.tag == "img" else ""


def _cleaned(text: str) -> str:
    return _BEHIND.sub("", _BEFORE.sub("", text)).strip()


def _may_name(block: Block, shown: str) -> bool:
    if len(shown) > _LONGEST or _NUMBERED.search(shown) or stamp_of(block):
        return False
    if len(shown) < 2 or block.attributes.get("aria-hidden") == "true":
        return False  # a letter that stands for a picture
    if shown.endswith(_SENTENCE_ENDS) and len(shown.split()) > 3:
        return False
    told = folded_name(shown)
    linked = is_profile(block.attributes.get("href") or "")
    if told in _NO_NAMES or (meaning(shown) and told not in GUESTS and not linked):
        return False
    return len(shown.split()) <= 8 and not (shows_time(shown) and len(shown) > 5)


def _href(found: Found, block: Block) -> str | None:
    """Return the address that a name links to: around it, or in it."""
    for one in (block, *_near(block)):
        if one.tag == "a" and one.attributes.get("href"):
            return one.attributes["href"]
    inner = found.slots.tree.blocks_in(block.order + 1, block.end)
    return next((one.attributes.get("href") for one in inner if one.tag == "a"), None)


def _near(block: Block) -> Iterator[Block]:
    return (above for _, above in zip(range(3), block.above(), strict=False))


def _weighed(found: Found, seen: list[dict[str, _Seen]]) -> dict[str, float]:
    """Weigh each place: how often it is there, how unlike its values are, what announces it."""
    places: dict[str, list[_Seen]] = {}
    for one in seen:
        for place, value in one.items():
            places.setdefault(place, []).append(value)
    return {place: _value(found, values, len(seen)) for place, values in places.items()}


def _value(found: Found, values: list[_Seen], posts: int) -> float:
    told = Counter(_COUNT.sub("", folded_name(one.name.shown)) for one in values)
    value = sum(_sign(one) for one in values) / len(values)
    value += 1.5 * len(values) / posts
    if len(told) == 1 and posts > 1 and not any(_is_linked(one) for one in values):
        value -= 2.0 if len(values) > 3 else 1.0
    elif len(values) > 2:
        value += 0.5 * len(told) / len(values)
    if values[0].block.tag == "img":
        value -= 1.0
    return value


def _is_linked(one: _Seen) -> bool:
    return one.block.tag != "img" and is_profile(one.name.href or "")


def _sign(one: _Seen) -> float:
    """Return what tells that an element holds a name."""
    sign = 0.0
    chain = (one.block, *_near(one.block))
    if any(names_author(block) for block in chain):
        sign += 1.5
    elif any(not _WORDS.isdisjoint(tokens(block.classes)) for block in chain if block.classes):
        sign += 0.7
    href = one.name.href
    if href and is_profile(href):
        sign += 1.5
    if href and ends_in(href, one.name.shown):
        sign += 1.0
    if one.after_by or one.by_time:
        sign += 0.6
    if one.block.tag in HEADINGS and not href:
        sign -= 0.5
    if folded_name(one.name.shown) in GUESTS:
        sign += 0.5
    return sign - 0.02 * len(one.name.shown.split())


def ends_in(href: str, shown: str) -> bool:
    """Whether an address ends in a name.

    >>> ends_in("/people/ann-lee.17/", "Ann Lee")
    True
    """
    path = unquote(href.partition("#")[0])
    last = re.sub(r"[^a-z]", "", path.rstrip("/").rpartition("/")[2].casefold())
    name = re.sub(r"[^a-z]", "", shown.casefold())
    return len(name) > 2 and name in last
