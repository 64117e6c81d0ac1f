"""A page of the made-up site, as far as lists, feeds and links must know it."""

from __future__ import annotations

from dataclasses import dataclass

from demo.people import Profile
from demo.shown import local, slug

FIRST_NID = 11
ABOUT_NID = 3
UNPUBLISHED_NID = 7
OPENED = 1_204_300_800  # 2008-02-29: the site's first day


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A page: article, video or topic.

    `number` counts within its kind from 0; `date` says how its page shows when it was published:
    time (a time element), text, list (on /articles only) or none. `players` names how a video is
    shown; `replies` is how many comments were ever written in the first edition.
    """

    nid: int
    kind: str
    number: int
    title: str
    path: str
    created: int
    date: str
    owner: int
    authors: tuple[Profile, ...] = ()
    byline: str | None = None
    speaker: Profile | None = None
    language: str = "en"
    legacy: str | None = None
    outdated: bool = False
    summary: bool = False
    categories: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    forum: int | None = None
    sticky: bool = False
    closed: bool = False
    threaded: bool = True
    player: str | None = None
    promoted: bool = False
    replies: int = 0
    first_cid: int = 0

    @property
    def shown_title(self) -> str:
        """The title as the page shows it: a migrated topic's ends in its old number."""
        return f"{self.title} - {self.legacy}" if self.legacy else self.title

    @property
    def internal(self) -> str:
        """The address that Drupal itself uses."""
        return f"/node/{self.nid}"

    @property
    def old_path(self) -> str | None:
        """The page's address before the move to Drupal; it answers with 301."""
        if self.kind == "topic" or self.path == self.internal:
            return None
        return f"{local(self.created):/%Y/%m/%d}/{self.path.rsplit('/', 1)[-1]}"

    @property
    def second_path(self) -> str | None:
        """A second alias that answers 200, too."""
        if self.kind == "article" and self.number % 4 == 0 and self.path != self.internal:
            return f"/blog/{self.path.rsplit('/', 1)[-1]}"
        return None


class Aliases:
    """Hands out each alias once: the second page of a title ends in -0, the third in -1."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def new(self, folder: str, title: str) -> str:
        """Return a free address in a folder for a title."""
        wanted = f"/{folder}/{slug(title)}"
        count = self._taken.get(wanted, 0)
        self._taken[wanted] = count + 1
        return wanted if count == 0 else f"{wanted}-{count - 1}"
