"""One page explained: the addresses that lead to it, its captures, and how it was read."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from sqlite_utils import Database

from pipelines.read.addresses import verdict
from pipelines.records.finding import comment_subject
from pipelines.store.assembly.loading import load
from pipelines.store.assembly.views import PageViews
from pipelines.store.evidence import (
    CaptureSeen,
    FieldRead,
    capture_seen,
    comment_fields,
    page_fields,
)
from pipelines.store.sorts import Example

_NUMBERED = """
with n as (select id as comment_id, page_id, system, source_id from comments
  union all select comment_id, page_id, system, source_id from comment_numbers)
select c.* from n join comments c on c.id = n.comment_id join pages p on p.id = n.page_id where {}
"""
_FRAGMENT = re.compile(r"#(?:comment|post)-(\d+)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentRead:
    """A comment of the page, when its own address was asked for."""

    system: str
    source_id: str
    deleted_at: str | None
    fields: tuple[FieldRead, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """A page, the addresses that lead to it, and how it was read."""

    url: str
    kind: str
    status: str
    title: str | None
    reader: str | None
    first_seen_at: str
    last_seen_at: str
    addresses: tuple[str, ...]
    comments: int
    fields: tuple[FieldRead, ...]
    comment: CommentRead | None
    captures: tuple[CaptureSeen, ...]
    problems: tuple[Example, ...]
    doubtful: tuple[str, ...] = ()
    """Fields that a problem is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What the queue knows of an address that leads to no page."""

    url: str
    state: str
    reason: str | None
    problems: tuple[Example, ...]


def explain(db: sqlite3.Connection, asked: str, address: str, site: str) -> Explained | None:
    """Explain the page that an address leads to; None if it leads to none.

    `asked` is the address as given (its fragment may name a comment), `address` the same in its
    normal form, `site` the name that its rows have.
    """
    comment = _comment(db, asked, address, site)
    at = comment["page_id"] if comment else _page_id(db, asked, address)
    row = db.execute("select * from pages where id = ?", (at,)).fetchone()
    if row is None:
        return None
    page: int = row["id"]
    views = load(Database(db), page)
    return Explained(
        url=row["url"],
        kind=row["kind"],
        status=row["status"],
        title=row["title"],
        reader=row["reader"],
        first_seen_at=row["first_seen_at"],
        last_seen_at=row["last_seen_at"],
        addresses=_addresses(db, page, row["url"]),
        comments=_count_comments(db, page),
        fields=page_fields(db, views),
        comment=_comment_read(db, views, comment) if comment else None,
        captures=_captures(db, page),
        problems=_problems(db, "page_id = ?", page),
        doubtful=_doubtful(db, page),
    )


def alike(db: sqlite3.Connection, url: str, kind: str, most: int) -> tuple[CaptureSeen, ...]:
    """Return captures of other live pages of a kind, one a page, spread over the archive."""
    query = (
        "select c.* from pages p join captures c on c.id = p.capture_id"
        " where p.kind = ? and p.url <> ? and p.status = 'live' and c.status = 200"
        " order by p.id limit ?"
    )
    return tuple(map(capture_seen, db.execute(query, (kind, url, most))))


def waiting(db: sqlite3.Connection, address: str) -> Waiting | None:
    """Return what the queue knows of an address in its normal form; None: nothing."""
    row = db.execute("select url, state, reason from queue where url = ?", (address,)).fetchone()
    return row and Waiting(
        url=row["url"],
        state=row["state"],
        reason=row["reason"],
        problems=_problems(db, "url = ?", address),
    )


def _comment(db: sqlite3.Connection, asked: str, address: str, site: str) -> sqlite3.Row | None:
    """Return the comment that an address names: by its path (/comment/7) or fragment."""
    named = re.fullmatch(r"(\w+) comment (\d+)", verdict(address).number or "")
    fragment = _FRAGMENT.search(asked)
    if named:
        where, of = "n.system = ? and n.source_id = ? and p.site = ?", (*named.groups(), site)
    elif fragment:
        page = _page_id(db, asked, address)
        where, of = "n.page_id = ? and n.source_id = ?", (page, fragment[1])
    else:
        return None
    row: sqlite3.Row | None = db.execute(_NUMBERED.format(where), of).fetchone()
    return row


def _page_id(db: sqlite3.Connection, asked: str, address: str) -> int | None:
    row = db.execute(
        "select page_id from addresses where url = ? union all"
        " select page_id from captures where url = ? and page_id is not null limit 1",
        (address, asked),
    ).fetchone()
    return row[0] if row else None


def _comment_read(db: sqlite3.Connection, page: PageViews, comment: sqlite3.Row) -> CommentRead:
    subject = comment_subject(comment["system"], comment["source_id"])
    return CommentRead(
        system=comment["system"],
        source_id=comment["source_id"],
        deleted_at=comment["deleted_at"],
        fields=comment_fields(db, page, subject),
    )


def _addresses(db: sqlite3.Connection, page: int, url: str) -> tuple[str, ...]:
    query = "select url from addresses where page_id = ? and url <> ? order by url"
    return tuple(address for (address,) in db.execute(query, (page, url)))


def _captures(db: sqlite3.Connection, page: int) -> tuple[CaptureSeen, ...]:
    query = "select * from captures where page_id = ? order by captured_at, record_id"
    return tuple(map(capture_seen, db.execute(query, (page,))))


def _count_comments(db: sqlite3.Connection, page: int) -> int:
    query = "select count(*) from comments where page_id = ? and deleted_at is null"
    return int(db.execute(query, (page,)).fetchone()[0])


def _problems(db: sqlite3.Connection, where: str, of: int | str) -> tuple[Example, ...]:
    """Return each problem once, however many captures have it, and say how many.

    A capture that says the same as another has its problems there.
    """
    query = (
        "select kind, field, message, min(problems.url) as url, count(distinct c.id) as captures"
        " from problems left join captures c on c.id = problems.capture_id"
        " or (c.said_in = problems.capture_id and c.repeats is null)"
        f" where problems.{where} group by kind, field, message order by kind, min(problems.id)"
    )
    return tuple(
        Example(
            url=row["url"],
            message=f"{row['kind']}{_of(row['field'])}: {row['message']}{_in(row['captures'])}",
        )
        for row in db.execute(query, (of,))
    )


def _doubtful(db: sqlite3.Connection, page: int) -> tuple[str, ...]:
    query = "select distinct field from problems where page_id = ? and field is not null order by 1"
    return tuple(field for (field,) in db.execute(query, (page,)))


def _in(captures: int) -> str:
    return f" (in {captures:,} captures)" if captures > 1 else ""


def _of(field: str | None) -> str:
    return f" of {field}" if field else ""
