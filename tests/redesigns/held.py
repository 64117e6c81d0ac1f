"""An archive made of a made-up site's pages, without network, and what it holds of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demo.site import Demo
from pipelines.records.text import folded, folded_name
from tests.contents_held import BASE, archived
from tests.redesigns.expected import names, words

Fields = dict[str, object]


@dataclass(frozen=True)
class HeldComment:
    """A comment in the archive; `key` is its row's id, `parent` that of what it answers."""

    key: int
    number: str | None
    parent: int | None
    parent_number: str | None
    parent_from: str | None
    fields: Fields


@dataclass(frozen=True)
class Held:
    """A page in the archive: its fields, comments, and the fields that problems speak of."""

    reader: str
    fields: Fields
    comments: list[HeldComment] = field(default_factory=list)
    doubted: frozenset[str] = frozenset()


def archive_of(demo: Demo, folder: Path) -> Path:
    """Read every page of a site once, without its feeds, and store it; return the database."""
    return archived(demo, folder, without=("/feed", ".xml"))


def held_pages(archive: Path) -> dict[str, Held]:
    """Return the articles, videos and topics that an archive holds, by their paths."""
    with sqlite3.connect(archive) as db:
        db.row_factory = sqlite3.Row
        found = {}
        for kind in ("article", "video", "topic"):
            for row in db.execute(
                f"select t.*, p.url from {kind}s t join pages p on p.id = page_id"
            ):
                found[str(row["url"]).removeprefix(BASE)] = _held(db, kind, row)
        return found


def stray_comments(archive: Path) -> list[tuple[str, str]]:
    """Return (page, words) of the comments on pages that are no article, video or topic."""
    query = """select p.url, c.body_text from comments c join pages p on p.id = c.page_id
     where p.kind not in ('article', 'video', 'topic') order by p.url"""
    with sqlite3.connect(archive) as db:
        return [(str(url), " ".join((text or "").split()[:9])) for url, text in db.execute(query)]


def why_lost(archive: Path, path: str) -> str:
    """Return what an archive says of a page that is no article, video or topic in it."""
    with sqlite3.connect(archive) as db:
        query = "select id, kind, reader from pages where url = ?"
        page = db.execute(query, (BASE + path,)).fetchone()
        if page is None:
            return f"LOST: {path} is no page"
        told = db.execute("select message from problems where page_id = ?", page[:1]).fetchall()
    return f"LOST: {path} is {page[1]} by {page[2]}; problems: {[words for (words,) in told]}"


def markers_in(archive: Path, markers: tuple[str, ...]) -> list[str]:
    """Return where words stand that only side blocks have: "page: field"."""
    with sqlite3.connect(archive) as db:
        return [
            f"{url}: {field}"
            for field, query in _TEXTS.items()
            for url, text in db.execute(query)
            if any(marker in (text or "") for marker in markers)
        ]


_TEXTS = {
    "comment": "select p.url, c.body_text from comments c join pages p on p.id = c.page_id",
    "commenter": "select p.url, c.author_name from comments c join pages p on p.id = c.page_id",
    "author": "select a.url, a.name from authors a",
    **{
        f"{table} {column}": f"select url, {column} from {table} t join pages on pages.id = page_id"
        for table in ("articles", "videos", "topics")
        for column in ("t.title", "subtitle", "byline", "body_text")
    },
}


def _held(db: sqlite3.Connection, kind: str, row: sqlite3.Row) -> Held:
    page = row["page_id"]
    fields: Fields = {
        "kind": kind,
        "title": _folded(row["title"]),
        "subtitle": _folded(row["subtitle"]),
        "published": _date(row),
        "body": words(row["body_text"]),
        **_people(db, page),
        "categories": names(_column(db, _CATEGORIES, page)),
        "tags": names(_column(db, _TAGS, page)),
        "transcript": words(row["transcript"]) if kind == "video" else None,
        "video": row["video_id"] if kind == "video" else None,
    }
    if kind == "topic":
        forum = _column(db, "select url from forums where id = ?", row["forum_id"])
        fields["forum"] = forum[0].removeprefix(BASE) if forum else None
        fields["legacy_id"] = row["legacy_id"]
    return Held(str(row["reader"]), fields, list(_comments(db, page)), _doubted(db, page))


_CATEGORIES = (
    "select name from categories c join page_categories on category_id = c.id where page_id = ?"
)
_TAGS = "select name from tags t join page_tags on tag_id = t.id where page_id = ?"
_PEOPLE = """select name from authors a join page_authors on author_id = a.id
 where page_id = ? and role = ?"""


def _people(db: sqlite3.Connection, page: int) -> Fields:
    return {
        f"{role}s": names([name for (name,) in db.execute(_PEOPLE, (page, role))])
        for role in ("author", "speaker")
    }


def _column(db: sqlite3.Connection, query: str, key: object) -> list[str]:
    return [value for (value,) in db.execute(query, (key,)) if value is not None]


def _folded(text: str | None) -> str | None:
    return folded(text) if text else None


def _date(row: sqlite3.Row) -> tuple[str, str | None] | None:
    if not row["published_on"]:
        return None
    return row["published_on"], row["published_at"][:16] if row["published_at"] else None


def _comments(db: sqlite3.Connection, page: int) -> Iterator[HeldComment]:
    for row in db.execute(
        "select * from comments where page_id = ? order by position, id", (page,)
    ):
        yield HeldComment(
            row["id"],
            row["source_id"],
            row["parent_id"],
            row["parent_source_id"],
            row["parent_from"],
            {
                "author": folded_name(row["author_name"]) if row["author_name"] else None,
                "published": _date(row),
                "body": words(row["body_text"]),
            },
        )


def _doubted(db: sqlite3.Connection, page: int) -> frozenset[str]:
    found = db.execute("select field, kind from problems where page_id = ?", (page,))
    return frozenset(field or kind for field, kind in found)
