"""What marks a post: places that show a time, a member or a post's own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from pipelines.read.day_names import MONTHS
from pipelines.read.labels.blocks import Block, BlockTree, Piece, tokens
from pipelines.read.words import SUBMITTED

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![\d/-])"
)
_DAY_MONTH = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+|of\s+)?([^\W\d_]{3,12})", re.I
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+\d{1,2}(?!\d|[:.]\d)", re.I)
_AGE = re.compile(
    r"\b\d+\s*(?:s|sec|m|min|h|hr|d|w|y|mo|yr)?[a-z]*\s+ago\b|\b(?:an?|about an?)\s+\w+\s+ago\b"
    r"|\bvor\s+(?:\d+|eine\w*)\s+\w+|\bhace\s+(?:\d+|una?)\s+\w+|\bil y a\s+(?:\d+|une?)\s+\w+"
    r"|\bhá\s+(?:\d+|uma?)\s+\w+|\b\d+\s+\w+\s+fa\b|^\d{1,3}\s?(?:s|m|h|d|w|y|mo|yr)$",
    re.I,
)
_DAY_NAME = re.compile(
    r"\b(?:today|yesterday|heute|gestern|vorgestern|hoy|ayer|aujourd'hui|hier|hoje|ontem|oggi|ieri)\b",
    re.I,
)
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m)?(?![\d:])", re.I)
_MOST_AROUND = 14
"""Words beside a date in one line; more is prose that mentions a day."""
TIME_KEYS = ("datetime", "data-time", "data-timestamp", "data-utime", "data-epoch", "data-date")
_STAMP = re.compile(r"^\d{9,13}$|^\d{4}-\d\d-\d\d")

PEOPLE = frozenset(
    {"user", "users", "member", "members", "profile", "profiles", "people", "author", "authors"}
    | {"u", "memberlist", "viewprofile", "userinfo", "showuser", "uid", "userid", "usuario"}
    | {"usuarios", "perfil", "profil", "membre", "membres", "mitglied", "mitglieder", "benutzer"}
    | {"nutzer", "utilisateur", "utilisateurs", "utente", "utenti", "membro", "membros", "person"}
    | {"autor", "autores", "auteur", "memberid", "username", "accounts", "nick"}
)
"""Words in the address of a member's page."""
_NO_PROFILE = frozenset(
    {"login", "register", "signin", "signup", "quote", "reply", "report", "search", "posting"}
    | {"newreply", "sendmessage", "private", "pm", "compose", "logout", "password", "messages"}
    | {"topic", "topics", "thread", "threads", "rules", "help", "newpost", "redirect", "list"}
)
ANCHOR = re.compile(
    r"^(?:[a-z]{1,12}[-_]){0,2}(?:p|c|msg|post|comment|message|reply|answer|entry|item|beitrag)"
    r"[-_]?(\d{1,15})$",
    re.IGNORECASE,
)
"""The id of a post's element, or the anchor before it."""
DATA_ID = re.compile(r"^data-(?:comment|post|message|reply|answer|entry|item)?-?id$")
_BYLINE = 80
SUBMITTED_BY = "|".join(map(re.escape, sorted(SUBMITTED, key=len, reverse=True)))
BY = re.compile(rf"^(?:{SUBMITTED_BY}|von|par|por|di)(?:\s*:)?(?:\s|$)", re.IGNORECASE)
"""What begins with words that stand before a name."""
AUTHOR_NAMES = frozenset(
    {"author", "username", "nick", "nickname", "poster", "postername", "autor", "auteur"}
    | {"membername", "displayname", "authorname", "byline"}
)
"""Words in class names that announce who wrote."""


class Mark(NamedTuple):
    """A place that shows a time or a person; `shown` is what stands there."""

    block: Block
    order: int
    shown: str
    url: str | None = None


@lru_cache(maxsize=8192)  # each way to part a page asks for the same words again
def shows_time(text: str) -> bool:
    """Whether a short text shows a date, a time of day or an age.

    >>> [shows_time(text) for text in ("11:43pm", "3 years ago", "Apr 23", "Chapter 12")]
    [True, True, True, False]
    """
    return shows_day(text) or bool(_AGE.search(text) or _CLOCK.search(text))


@lru_cache(maxsize=8192)
def shows_day(text: str) -> bool:
    """Whether a short text shows a day, be it by its name.

    >>> [shows_day(text) for text in ("11:43pm", "16-Jun-20", "Today at 6", "Apr 23")]
    [False, True, True, True]
    """
    return bool(
        _NUMERIC.search(text)
        or _DAY_NAME.search(text)
        or any(found[1].lower() in MONTHS for found in _DAY_MONTH.finditer(text))
        or any(found[1].lower() in MONTHS for found in _MONTH_DAY.finditer(text))
    )


def times(tree: BlockTree) -> list[Mark]:
    """Return the places that show a time, one for each element, in order."""
    found: dict[int, Mark] = {}
    for block in tree.blocks:
        stamp = stamp_of(block)
        if stamp:
            found[block.order] = Mark(block, block.order, stamp)
    for piece in tree.pieces:
        if _dated(piece) and not any(block.order in found for block in (piece.block, *_few(piece))):
            found[piece.block.order] = Mark(piece.block, piece.order, piece.text)
    return [found[order] for order in sorted(found)]


def _few(piece: Piece) -> Iterator[Block]:
    for _, block in zip(range(2), piece.block.above(), strict=False):
        yield block


def _dated(piece: Piece) -> bool:
    text = piece.text
    if len(text) > 160 or (_only_named(text) and not _DAY_NAME.search(text)):
        return False
    size = len(text.split())
    return size <= _MOST_AROUND and shows_time(text) and (size <= 6 or not _only_named(text))


def _only_named(text: str) -> bool:
    """Whether nothing but the name of a day tells the time, as in a sentence."""
    return not any(sign.isdigit() for sign in text)


def stamp_of(block: Block) -> str | None:
    """Return what an element says of a time for machines: a `time`, a title, a Unix time."""
    attributes = block.attributes
    for key in TIME_KEYS:
        value = (attributes.get(key) or "").strip()
        if value and (_STAMP.match(value) or shows_day(value)):
            return value
    if block.tag == "time":
        return (attributes.get("title") or "").strip() or "time"
    title = attributes.get("title") or ""
    if title and len(title) < 60 and block.tag in ("abbr", "span", "a", "time", "div", "small"):
        return title if _whole_date(title) else None
    return None


def _whole_date(text: str) -> bool:
    return shows_day(text) and len(text.split()) <= 9


def people(tree: BlockTree) -> list[Mark]:
    """Return the places that name a person: links to members' pages and what classes announce."""
    found = []
    for block in tree.blocks:
        url = block.attributes.get("href") if block.tag == "a" else None
        announced = names_author(block)
        if not announced and not (url and is_profile(url)):
            continue
        shown = tree.text_of(block) or _alternative(tree, block)
        if shown and len(shown) <= 60:
            found.append(Mark(block, block.order, shown, url))
    known = {mark.block.order for mark in found}
    found += [mark for mark in _signed_by(tree) if mark.block.order not in known]
    return sorted(found, key=lambda mark: mark.order)


def numbers(tree: BlockTree) -> list[Mark]:
    """Return the places that show a post's number: an id, a data attribute, a link to it."""
    found = []
    for block in tree.blocks:
        for key, value in block.attributes.items():
            if value and (
                (key in ("id", "name") and ANCHOR.match(value))
                or (DATA_ID.match(key) and value.isdigit())
                or (key == "href" and ANCHOR.match(value.partition("#")[2]))
            ):
                found.append(Mark(block, block.order, value))
                break
    return found


def _signed_by(tree: BlockTree) -> Iterator[Mark]:
    """Yield the places that begin with words such as "Submitted by"."""
    for piece in tree.pieces:
        if len(piece.text) < _BYLINE and BY.match(piece.text) and not piece.block.linked:
            yield Mark(piece.block, piece.order, piece.text)


def _alternative(tree: BlockTree, block: Block) -> str:
    images = (one for one in tree.blocks_in(block.order, block.end) if one.tag == "img")
    return next((one.attributes.get("alt") or "" for one in images), "")


def names_author(block: Block) -> bool:
    """Whether an element is announced to hold a writer's name."""
    if block.attributes.get("itemprop") in ("author", "creator"):
        return True
    named = tokens(block.classes) if block.classes else frozenset()
    return any(word in AUTHOR_NAMES or word.endswith("username") for word in named)


def is_profile(url: str) -> bool:
    """Whether an address looks like that of a member's page.

    >>> is_profile("/members/ann.17/"), is_profile("newreply.php?user=3"), is_profile("/forum/2")
    (True, False, False)
    """
    words = tokens(unquote(url.partition("#")[0]))
    return not words.isdisjoint(PEOPLE) and words.isdisjoint(_NO_PROFILE)
