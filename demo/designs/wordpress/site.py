"""The WordPress designs as the made-up site wears them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demo.designs.design import FIELDS, HTML, Found, Said
from demo.designs.wordpress.addresses import book, permalink, posts_of, section_of
from demo.designs.wordpress.feeds import has_feed, items
from demo.designs.wordpress.order import DEEPEST, placed
from demo.designs.wordpress.people import shown_role
from demo.designs.wordpress.routes import find, last_page
from demo.designs.wordpress.style import STYLES, Style
from demo.designs.wordpress.texts import post_body, translated
from demo.node import Node
from demo.pieces import Body
from demo.shown import ORIGIN
from demo.world import World

_NEVER = {"speaker", "subtitle", "related", "legacy_id", "comment_subject"}


@dataclass(frozen=True)
class WordPressSite:
    """A design on WordPress."""

    style: Style

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.style.name

    @property
    def shows(self) -> frozenset[str]:
        """What its pages show: only nested replies tell what they answer."""
        hidden = {*_NEVER}
        if not self.style.threaded:
            hidden.add("reply_parent")
        if self.style.old:
            hidden |= {"role", "neighbours"}
        return FIELDS - hidden

    def find(self, world: World, path: str, query: Mapping[str, str]) -> Found:
        """Return what stands at a path."""
        return find(self.style, world, path, query)

    def headers(self, found: Found, body: bytes) -> tuple[tuple[str, str], ...]:
        """Return WordPress's headers: no validators, and the way to its API."""
        headers = [("Content-Type", found.mime), ("X-Powered-By", "PHP/8.2.36")]
        if self.style.old:
            headers = [("Content-Type", found.mime), ("X-Pingback", f"{ORIGIN}/xmlrpc.php")]
        elif found.mime == HTML:
            headers.append(("Link", f'<{ORIGIN}/wp-json/>; rel="https://api.w.org/"'))
        return (*headers, *([("Location", ORIGIN + found.target)] if found.target else []))

    def path_of(self, world: World, node: Node) -> str:
        """Return a page's permalink."""
        return permalink(self.style, world, node)

    def addresses(self, world: World) -> tuple[str, ...]:
        """Return the pages, lists and feeds, with their further pages."""
        found = []
        for path, entry in book(self.style, world).items():
            found.append(path)
            if has_feed(self.style, entry.kind):
                found.append(f"{path}feed/")
            form = "comment-page-" if entry.kind == "post" else "page/"
            pages = last_page(self.style, world, entry)
            start = 1 if entry.kind == "post" and pages > 1 else 2
            found += [f"{path}{form}{page}/" for page in range(start, pages + 1)]
        return tuple(found)

    def grain(self, world: World, node: Node) -> str | None:
        """Return "minute", or "day" where only a post's address tells it."""
        if node.kind == "topic" or not self.style.old:
            return "minute"
        section = section_of(self.style, world, node)
        fed = posts_of(self.style, world, section, None)[: items(self.style)]
        return "minute" if node in fed else "day"

    def body(self, world: World, node: Node) -> tuple[Body, str | None]:
        """Return a post's or topic's text, and the transcript in it."""
        return post_body(self.style, world, node)

    def discussion(self, world: World, node: Node) -> tuple[Said, ...]:
        """Return the comments; a flat topic and what is nested too deep do not tell parents."""
        every = placed(self.style, world, node)
        known = {each.shown.reply.cid for each in every}
        flat = node.kind == "topic" and not self.style.threaded
        return tuple(
            Said(
                shown,
                translated(self.style, world, shown.body),
                shown.reply.parent if shown.reply.parent in known else None,
                not flat and depth < DEEPEST,
                shown_role(shown.who) if node.kind == "topic" and not self.style.old else None,
            )
            for shown, depth, _ in every
        )

    def commenter(self, world: World, name: str) -> str:
        """Return a name in full."""
        return name


WORDPRESS = tuple(WordPressSite(style) for style in STYLES)
