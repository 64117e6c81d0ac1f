"""What an archive may hold of a made-up site in a design, and what the design shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demo.articles import NOTE
from demo.designs.design import Said
from demo.designs.drupal7.comments import unsigned
from demo.designs.redesign.byline import date_shown
from demo.designs.redesign.design import Redesign
from demo.designs.redesign.paint import painted
from demo.node import Node
from demo.pieces import Body
from demo.shown import iso_utc, local
from demo.site import Demo
from demo.truth.people import speaks
from demo.videos import film, has_transcript
from pipelines.records.text import folded, folded_name

Value = object
"""A text folded, words as a tuple, names as a set, (day, minute or None) for a date."""


@dataclass(frozen=True)
class Expected:
    """What is true of a field (any of `values`), and whether the design tells it."""

    values: tuple[Value, ...]
    shown: bool


Fields = dict[str, Expected]


@dataclass(frozen=True)
class Comment:
    """A comment that a page shows; `parent` is the number of what it answers, if `told`.

    `hidden` is the number of an answered comment that visitors do not see: saying it is no fault.
    """

    number: str
    parent: str | None
    hidden: str | None
    told: bool
    fields: Fields


def words(text: str | None) -> tuple[str, ...] | None:
    """Return a text's words, folded; None where there are none."""
    return tuple(folded(text).split()) or None if text else None


def names(found: list[str]) -> frozenset[str] | None:
    """Return folded names as a set; None for no name."""
    return frozenset(folded_name(name) for name in found) or None


def moment(instant: int) -> tuple[str, str]:
    """Return a time's day on the site and its minute in UTC."""
    return f"{local(instant):%Y-%m-%d}", iso_utc(instant)[:16]


def page_fields(demo: Demo, node: Node) -> Fields:
    """Return what is true of an article, a video or a topic."""
    world, shows = demo.world, demo.design.shows
    return {
        "kind": _kind(demo, node),
        "title": Expected((folded(node.title),), True),
        "subtitle": _told(folded(NOTE) if node.outdated else None, "subtitle" in shows),
        "authors": _authors(demo, node),
        "speakers": _speakers(demo, node),
        "published": Expected((moment(node.created),), _dated(demo, node)),
        **_texts(demo, node),
        "categories": _terms(demo, node.categories, "categories"),
        "tags": _terms(demo, node.tags, "tags"),
        "forum": _told(world.term(node.forum).path if node.forum else None, "forum" in shows),
        "legacy_id": _told(node.legacy, "legacy_id" in shows),
        "video": _video(demo, node),
    }


def _told(value: Value, shown: bool) -> Expected:
    return Expected((value,), shown and value is not None)


def _terms(demo: Demo, tids: tuple[int, ...], field: str) -> Expected:
    found = names([demo.world.term(tid).name for tid in tids])
    return _told(found, field in demo.design.shows)


def _kind(demo: Demo, node: Node) -> Expected:
    """A video without player and transcript is one only where a label says so."""
    told = node.kind != "video" or film(node) is not None or has_transcript(node)
    return Expected((node.kind,) if told else (node.kind, "article"), True)


def _speakers(demo: Demo, node: Node) -> Expected:
    """Every video's description names its speaker, in short; some pages have a field for it."""
    if node.speaker is None:
        return _told(None, False)
    known = (names([node.speaker.name]), names([node.speaker.spoken]))
    return Expected(known, "speaker" in demo.design.shows and speaks(node))


def _authors(demo: Demo, node: Node) -> Expected:
    if node.kind == "topic":
        shown = demo.design.commenter(demo.world, demo.world.people[node.owner].name)
        return _told(names([shown]), "topic_author" in demo.design.shows)
    found = [node.byline] if node.byline else [profile.name for profile in node.authors]
    return _told(names(found), "author" in demo.design.shows)


def _video(demo: Demo, node: Node) -> Expected:
    shown = film(node) if node.kind == "video" else None
    return _told(shown.video_id if shown else None, "video" in demo.design.shows)


def _dated(demo: Demo, node: Node) -> bool:
    """Whether the page itself tells its date: lists and feeds are no part of this."""
    design = demo.design
    if not isinstance(design, Redesign):
        return node.date in ("time", "text")
    plan = design.plan
    if plan.head.json_ld or plan.head.open_graph:
        return True
    if node.kind == "topic" and plan.talk.opening != "apart":
        return plan.talk.date is not None
    return date_shown(painted(plan), node)


def _texts(demo: Demo, node: Node) -> Fields:
    """Return body and transcript; a transcript may stand apart from the body."""
    body, spoken = demo.design.body(demo.world, node)
    whole, transcript = words(body.text), words(spoken)
    bodies = list(_with_or_without_signature(body))
    if whole and transcript:
        told = whole[: -len(transcript)]
        bodies += [told, told[:-1]]  # with and without the word "Transcript"
    return {
        "body": Expected(tuple(bodies), True),
        "transcript": _told(transcript, "transcript" in demo.design.shows),
    }


def comments(demo: Demo, node: Node) -> Iterator[Comment]:
    """Yield the comments of a page, every part of its discussion."""
    for said in demo.design.discussion(demo.world, node):
        parent = str(said.parent) if said.parent else None
        yield Comment(
            str(said.shown.reply.cid), parent, _hidden(said), said.told, _comment_fields(demo, said)
        )


def _hidden(said: Said) -> str | None:
    answered = said.shown.reply.parent
    return str(answered) if answered and answered != said.parent else None


def _with_or_without_signature(body: Body) -> tuple[Value, ...]:
    """A signature stands in the text or in a place of its own: either is right."""
    return words(body.text), words(unsigned(body).text)


def _comment_fields(demo: Demo, said: Said) -> Fields:
    shows, each = demo.design.shows, said.shown
    name = demo.design.commenter(demo.world, each.who.name)
    names = (folded_name(name), folded_name(each.who.name))
    return {
        "author": Expected(names, "comment_author" in shows),
        "published": Expected((moment(each.reply.created),), "comment_date" in shows),
        "body": Expected(_with_or_without_signature(said.body), True),
    }
