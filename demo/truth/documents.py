"""The rows of `articles`, `videos` and `topics`."""

from __future__ import annotations

from demo.articles import NOTE, summary_of
from demo.node import Node
from demo.shown import local
from demo.truth.rows import Row, absolute, dates
from demo.truth.survey import Survey
from demo.videos import film


def document_row(survey: Survey, node: Node, base_url: str) -> Row:
    """Return what the three tables have in common."""
    world = survey.world
    body = world.body(node)[0]
    return {
        "page": absolute(node.path, base_url),
        "title": node.title,
        "subtitle": NOTE if node.outdated else None,
        "byline": _byline(survey, node),
        **dates(node.created, survey.evidence(node)),
        "source_id": str(node.nid),
        "language": node.language,
        "summary": summary_of(node, world.seed) if node.summary else None,
        "body_html": body.html,
        "body_text": body.text,
        "word_count": len(body.text.split()),
        "comment_count": len(world.visible(node)),
    }


def _byline(survey: Survey, node: Node) -> str | None:
    if node.kind == "topic":
        return survey.world.people[node.owner].shown
    names = [profile.name for profile in node.authors]
    return node.byline or "; ".join(names) or None


def article_row(survey: Survey, node: Node, base_url: str) -> Row:
    """Return a row of `articles`."""
    return document_row(survey, node, base_url)


def video_row(survey: Survey, node: Node, base_url: str) -> Row:
    """Return a row of `videos`; `video_url` is the address as it is embedded."""
    shown = film(node)
    return {
        **document_row(survey, node, base_url),
        "video_url": shown.url if shown else None,
        "provider": shown.provider if shown else None,
        "video_id": shown.video_id if shown else None,
        "transcript": survey.world.body(node)[1],
    }


def topic_row(survey: Survey, node: Node, base_url: str) -> Row:
    """Return a row of `topics`; what the forum's list shows of it is among it."""
    world = survey.world
    shared = document_row(survey, node, base_url)
    days = [f"{local(reply.created):%Y-%m-%d}" for reply in world.visible(node)]
    return {
        **shared,
        "active_on": max([str(day) for day in (shared["published_on"],) if day] + days),
        "forum": absolute(world.term(node.forum or 0).path, base_url),
        "legacy_id": node.legacy,
        "own_text": world.body(node)[0].own_text,
        "reply_count_shown": len(world.visible(node)),
        "is_sticky": node.sticky,
        "is_closed": node.closed and not node.sticky,
    }
