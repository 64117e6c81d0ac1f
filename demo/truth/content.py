"""What a design shows of each page, in words that do not depend on how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from demo.articles import NOTE
from demo.designs.design import Design, Said
from demo.node import Node
from demo.shown import iso_utc, local
from demo.truth.people import speaks
from demo.videos import film
from demo.world import World

if TYPE_CHECKING:  # the site itself surveys its pages: importing it here would go round
    from demo.site import Demo


class Comment(NamedTuple):
    """A comment as shown: what the design leaves out is None.

    `at` is a UTC time to the minute; `answers` the place, from 1, of the comment that it answers,
    0 at the top, None where the design does not tell.
    """

    author: str | None
    at: str | None
    text: str
    own_text: str
    answers: int | None
    role: str | None
    subject: str | None


class Content(NamedTuple):
    """A page as shown: what the design leaves out is None, or no term.

    `path` is its address below the site's; `on` its day in the site's zone, `at` a UTC time to
    the minute; `video` the number of a video at its host; `comments` stand as displayed.
    """

    path: str
    kind: str
    title: str
    subtitle: str | None
    authors: tuple[str, ...]
    speakers: tuple[str, ...]
    on: str | None
    at: str | None
    categories: frozenset[str]
    tags: frozenset[str]
    forum: str | None
    legacy_id: str | None
    text: str
    own_text: str
    transcript: str | None
    video: str | None
    comments: tuple[Comment, ...]


def contents(demo: Demo) -> dict[int, Content]:
    """Return what the site's design shows of every page that visitors may read, by node number."""
    return {nid: _content(demo.design, demo.world, node) for nid, node in demo.world.nodes.items()}


def _content(design: Design, world: World, node: Node) -> Content:
    shows = design.shows
    grain = design.grain(world, node)
    body, transcript = design.body(world, node)
    clip = film(node) if node.kind == "video" and "video" in shows else None
    return Content(
        path=design.path_of(world, node),
        kind=node.kind,
        title=node.title,
        subtitle=NOTE if node.outdated and "subtitle" in shows else None,
        authors=_authors(design, world, node),
        speakers=_speakers(design, node),
        on=f"{local(node.created):%Y-%m-%d}" if grain else None,
        at=_minute(node.created) if grain == "minute" else None,
        categories=_names(world, node.categories if "categories" in shows else ()),
        tags=_names(world, node.tags if "tags" in shows else ()),
        forum=world.term(node.forum).name if node.forum and "forum" in shows else None,
        legacy_id=node.legacy if "legacy_id" in shows else None,
        text=body.text,
        own_text=body.own_text,
        transcript=transcript if "transcript" in shows else None,
        video=clip.video_id if clip else None,
        comments=_comments(design, world, node),
    )


def _minute(instant: int) -> str:
    return iso_utc(instant)[:16]


def _names(world: World, tids: tuple[int, ...]) -> frozenset[str]:
    return frozenset(world.term(tid).name for tid in tids)


def _authors(design: Design, world: World, node: Node) -> tuple[str, ...]:
    if node.kind == "topic":
        name = design.commenter(world, world.people[node.owner].name)
        return (name,) if "topic_author" in design.shows else ()
    if "author" not in design.shows:
        return ()
    return (node.byline,) if node.byline else tuple(profile.name for profile in node.authors)


def _speakers(design: Design, node: Node) -> tuple[str, ...]:
    """Return who speaks: by the field, else by the sentence that describes the video."""
    if node.speaker is None:
        return ()
    field = speaks(node) and "speaker" in design.shows
    author = node.speaker in node.authors and "author" in design.shows
    return (node.speaker.name if field or author else node.speaker.spoken,)


def _comments(design: Design, world: World, node: Node) -> tuple[Comment, ...]:
    said = design.discussion(world, node)
    places = {each.shown.reply.cid: at for at, each in enumerate(said, 1)}
    parent = "reply_parent" if node.kind == "topic" else "comment_parent"
    told = parent in design.shows
    return tuple(_comment(design, world, each, places, told=told) for each in said)


def _comment(
    design: Design, world: World, each: Said, places: dict[int, int], *, told: bool
) -> Comment:
    shows, shown = design.shows, each.shown
    name = design.commenter(world, shown.who.name)
    return Comment(
        author=name if "comment_author" in shows else None,
        at=_minute(shown.reply.created) if "comment_date" in shows else None,
        text=each.body.text,
        own_text=each.body.own_text,
        answers=places.get(each.parent or 0, 0) if told and each.told else None,
        role=each.role if "role" in shows else None,
        subject=shown.subject if "comment_subject" in shows else None,
    )
