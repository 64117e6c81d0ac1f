"""Forums and the comments and replies in discussions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Forum(Record):
    """A forum or a container of forums."""

    table: ClassVar = Table(
        name="forums",
        a_row_is="a forum or a container of forums",
        key=("id",),
        refers={"page_id": "pages.id", "parent_id": "forums.id"},
        indexes=(("page_id",), ("parent_id",), ("url",)),
    )
    id: Annotated[int, "Derived from site and address"]
    page_id: Annotated[int | None, "Its page, where that is held"]
    site: Annotated[str, "The site"]
    url: Annotated[str | None, "Its address"]
    name: Annotated[str | None, "Name as shown"]
    description: Annotated[str | None, "Description as shown"]
    parent_id: Annotated[int | None, "The container it stands in"]
    position: Annotated[int | None, "Place in the forum index, from 1"]
    topic_count_shown: Annotated[int | None, "Topics as the site counts them", "topics"]
    post_count_shown: Annotated[int | None, "Posts as the site counts them", "posts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Record):
    """A comment on an article or video, or a reply in a topic."""

    table: ClassVar = Table(
        name="comments",
        title="Comments and replies",
        a_row_is="a comment on an article or video, or a reply in a topic",
        key=("id",),
        refers={
            "page_id": "pages.id",
            "parent_id": "comments.id",
            "author_id": "authors.id",
            "capture_id": "captures.id",
        },
        indexes=(
            ("page_id", "parent_id", "position"),
            ("page_id", "published_on", "author_id"),
            ("parent_id",),
            ("author_id", "published_on"),
            ("published_on",),
            ("system", "source_id"),
            ("capture_id",),
        ),
    )
    id: Annotated[int, "Derived from site, system and the site's own number"]
    page_id: Annotated[int, "The page it stands on"]
    system: Annotated[str, "Publishing system that numbered it: drupal, bbpress, wordpress…"]
    source_id: Annotated[str | None, "The site's own number; NULL where it shows none"]
    parent_id: Annotated[int | None, "The comment it answers, where that is held"]
    parent_source_id: Annotated[str | None, "The site's number of the comment it answers"]
    parent_from: Annotated[
        str | None, "shown, nesting or quote; NULL: the page does not tell (not: top level)"
    ]
    position: Annotated[
        int | None,
        "Place in the whole discussion as displayed, from 1; NULL: an earlier part is missing",
    ]
    depth: Annotated[int | None, "Number of ancestors", "comments"]
    author_id: Annotated[int | None, "Who wrote it"]
    author_name: Annotated[str | None, "Name as shown, without “(not verified)”"]
    role_shown: Annotated[str | None, "Role shown beside the name"]
    published_on: Annotated[str | None, "Day in the site's time zone"]
    published_at: Annotated[str | None, "Instant, UTC; NULL where only a day is known"]
    published_from: Annotated[str | None, "The evidence that the date was taken from"]
    changed_at: Annotated[str | None, "First capture with today's text, UTC"]
    subject: Annotated[str | None, "Subject line as shown"]
    body_html: Annotated[str | None, "The text, sanitised"]
    body_text: Annotated[str | None, "The text, a line a block"]
    own_text: Annotated[str | None, "body_text without quotes and signature"]
    url: Annotated[str | None, "Its own address on the site"]
    first_seen_at: Annotated[str, "First capture that shows it, UTC"]
    last_seen_at: Annotated[str, "Last differing capture that shows it, UTC"]
    deleted_at: Annotated[
        str | None, "End of the first full pass over the discussion without it, UTC"
    ]
    reader: Annotated[str | None, "The reader that the values come from"]
    capture_id: Annotated[int | None, "The capture that the text comes from"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentNumber(Record):
    """A further number of a comment, from another publishing system."""

    table: ClassVar = Table(
        name="comment_numbers",
        a_row_is="a number that a comment had in another publishing system",
        key=("id",),
        refers={"page_id": "pages.id", "comment_id": "comments.id"},
        indexes=(("page_id",), ("comment_id",), ("system", "source_id")),
    )
    id: Annotated[int, "Derived as a comment's id is, from site, system and this number"]
    page_id: Annotated[int, "The page it stands on"]
    comment_id: Annotated[int, "The comment"]
    system: Annotated[str, "Publishing system that gave the number"]
    source_id: Annotated[str, "The number"]
