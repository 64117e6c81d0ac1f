"""What an archive holds of a made-up site, in the words of its neutral truth."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from demo.shown import local
from demo.site import Demo
from demo.truth.content import Comment, Content
from pipelines.read.reader import read
from pipelines.records.answer import Answer, Place
from pipelines.records.text import folded
from pipelines.run import DATABASE
from pipelines.site_file import SiteFile
from pipelines.store.store import Store

BASE = "http://127.0.0.1:8600"
_SITE = SiteFile(site="made", base_url=BASE, timezone="America/Los_Angeles").as_site()


def archived(
    demo: Demo, folder: Path, without: tuple[str, ...] = (), editions: tuple[int, ...] = ()
) -> Path:
    """Read every answer of a site once, without network, and store it; return the database.

    Addresses that end as `without` names are left out. With `editions`, each of these is read, a
    day apart.
    """
    store = Store.open(folder / DATABASE, _SITE)
    for day, each in enumerate([demo.at_edition(edition) for edition in editions] or [demo]):
        paths = [path for path in each.addresses() if not (without and path.endswith(without))]
        answers = [_answer(each, path, at, day) for at, path in enumerate(paths)]
        store.add([read(answer, _SITE) for answer in answers])
        store.assemble()
    store.settle()
    store.close()
    return folder / DATABASE


def _answer(demo: Demo, path: str, at: int, day: int) -> Answer:
    answered = demo.answer(path, BASE)
    clock = f"{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}"
    return Answer(
        record_id=f"urn:uuid:00000000-0000-4000-8000-{day:02d}{at:010d}",
        url=BASE + path,
        captured_at=f"2025-06-{day + 3:02d}T{clock}.000Z",
        status=answered.status,
        headers=answered.headers,
        body=answered.body,
        payload_digest=None,
        crawl=None,
        refers_to=None,
        place=Place(file="made.warc.gz", offset=at, length=1),
    )


def contents_held(archive: Path, base: str = BASE) -> dict[str, Content]:
    """Return the articles, videos and topics that visitors may read, by their paths."""
    with sqlite3.connect(archive) as db:
        db.row_factory = sqlite3.Row
        found = {}
        for kind in ("article", "video", "topic"):
            query = f"select t.*, p.url from {kind}s t join pages p on p.id = t.page_id"
            query += " where p.status = 'live'"
            for row in db.execute(query):
                path = str(row["url"]).removeprefix(base)
                found[path] = _content(db, kind, path, row)
        return found


def _content(db: sqlite3.Connection, kind: str, path: str, row: sqlite3.Row) -> Content:
    page, topic = row["page_id"], kind == "topic"
    forum = _column(db, "select name from forums where id = ?", row["forum_id"] if topic else None)
    return Content(
        path=path,
        kind=kind,
        title=row["title"],
        subtitle=row["subtitle"],
        authors=tuple(_people(db, page, "author")),
        speakers=tuple(_people(db, page, "speaker")),
        on=row["published_on"],
        at=_minute(row["published_at"]),
        categories=frozenset(_terms(db, page, "categories", "category")),
        tags=frozenset(_terms(db, page, "tags", "tag")),
        forum=forum[0] if forum else None,
        legacy_id=row["legacy_id"] if topic else None,
        text=row["body_text"] or "",
        own_text=(row["own_text"] if topic else None) or "",
        transcript=row["transcript"] if kind == "video" else None,
        video=row["video_id"] if kind == "video" else None,
        comments=tuple(_comments(db, page)),
    )


def _minute(time: str | None) -> str | None:
    return time[:16] if time else None


def _column(db: sqlite3.Connection, query: str, key: object) -> list[str]:
    return [value for (value,) in db.execute(query, (key,)) if value is not None]


def _people(db: sqlite3.Connection, page: int, role: str) -> list[str]:
    query = (
        "select name from authors a join page_authors on author_id = a.id"
        f" where page_id = ? and role = '{role}' order by position"
    )
    return _column(db, query, page)


def _terms(db: sqlite3.Connection, page: int, table: str, one: str) -> list[str]:
    query = f"select name from {table} t join page_{table} on {one}_id = t.id where page_id = ?"
    return _column(db, query, page)


def _comments(db: sqlite3.Connection, page: int) -> Iterator[Comment]:
    query = "select * from comments where page_id = ? order by position, id"
    rows = db.execute(query, (page,)).fetchall()
    places = {row["id"]: at for at, row in enumerate(rows, 1)}
    for row in rows:
        told = row["parent_id"] is not None or row["parent_from"] is not None
        yield Comment(
            author=row["author_name"],
            at=_minute(row["published_at"]),
            text=row["body_text"] or "",
            own_text=row["own_text"] or "",
            answers=places.get(row["parent_id"], 0) if told else None,
            role=row["role_shown"],
            subject=row["subject"],
        )


def differences(held: dict[str, Content], shown: dict[int, Content]) -> list[str]:
    """Return what an archive holds otherwise than the site shows it: "path: field: …".

    A slash at an address's end is no difference.
    """
    held = {path.rstrip("/"): content for path, content in held.items()}
    told = {content.path.rstrip("/"): content for content in shown.values()}
    found = [f"{path}: no article, video or topic" for path in told if path not in held]
    found += [f"{path}: made up, a {held[path].kind}" for path in held if path not in told]
    for path, content in told.items():
        if path in held:
            found += [f"{path}: {words}" for words in _differing(held[path], content)]
    return found


def _differing(held: Content, told: Content) -> Iterator[str]:
    left_out = {"path", "comments"} | ({"own_text"} if told.kind != "topic" else set())
    if told.kind == "video" and held.kind == "article" and not (told.video or told.transcript):
        left_out |= {"kind", "speakers"}  # it has lost its video: a page may show nothing of it
    for name, ours, theirs in zip(Content._fields, held, told, strict=True):
        if name == "at" and ours is None and _shown_twice(theirs):
            continue
        if name not in left_out and _plain(ours) != _plain(theirs):
            yield f"{name}: held {_short(ours)}, shown {_short(theirs)}"
    yield from _of_comments(held.comments, told.comments)


def _of_comments(held: tuple[Comment, ...], told: tuple[Comment, ...]) -> Iterator[str]:
    if len(held) != len(told):
        yield f"comments: held {len(held)}, shown {len(told)}"
    for at, (ours, theirs) in enumerate(zip(held, told, strict=False), 1):
        for name, mine, true in zip(Comment._fields, ours, theirs, strict=True):
            if name == "answers" and true == 0 and mine is None:
                continue  # a page need not prove that a comment stands at the top
            if name == "at" and mine is None and _shown_twice(true):
                continue
            if _plain(mine) != _plain(true):
                yield f"comment {at} {name}: held {_short(mine)}, shown {_short(true)}"


def _shown_twice(at: object) -> bool:
    """Whether the clock showed a time a second time, when it was put back: NULL is right then."""
    shown = local(int(datetime.fromisoformat(f"{at}+00:00").timestamp())) if at else None
    return shown is not None and len({shown.replace(fold=f).utcoffset() for f in (0, 1)}) == 2


def _plain(value: object) -> object:
    """Fold what designs print differently: quotes, dashes, dots, white space."""
    if isinstance(value, str):
        return "".join(folded(value).replace("--", "-").split()) or None
    if isinstance(value, tuple | frozenset):
        return type(value)(_plain(each) for each in value)
    return value


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 160 else f"{text[:70]} … {text[-80:]}"
