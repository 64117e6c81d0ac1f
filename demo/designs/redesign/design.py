"""A redesign as the site's switch knows it: redesign-N, for any number N."""

from __future__ import annotations

from dataclasses import dataclass, field

from demo.comments import Shown
from demo.designs.design import FIELDS, Found, Said
from demo.designs.drupal_site import DrupalSite
from demo.designs.redesign import forums, lists
from demo.designs.redesign.byline import date_shown
from demo.designs.redesign.comments import is_flat, ordered, parts_of
from demo.designs.redesign.document import document_page
from demo.designs.redesign.paint import Paint, painted
from demo.designs.redesign.plan import Plan, plan_of
from demo.designs.templates import Templates
from demo.feeds import rss
from demo.node import Node
from demo.world import World

PREFIX = "redesign-"


def redesign_of(name: str) -> Redesign | None:
    """Return the redesign of a name such as redesign-12; None for another name."""
    number = name.removeprefix(PREFIX)
    if number == name or not (number.isascii() and number.isdecimal()):
        return None
    plan = plan_of(int(number))
    draw = _templates(painted(plan))
    generator = "Drupal 10 (https://www.drupal.org)" if plan.head.generator else None
    return Redesign(f"{PREFIX}{plan.number}", draw, shown(plan), generator, plan)


@dataclass(frozen=True)
class Redesign(DrupalSite):
    """An invented design on Drupal's addresses; nothing links to its feeds."""

    plan: Plan = field(default_factory=lambda: plan_of(0))

    def discussion(self, world: World, node: Node) -> tuple[Said, ...]:
        """Return the comments in the redesign's order; a flat answer names what it answers."""
        flat = is_flat(self.plan, node)
        numbered = bool(self.plan.talk.number or self.plan.talk.permalink)
        said = {each.shown.reply.cid: each for each in super().discussion(world, node)}
        return tuple(
            said[each.reply.cid]._replace(
                told=(numbered and each.above is not None) if flat else not _orphan(each)
            )
            for each in ordered(world, self.plan, node)
        )

    def headers(self, found: Found, body: bytes) -> tuple[tuple[str, str], ...]:
        """Return the headers; where the redesign hides its system, they do not name it."""
        told = super().headers(found, body)
        if self.plan.head.generator:
            return told
        return tuple((name, value) for name, value in told if name != "X-Drupal-Cache")

    def grain(self, world: World, node: Node) -> str | None:
        """Return how exactly the page, its head or a list tells when it was published."""
        head = self.plan.head
        if head.open_graph or head.json_ld:
            return "minute"
        paint = painted(self.plan)
        document, talk = self.plan.document, self.plan.talk
        form, timed = document.date, document.timed
        if node.kind == "topic" and talk.opening != "apart":
            form, timed = talk.date, talk.timed
        elif not date_shown(paint, node):
            listed = lists.listed_date(paint, node)
            form, timed = ("day" if listed else None), document.timed and listed
        if form is None:
            return None
        return "day" if form in ("day", "short day") and not timed else "minute"


def _orphan(each: Shown) -> bool:
    """Whether what a comment answers is not to be seen, so that it stands under another one."""
    return each.above is not None and each.above.reply.hidden


def _templates(paint: Paint) -> Templates:
    return Templates(
        front=lambda world, page: lists.front_page(world, paint, page),
        listing=lambda world, kind, page: lists.list_page(world, paint, kind, page),
        authors=lambda world: lists.authors_page(world, paint),
        author=lambda world, profile, page: lists.author_page(world, paint, profile, page),
        about=lambda world: lists.about_page(world, paint),
        forums=lambda world: forums.index_page(world, paint),
        forum=lambda world, forum, page: forums.forum_page(world, paint, forum, page),
        term=lambda world, term, page, own: lists.term_page(world, paint, term, page),
        node=lambda world, node, part: _node(world, paint, node, part),
        notice=lambda world, path, title, words: lists.notice_page(
            world, paint, path, title, words
        ),
        rss=rss,
    )


def _node(world: World, paint: Paint, node: Node, part: int) -> str:
    part = min(part, parts_of(world, paint.plan, node) - 1)
    return document_page(world, paint, node, part)


def shown(plan: Plan) -> frozenset[str]:
    """Return which fields a redesign shows."""
    document, talk = plan.document, plan.talk
    hidden: set[str] = set()
    if document.terms is None:
        hidden |= {"categories", "tags"}
    if talk.date is None:
        hidden.add("comment_date")
    numbered = talk.number is not None or talk.permalink is not None
    if not numbered:
        hidden.add("comment_number")
    if talk.tree == "flat" and not numbered:
        hidden |= {"comment_parent", "reply_parent"}
    if talk.subject is None:
        hidden.add("comment_subject")
    if not talk.roles:
        hidden.add("role")
    return FIELDS - hidden
