"""The made-up site: what it answers to a request."""

from __future__ import annotations

from email.utils import formatdate
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit
from zlib import crc32

from demo.editions import EDITIONS, NOW
from demo.routes import HTML, Found, find
from demo.shown import ORIGIN
from demo.truth.survey import Survey
from demo.world import World

SMALLEST = 12
_RENDERED = 1_400_000_000  # validators are times after this one
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
    `edition` is its state: 1, or 2 and 3 a week apart. The same three give the same bytes.
    Raises ValueError for a size or edition that does not exist.
    """

    def __init__(self, seed: int = 7, pages: int = 60, edition: int = 1) -> None:
        if pages < SMALLEST or not 1 <= edition <= EDITIONS:
            message = f"pages must be {SMALLEST} or more and edition 1 to {EDITIONS}"
            raise ValueError(message)
        self.seed, self.pages, self.edition = seed, pages, edition
        self.world = world_of(seed, pages, edition)
        self._answers: dict[tuple[str, str], Answered] = {}

    def at_edition(self, edition: int) -> Demo:
        """Return the same site in another edition."""
        return Demo(self.seed, self.pages, edition)

    def addresses(self) -> tuple[str, ...]:
        """Return every address (below the site's own) that a full crawl ends up with an answer to.

        Pages, lists, feeds, further pages of discussions, second addresses that texts link to,
        and what is linked but answers 403 or 404; without robots.txt and the sitemap.
        """
        return Survey(self.world).captured

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
        page = dict(parse_qsl(parts.query)).get("page", "0")
        number = int(page) if page.isdecimal() else 0
        found = find(self.world, unquote(parts.path), number)
        body = found.body.replace(ORIGIN.encode(), base_url.encode())
        return Answered(found.status, self._headers(found, body, base_url), body)

    def _headers(self, found: Found, body: bytes, base_url: str) -> tuple[tuple[str, str], ...]:
        headers = [("Content-Type", found.mime), ("X-Content-Type-Options", "nosniff")]
        if found.mime == HTML:
            headers.append(("Content-language", "en"))
        if found.target is not None:
            headers += [
                ("Location", base_url + found.target),
                ("Cache-Control", "must-revalidate, private"),
            ]
            return tuple(headers)
        rendered = _RENDERED + crc32(body) % (NOW[0] - _RENDERED)
        headers += [
            ("Cache-Control", "max-age=900, public"),
            ("Last-Modified", formatdate(rendered, usegmt=True)),
            ("ETag", f'"{rendered}"'),
            ("Vary", "Cookie"),
            ("X-Generator", "Drupal 10 (https://www.drupal.org)"),
            ("X-Drupal-Cache", "HIT"),
        ]
        return tuple(headers)

    def unchanged(self, answered: Answered, etag: str | None, since: str | None) -> bool:
        """Whether a conditional request gets 304: core wants both validators, and both right."""
        held = dict(answered.headers)
        return bool(
            answered.status == 200 and etag and since
            and etag == held.get("ETag")
            and since == held.get("Last-Modified")
        )  # fmt: skip
