"""Articles, videos and the opening posts of discussions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table

_REFERS = {"page_id": "pages.id", "capture_id": "captures.id"}
_INDEXES = (("published_on",), ("capture_id",))


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """What an article, a video and an opening post have in common."""

    page_id: Annotated[int, "The page"]
    title: Annotated[str | None, "Title as shown"]
    subtitle: Annotated[str | None, "Line under the title, as shown"]
    byline: Annotated[str | None, "The author line, word for word"]
    published_on: Annotated[str | None, "Day of publication in the site's time zone"]
    published_at: Annotated[
        str | None, "Instant of publication, UTC; NULL where only a day is known"
    ]
    published_from: Annotated[str | None, "The evidence that the date was taken from"]
    source_id: Annotated[str | None, "The site's own number for the page (Drupal: node id)"]
    language: Annotated[str | None, "Language tag that the page declares"]
    summary: Annotated[str | None, "The site's own summary"]
    body_html: Annotated[str | None, "The body, sanitised"]
    body_text: Annotated[str | None, "The body as text, a line a block"]
    word_count: Annotated[int | None, "Words in body_text", "words"]
    comment_count: Annotated[int, "Comments held that are not deleted", "comments"]
    reader: Annotated[str | None, "The reader that the values come from"]
    capture_id: Annotated[int | None, "The capture that the body comes from"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article(Document):
    """An article."""

    table: ClassVar = Table(
        name="articles", a_row_is="an article", key=("page_id",), refers=_REFERS, indexes=_INDEXES
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Video(Document):
    """A video page."""

    table: ClassVar = Table(
        name="videos",
        a_row_is="a video page",
        key=("page_id",),
        refers=_REFERS,
        indexes=(*_INDEXES, ("provider",)),
    )
    video_url: Annotated[str | None, "The video's own address"]
    provider: Annotated[str | None, "youtube, vimeo or another host"]
    video_id: Annotated[str | None, "The provider's id of the video"]
    transcript: Annotated[str | None, "What is said in the video; also part of body_text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic(Document):
    """A forum discussion's opening post."""

    table: ClassVar = Table(
        name="topics",
        title="Discussions: opening posts",
        a_row_is="a forum discussion's opening post",
        key=("page_id",),
        refers={**_REFERS, "forum_id": "forums.id"},
        indexes=(
            *_INDEXES,
            ("forum_id", "published_on"),
            ("forum_id", "active_on"),
            ("legacy_id",),
        ),
        partial={"idx_topics_pinned": "(forum_id) where is_sticky = 1"},
    )
    forum_id: Annotated[int | None, "The forum it stands in"]
    legacy_id: Annotated[str | None, "Seven-digit number at the end of a migrated title"]
    own_text: Annotated[str | None, "body_text without quotes and signature"]
    reply_count_shown: Annotated[int | None, "Replies as the site counts them", "replies"]
    active_on: Annotated[
        str | None, "Day of the last post held that is not deleted, the opening one among them"
    ]
    is_sticky: Annotated[bool | None, "1 where the forum pins it"]
    is_closed: Annotated[bool | None, "1 where no reply can be added"]
