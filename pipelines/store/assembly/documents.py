"""The rows of articles, videos and topics, and of the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.records import Article, Comment, PageRow, Topic, Video
from pipelines.records.finding import Embed, Moment
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import LABELS, PageViews, View
from pipelines.store.terms import Terms

DOCUMENTS = {"article": Article, "video": Video, "topic": Topic}

_STATUS = {401: "forbidden", 403: "forbidden", 404: "gone", 410: "gone"}


def kind(page: PageViews) -> str:
    """Return what the page is, as the latest capture has it whose publishing system is known.

    Only where there is none, as the latest that was read by its labels.
    """
    known = [view for view in page.views if view.system]
    told = [view for view in known if view.system != LABELS] or known
    return str(told[-1].facts["kind"][0]) if told else "other"


def status(page: PageViews) -> str:
    """Return what the site last answered at the page's address.

    An answer of 5xx tells nothing of the page, unless there never was another.
    """
    told = [view for view in page.views if view.status < 500 and view.status != 429]
    own = [view for view in told if view.address == page.url] or told
    if not own:
        return "error"
    last = own[-1]
    if "redirect" in last.facts and last.facts["redirect"][0] != page.url:
        return "forbidden" if "login" in last.facts["redirect"][0] else "gone"
    if last.facts.get("barred", (None,))[0]:
        return "forbidden"
    return "live" if last.status < 400 else _STATUS.get(last.status, "error")


def page_row(page: PageViews, content_hash: str | None) -> PageRow:
    """Return the page's row."""
    by_part = {view.part: view for view in page.differing if view.content_hash}
    known = [view for view in page.views if view.system]
    known = [view for view in known if "title" in view.facts] or known  # not a lone reply's page
    # what a page of several parts says last must not depend on which is asked for last
    told = max(known, key=lambda view: view.since, default=None)
    return PageRow(
        id=page.page_id,
        site=page.site,
        url=page.url,
        kind=kind(page),
        title=page.latest("title"),
        status=status(page),
        first_seen_at=page.views[0].captured_at,
        last_seen_at=page.views[-1].captured_at,
        changed_at=max((v.captured_at for v in by_part.values()), default=None),
        content_hash=content_hash,
        reader=told.facts["reader"][0] if told else None,
        capture_id=told.source if told else None,
    )


def body_view(page: PageViews) -> View | None:
    """Return the latest differing capture whose reader found the body's place."""
    return next((v for v in reversed(page.differing) if "body" in v.facts), None)


def document_row(
    page: PageViews, texts: Texts, terms: Terms, held: Sequence[Comment]
) -> Article | Video | Topic | None:
    """Return the row of an article, video or topic; None if the page is none of them.

    `held` are the page's comments that are not deleted.
    """
    make = DOCUMENTS.get(kind(page))
    if make is None:
        return None
    shared = _shared(page, texts) | {"comment_count": len(held)}
    if make is Video:
        return Video(**shared, **_video(page, texts))
    if make is Topic:
        days = (shared["published_on"], *(comment.published_on for comment in held))
        active_on = max((day for day in days if day), default=None)
        return Topic(**shared, **_topic(page, texts, terms), active_on=active_on)
    return Article(**shared)


def _shared(page: PageViews, texts: Texts) -> dict[str, Any]:
    published = page.published()
    moment = published[0] if published else Moment(None, None)
    source = page.source_id()
    shown = body_view(page)
    body = texts.of(shown.facts["body"][0]) if shown else None
    return {
        "page_id": page.page_id,
        "title": page.latest("title"),
        "subtitle": page.latest("subtitle"),
        "byline": page.latest("byline"),
        "published_on": moment.on,
        "published_at": moment.at,
        "published_from": published[1] if published else None,
        "source_id": source[0] if source else None,
        "language": page.latest("language"),
        "summary": page.latest("summary"),
        "body_html": body.html if body else None,
        "body_text": body.text if body else None,
        "word_count": len(body.text.split()) if body else None,
        "reader": shown.facts["reader"][0] if shown else None,
        "capture_id": shown.source if shown else None,
    }


def _video(page: PageViews, texts: Texts) -> dict[str, Any]:
    embed = page.latest("video") or Embed(url="")
    return {
        "video_url": embed.url or None,
        "provider": embed.provider,
        "video_id": embed.video_id,
        "transcript": texts.plain(page.latest("transcript")),
    }


def _topic(page: PageViews, texts: Texts, terms: Terms) -> dict[str, Any]:
    forum = page.latest("forum")
    return {
        "forum_id": terms.id_of("forum", forum, page.site) if forum else None,
        "legacy_id": page.latest("legacy_id"),
        "own_text": texts.plain(page.latest("own_text")),
        "reply_count_shown": page.latest("reply_count_shown"),
        "is_sticky": page.latest("is_sticky"),
        "is_closed": page.latest("is_closed"),
    }
