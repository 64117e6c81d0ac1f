"""What a design of the made-up site is: the addresses it answers, and what its pages show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from demo.comments import Shown
    from demo.node import Node
    from demo.pieces import Body
    from demo.world import World

HTML = "text/html; charset=UTF-8"
RSS = "application/rss+xml; charset=utf-8"

FIELDS = frozenset(
    (
        "author",  # who wrote an article or video
        "speaker",  # who speaks in a video, in a field of its own
        "topic_author",
        "categories",
        "tags",
        "subtitle",  # "Please Note: …" under the title
        "transcript",
        "video",  # the address of a video
        "related",  # the cards of "Related Content"
        "neighbours",  # the page before and the page after
        "forum",  # which forum a topic stands in
        "legacy_id",  # the number of the days before Drupal, in a topic's title
        "comment_number",  # the site's own number of a comment
        "comment_author",
        "comment_date",  # to the minute
        "comment_parent",  # which comment another one answers, under articles and videos
        "reply_parent",  # the same in topics
        "comment_subject",
        "role",  # "Forum moderator" beside a name
    )
)
"""What a design may show or not (`Design.shows`). Titles, texts and comments' texts are always
shown; a page's date is asked for one by one (`Design.grain`)."""


class Found(NamedTuple):
    """What stands at an address: `target` is where a redirect leads."""

    status: int
    mime: str
    body: bytes
    target: str | None = None


def html(text: str, status: int = 200) -> Found:
    """Return a page."""
    return Found(status, HTML, text.encode())


class Said(NamedTuple):
    """A comment as a design shows it: its text, and the number of the one that it answers.

    `told` is False where the design does not tell whether or what it answers; `role` is what
    stands beside the name.
    """

    shown: Shown
    body: Body
    parent: int | None
    told: bool = True
    role: str | None = None


class Design(Protocol):
    """A design, with the system that prints it. All of it is a function of the arguments."""

    @property
    def name(self) -> str:
        """What it is called on the command line."""

    @property
    def shows(self) -> frozenset[str]:
        """Which of FIELDS its pages show."""

    def find(self, world: World, path: str, query: Mapping[str, str]) -> Found:
        """Return what stands at a path; the site's own address stands as ORIGIN in it."""

    def headers(self, found: Found, body: bytes) -> tuple[tuple[str, str], ...]:
        """Return an answer's headers; `body` is as it is sent, ORIGIN may stand in a value."""

    def path_of(self, world: World, node: Node) -> str:
        """Return the address of a page below the site's: the one in its canonical link."""

    def addresses(self, world: World) -> tuple[str, ...]:
        """Return every address, below the site's own, that a full crawl gets an answer from."""

    def grain(self, world: World, node: Node) -> str | None:
        """Return how exactly the site shows when a page was published: minute, day or None."""

    def body(self, world: World, node: Node) -> tuple[Body, str | None]:
        """Return a page's text as the design shows it, and the transcript in it."""

    def discussion(self, world: World, node: Node) -> tuple[Said, ...]:
        """Return a page's comments in the order in which the whole discussion is displayed."""

    def commenter(self, world: World, name: str) -> str:
        """Return a member's or visitor's name as the design shows it."""
