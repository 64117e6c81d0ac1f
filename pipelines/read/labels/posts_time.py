"""When a post was written: the place, alike in all posts, that shows a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.read.dates import from_offset, from_stamp, instant, local
from pipelines.read.labels.block_marks import TIME_KEYS, shows_day, shows_time
from pipelines.read.labels.blocks import Block
from pipelines.read.labels.posts import Found, Post
from pipelines.read.labels.written_dates import Order, order_of, written
from pipelines.read.stamps import shows_date
from pipelines.read.visible import Ambiguous
from pipelines.read.words import CHANGED
from pipelines.records.finding import Moment

_JOINED = re.compile(
    r"\b(?:join(?:ed)?|regist\w*|since|dabei seit|mitglied seit|beigetreten|anmeld\w*|angemeldet"
    r"|inscri\w*|depuis|desde|iscritt\w*|last (?:seen|active|visit\w*)"
    r"|born|geburt\w*|zuletzt)\b",
    re.IGNORECASE,
)
_POSTED = frozenset(
    {"date", "time", "timestamp", "posted", "published", "datetime", "datum", "fecha"}
)
_LONGEST = 120
_SHORT = 40
_NEAR = 40
_LABEL = 3
"""Texts before a time that may tell whose it is."""


class When(NamedTuple):
    """The time of a post: as shown, and as read; `doubt` says why it is not."""

    shown: str | None
    moment: Moment | None = None
    evidence: str = ""
    doubt: str | None = None


class _Seen(NamedTuple):
    block: Block
    shown: str
    stamp: str | None


def post_times(found: Found, zone: ZoneInfo | None) -> list[When]:
    """Return the time of each post."""
    seen = [_seen(found, post) for post in found.posts]
    values = _weighed(found, seen, zone)
    chosen = [
        one[max(one, key=lambda place: values[place])]
        if one and max(values[p] for p in one) > 0
        else None
        for one in seen
    ]
    order = order_of([one.shown for one in chosen if one])
    return [_when(one, zone, order) for one in chosen]


def _seen(found: Found, post: Post) -> dict[str, _Seen]:
    """Return the places outside the text that show a time."""
    seen: dict[str, _Seen] = {}
    body = post.body.block if post.body else None
    gone = post.body.without if post.body else ()
    for block in found.slots.tree.blocks_in(post.record.start, post.record.end):
        inside = body is not None and body.order <= block.order < body.end
        if inside and not any(block.within(one) for one in gone):
            continue
        stamp = _stamp(block)
        shown = _shown(found, block)
        if (stamp or shown) and found.slots.paths[block.order] not in seen:
            seen[found.slots.paths[block.order]] = _Seen(block, shown, stamp)
    return seen


def _stamp(block: Block) -> str | None:
    for key in TIME_KEYS:
        value = (block.attributes.get(key) or "").strip()
        if value and (value[:4].isdigit()):
            return value
    return None


def _shown(found: Found, block: Block) -> str:
    """Return the words of a block that show a time: all, else a text right in it, or its title."""
    tree = found.slots.tree
    words = [tree.text_of(block)] if tree.size(block) <= _LONGEST else []
    if len(words) == 0 or len(words[0]) > _SHORT or _other(words[0]):
        pieces = tree.pieces_in(block.order, min(block.end, block.order + _NEAR))
        labelled = zip(("", *(piece.text for piece in pieces)), pieces, strict=False)
        own = [
            piece.text for before, piece in labelled if piece.block is block and not _other(before)
        ]
        words = [*own, *words]
    words.append(block.attributes.get("title") or "")
    fit = (_unchanged(one) for one in words if len(one) <= _LONGEST)
    return next((one for one in fit if shows_time(one) and not _other(one)), "")


@lru_cache(maxsize=4096)
def _unchanged(text: str) -> str:
    """Cut off what a text says of a change."""
    changed = CHANGED.search(text)
    return text[: changed.start()].rstrip(" ([·,-") if changed else text


@lru_cache(maxsize=4096)
def _other(text: str) -> bool:
    return bool(_JOINED.search(text) or CHANGED.search(text))


def _weighed(
    found: Found, seen: Sequence[dict[str, _Seen]], zone: ZoneInfo | None
) -> dict[str, float]:
    places: dict[str, list[_Seen]] = {}
    for one in seen:
        for place, value in one.items():
            places.setdefault(place, []).append(value)
    return {place: _value(found, values, len(seen)) for place, values in places.items()}


def _value(found: Found, values: Sequence[_Seen], posts: int) -> float:
    """Weigh a place: machine-readable, in every post, in the order of time, with a year."""
    value = 2.0 * len(values) / posts
    if any(_announced_otherwise(found, one.block) for one in values[:3]):
        return value - 4.0
    value += 1.0 * sum(one.stamp is not None for one in values) / len(values)
    value += 1.0 * sum(shows_date(one.shown) for one in values) / len(values)
    value += 0.5 * sum(":" in one.shown for one in values) / len(values)
    if not values[0].block.tokens.isdisjoint(_POSTED) or values[0].block.tag == "time":
        value += 0.5
    return value + _ordered(values) - 0.004 * sum(len(one.shown) for one in values) / len(values)


def _announced_otherwise(found: Found, block: Block) -> bool:
    """Whether the words before a time say that it is another's: when somebody joined, or edited."""
    tree, above = found.slots.tree, block.parent
    for _ in range(2):
        if above is None or tree.size(above) > _LONGEST:
            return False
        before = tree.pieces_in(above.order, block.order)[-_LABEL:]
        after = [n for n, piece in enumerate(before) if shows_time(piece.text)]
        if _other(" ".join(piece.text for piece in before[after[-1] + 1 if after else 0 :])):
            return True
        above = above.parent
    return False


def _ordered(values: Sequence[_Seen]) -> float:
    """Return 1 where times follow each other up or down, less where they do not."""
    order = order_of([one.shown for one in values])
    read = [_sorted_by(one, order) for one in values]
    known = [one for one in read if one]
    if len(known) < 3:
        return 0.0
    ups = sum(a <= b for a, b in pairwise(known))
    return 1.5 * max(ups, len(known) - 1 - ups) / (len(known) - 1) - 0.75


def _sorted_by(one: _Seen, order: Order) -> str | None:
    if one.stamp:
        return one.stamp[:19]
    try:
        found = written(one.shown, None, order)
    except Ambiguous:
        return None
    return found[0].isoformat() if found else None


def _when(one: _Seen | None, zone: ZoneInfo | None, order: Order) -> When:
    if one is None:
        return When(None, doubt="no time is shown")
    told = _told(one.stamp, zone)
    if told:
        return When(one.shown or one.stamp, told[0], told[1])
    if not one.shown:
        return When(one.stamp, doubt=f"no date can be read in {(one.stamp or '')[:80]!r}")
    return _read(one.shown, zone, order)


def _told(stamp: str | None, zone: ZoneInfo | None) -> tuple[Moment, str] | None:
    """Read what is written for machines: an ISO 8601 time, or a Unix time."""
    if stamp is None:
        return None
    if stamp.isdigit():
        moment = from_stamp(stamp[:10] if len(stamp) == 13 else stamp, zone)
        return (moment, "metadata") if moment else None
    if len(stamp) == 10 or stamp[10:19] in ("T00:00:00", " 00:00:00"):
        moment = from_offset(stamp[:10], None)  # no clock: a day
    else:
        moment = from_offset(stamp, zone)
    return (moment, "time element") if moment else None


def _read(shown: str, zone: ZoneInfo | None, order: Order) -> When:
    try:
        found = written(shown, zone, order)
    except Ambiguous as doubt:
        return When(shown, doubt=f"{doubt}")
    if found is None:
        told = "no year is shown" if shows_day(shown) else "no date can be read"
        return When(shown, doubt=f"{told} in {shown[:80]!r}")
    when, timed = found
    if not timed:
        return When(shown, Moment(when.date().isoformat(), None), "visible day")
    moment = instant(when, zone) if when.tzinfo else local(when, zone)
    return When(shown, moment, "visible text")
