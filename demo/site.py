"""The made-up site: what it answers to a request."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from demo.designs import design_of
from demo.editions import EDITIONS
from demo.shown import ORIGIN
from demo.world import World

SMALLEST = 12
DESIGN = "drupal"
_CACHE = 8_192


class Answered(NamedTuple):
    """An answer to a GET request."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@lru_cache(maxsize=8)
def world_of(seed: int, pages: int, edition: int) -> World:
    """Return the site's content; made once for each seed, size and edition."""
    return World(seed, pages, edition)


class Demo:
    """A GRACE-style site made up from a seed number.

    `pages` is how many articles, videos and topics the first edition has (at least 12);
    `edition` is its state: 1, or 2 and 3 a week apart; `design` is what it looks like and which
    system serves it. The same four give the same bytes, and the first three the same content.
    Raises ValueError for a size, edition or design that does not exist.
    """

    def __init__(
        self, seed: int = 7, pages: int = 60, edition: int = 1, design: str = DESIGN
    ) -> None:
        if pages < SMALLEST or not 1 <= edition <= EDITIONS:
            message = f"pages must be {SMALLEST} or more and edition 1 to {EDITIONS}"
            raise ValueError(message)
        self.seed, self.pages, self.edition = seed, pages, edition
        self.design = design_of(design)
        self.world = world_of(seed, pages, edition)
        self._answers: dict[tuple[str, str], Answered] = {}

    def at_edition(self, edition: int) -> Demo:
        """Return the same site in another edition."""
        return Demo(self.seed, self.pages, edition, self.design.name)

    def in_design(self, design: str) -> Demo:
        """Return the same site in another design: the same content, printed otherwise."""
        return Demo(self.seed, self.pages, self.edition, design)

    def addresses(self) -> tuple[str, ...]:
        """Return every address (below the site's own) that a full crawl ends up with an answer to.

        Pages, lists, feeds, further pages of discussions, second addresses that texts link to,
        and what is linked but answers 403 or 404; without robots.txt and the sitemap.
        """
        return self.design.addresses(self.world)

    def answer(self, path_and_query: str, base_url: str) -> Answered:
        """Return what the site answers at an address, such as /forum/a?page=1."""
        key = (path_and_query, base_url)
        known = self._answers.get(key)
        if known is None:
            if len(self._answers) > _CACHE:
                self._answers.clear()
            known = self._answers[key] = self._answer(path_and_query, base_url.rstrip("/"))
        return known

    def _answer(self, path_and_query: str, base_url: str) -> Answered:
        parts = urlsplit(path_and_query)
        found = self.design.find(self.world, unquote(parts.path), dict(parse_qsl(parts.query)))
        body = found.body.replace(ORIGIN.encode(), base_url.encode())
        headers = self.design.headers(found, body)
        told = tuple((name, value.replace(ORIGIN, base_url)) for name, value in headers)
        return Answered(found.status, told, body)

    def unchanged(self, answered: Answered, etag: str | None, since: str | None) -> bool:
        """Whether a conditional request gets 304: core wants both validators, and both right."""
        held = dict(answered.headers)
        return bool(
            answered.status == 200 and etag and since
            and etag == held.get("ETag")
            and since == held.get("Last-Modified")
        )  # fmt: skip
