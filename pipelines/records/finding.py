"""What a reader says about a page, a comment, a person or a term: the one form that it takes.

A finding is about one subject at one address. Its facts have a value and the evidence it was
read from. A fact whose value is None says "this page has a place for it, and it is empty"; a
fact that is not there says "not found here", and then what an earlier capture said stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipelines.records.text import digest, folded, folded_name

PAGE = "page"
"""Subject: what a capture says of its own page. Exactly one of these for each capture of a page."""
ELSEWHERE = "elsewhere"
"""Subject: what a list, feed or other page says of the page at `address`."""
LIST = "list"
"""Subject: what a list lists; `address` is the list's own."""
ALIAS = "alias"
"""Subject: `address` is said to lead to the same page; see `Alias`."""
FORUM = "forum"
CATEGORY = "category"
TAG = "tag"
PROFILE = "profile"
"""Subject: what an author's own page says of them; `address` is the profile's address."""


class Text(NamedTuple):
    """A long text: sanitised HTML and the same as lines; kept once, by digest."""

    html: str | None
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of both forms."""
        return digest(self.html, self.text)


class Moment(NamedTuple):
    """A date: the day in the site's time zone, and the instant (UTC) where a time is known."""

    on: str | None
    at: str | None


class Person(NamedTuple):
    """Somebody named on a page, as shown there."""

    name: str
    url: str | None = None
    uid: str | None = None
    guest: bool = False
    role_shown: str | None = None
    credentials: str | None = None
    kind: str | None = None
    """What this mention shows: faculty, staff, organisation, member or guest."""
    role: str = "author"
    """author, or speaker."""

    @property
    def identity(self) -> str:
        """The part of the author's natural key that this mention gives (DESIGN §4).

        >>> Person("JimC", uid="17").identity
        'uid 17'
        >>> Person("Ann", uid="0", guest=True).identity
        'guest ann'
        """
        if self.uid and self.uid != "0":
            return f"uid {self.uid}"
        if self.url and not self.guest:
            return f"at {self.url}"
        return f"{'guest' if self.guest else 'member'} {folded_name(self.name)}"


class Term(NamedTuple):
    """A category, tag or forum as a page names it."""

    name: str
    url: str | None = None


class Pointer(NamedTuple):
    """A card or arrow that points to another page."""

    url: str
    title: str | None = None
    kind_shown: str | None = None
    teaser: str | None = None


class MediumSeen(NamedTuple):
    """An image, video, sound or document in a text; kind: image, video, audio or document."""

    kind: str
    url: str
    text: str | None = None


class LinkSeen(NamedTuple):
    """A link in a text."""

    url: str
    text: str | None = None


class Embed(NamedTuple):
    """The video that a video page is about."""

    url: str
    provider: str | None = None
    video_id: str | None = None


class Discussion(NamedTuple):
    """One part of a discussion, as one capture shows it: `?page=part`, counted from 0.

    `comments` are the subjects of the comment findings of the same capture, in order;
    `last_part` is the highest part that the pager tells of, None where it does not tell.
    """

    part: int
    last_part: int | None
    comments: tuple[str, ...]


Value = (
    str
    | int
    | bool
    | Text
    | Moment
    | Person
    | Term
    | Embed
    | Discussion
    | tuple[Person, ...]
    | tuple[Term, ...]
    | tuple[Pointer, ...]
    | tuple[MediumSeen, ...]
    | tuple[LinkSeen, ...]
    | tuple[str, ...]
    | None
)


class Fact(NamedTuple):
    """A value and the evidence it was read from (for dates one of `fields.DATE_EVIDENCE`)."""

    value: Value
    evidence: str


Facts = dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one capture says about one subject; `facts` uses the names of `fields.FIELDS`."""

    address: str
    subject: str
    facts: Facts


def comment_subject(system: str, number: str) -> str:
    """Return the subject of a finding about a comment that the site numbers.

    >>> comment_subject("drupal", "7050")
    'comment drupal 7050'
    """
    return f"comment {system} {number}"


LOOSE = "~"
"""The first character of a comment's number where the site shows none: see `loose_subject`."""


def loose_subject(system: str, author: str | None, shown: str | None, text: str, count: int) -> str:
    """Return the subject of a finding about a comment that shows no number (DESIGN §4).

    Its identity within its page is author, time as shown, text (all folded) and its count, from
    1, among equals; such a comment has no `source_id`, and no other page can name it.

    >>> loose_subject("labels", "Ann", "Aug 7, 2013", "Thank you.", 1)[:16]
    'comment labels ~'
    """
    told = digest(folded_name(author or ""), folded(shown or ""), folded(text), str(count))
    return comment_subject(system, f"{LOOSE}{told[:24]}")
