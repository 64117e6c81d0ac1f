"""The pages that a design on Drupal's addresses draws, each a function of the site's content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from demo.node import Node
from demo.people import Profile
from demo.terms import Term
from demo.world import World


@dataclass(frozen=True, kw_only=True)
class Templates:
    """The functions that draw pages; numbers of lists and of parts of discussions count from 0."""

    front: Callable[[World, int], str]
    listing: Callable[[World, str, int], str]
    """/articles or /videos; takes the kind ("article", "video") and the number."""
    authors: Callable[[World], str]
    author: Callable[[World, Profile, int], str]
    about: Callable[[World], str]
    forums: Callable[[World], str]
    forum: Callable[[World, Term, int], str]
    term: Callable[[World, Term, int, str], str]
    """A category or tag; the last argument is its address where that is not its alias."""
    node: Callable[[World, Node, int], str]
    notice: Callable[[World, str, str, str], str]
    """A page with a sentence only: takes the path, the title and the sentence."""
    rss: Callable[[World, str, list[Node]], str]
    """A feed of a name and its pages, the newest first."""
