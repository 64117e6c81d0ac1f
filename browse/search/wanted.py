"""What is asked of the search, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from browse.names.names import Widening

Sort = Literal["rank", "newest", "oldest"]
SORTS: tuple[Sort, ...] = ("rank", "newest", "oldest")
PAGE_SIZE = 20
MOST_SHOWN = 10_000
"""Hits that paging leads to: whoever wants more narrows the search, or takes the tables."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A search: what was typed, and the filters of the form."""

    text: str = ""
    kind: str | None = None
    author: str = ""
    """Words of a name as shown."""
    author_id: int | None = None
    category: int | None = None
    """Id of a category; its pages' comments count too."""
    from_day: str | None = None
    to_day: str | None = None
    """Days in the site's time zone, ISO 8601, both included."""
    sort: Sort = "rank"
    page: int = 1
    size: int = PAGE_SIZE
    only: bool = False
    """Whether other names of the same are left out."""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the text narrows it."""
        days = self.from_day or self.to_day
        return bool(self.kind or self.author or self.author_id or self.category or days)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A text that was found. `snippet` has U+E000 and U+E001 around the words found."""

    kind: str
    id: int
    page_id: int
    title: str | None
    """Of its page."""
    url: str | None
    author: str | None
    day: str | None
    snippet: str
    author_id: int | None = None
    """Who wrote it, where that is one alone."""

    @property
    def address(self) -> str:
        """Where it is read: a comment's own address leads to its place in the discussion."""
        return f"/comment/{self.id}" if self.kind == "comment" else f"/read/{self.page_id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was found; `total` and `by_kind` count every text, of all pages."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    """Texts of each kind, as if no kind was chosen."""
    ranked: int | None = None
    """How many of them were ranked, where that is not all."""
    widenings: tuple[Widening, ...] = ()

    def pages(self, size: int) -> int:
        """Return how many pages can be turned to."""
        reached = min(self.total if self.ranked is None else self.ranked, MOST_SHOWN)
        return -(-reached // size)
