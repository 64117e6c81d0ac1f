"""What tells the WordPress designs apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """A WordPress design.

    `threaded`: bbPress nests replies. `old`: the site of 2012, where each section is a blog of its
    own, bbPress 2.0 prints tables and a post's day stands in its address only.
    """

    name: str
    threaded: bool = False
    old: bool = False

    @property
    def topics(self) -> str:
        """What comes before a topic's slug; the old site puts the section before it."""
        return "/topic/" if self.old or self.threaded else "/forums/topic/"

    @property
    def forums(self) -> str:
        """What comes before a forum's path."""
        return "/forum/" if self.old or self.threaded else "/forums/forum/"

    @property
    def users(self) -> str:
        """What comes before a member's slug; robots and crawlers keep away from these."""
        return "/users/" if self.old or self.threaded else "/forums/users/"


STYLES = (
    Style("wordpress"),
    Style("wordpress-threaded", threaded=True),
    Style("wordpress-2012", old=True),
)
