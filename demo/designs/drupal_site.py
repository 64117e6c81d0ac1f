"""A design that Drupal serves: its addresses and headers, whatever its pages look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from zlib import crc32

from demo.designs.design import FIELDS, HTML, Found, Said
from demo.designs.templates import Templates
from demo.editions import NOW
from demo.node import Node
from demo.pieces import Body
from demo.routes import find
from demo.shown import ORIGIN, shown_name
from demo.truth.survey import Survey
from demo.world import World

_RENDERED = 1_400_000_000  # validators are times after this one


@dataclass(frozen=True)
class DrupalSite:
    """A design on Drupal's addresses; subclass it where names, dates or texts are shown otherwise.

    `generator` is what the header X-Generator says, None without it.
    """

    name: str
    draw: Templates
    shows: frozenset[str] = field(default=FIELDS)
    generator: str | None = "Drupal 10 (https://www.drupal.org)"

    def find(self, world: World, path: str, query: Mapping[str, str]) -> Found:
        """Return what stands at a path; `?page=N` counts from 0."""
        page = query.get("page", "0")
        return find(world, path, int(page) if page.isdecimal() else 0, self.draw)

    def headers(self, found: Found, body: bytes) -> tuple[tuple[str, str], ...]:
        """Return core's headers of a cached page; a redirect is not cached."""
        headers = [("Content-Type", found.mime), ("X-Content-Type-Options", "nosniff")]
        if found.mime == HTML:
            headers.append(("Content-language", "en"))
        if found.target is not None:
            moved = [("Location", ORIGIN + found.target)]
            return (*headers, *moved, ("Cache-Control", "must-revalidate, private"))
        rendered = _RENDERED + crc32(body) % (NOW[0] - _RENDERED)
        headers += [
            ("Cache-Control", "max-age=900, public"),
            ("Last-Modified", formatdate(rendered, usegmt=True)),
            ("ETag", f'"{rendered}"'),
            ("Vary", "Cookie"),
        ]
        made = [("X-Generator", self.generator)] if self.generator else []
        return (*headers, *made, ("X-Drupal-Cache", "HIT"))

    def path_of(self, world: World, node: Node) -> str:
        """Return a page's alias."""
        return node.path

    def addresses(self, world: World) -> tuple[str, ...]:
        """Return what a crawl of Drupal's addresses captures."""
        return Survey(world).captured

    def grain(self, world: World, node: Node) -> str | None:
        """Return "minute" where page, feed or list tell a page's time."""
        return "minute" if Survey(world).evidence(node) else None

    def body(self, world: World, node: Node) -> tuple[Body, str | None]:
        """Return the text as the editors typed it."""
        return world.body(node)

    def discussion(self, world: World, node: Node) -> tuple[Said, ...]:
        """Return the comments in core's order; each tells what it answers, if that is shown."""
        every = world.discussion(node)
        known = {each.reply.cid for each in every}
        return tuple(
            Said(
                each,
                each.body,
                each.reply.parent if each.reply.parent in known else None,
                role=each.who.role,
            )
            for each in every
        )

    def commenter(self, world: World, name: str) -> str:
        """Return a name as core cuts it."""
        return shown_name(name)
