"""An archive's rows with natural keys in place of ids, as a made-up site's truth has them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipelines.read.sanitise import sanitised
from pipelines.records.text import folded_name

Row = dict[str, object]

_PAGE = "(select url from pages where id = {0}.page_id) as page"
_COMMENT = "(select source_id from comments where id = {0}.comment_id) as comment"
_AUTHOR = (
    "(select case when a.source_id is not null then 'uid ' || a.source_id"
    " when a.url is not null and a.kind <> 'guest' then 'at ' || a.url"
    " when a.kind = 'guest' then 'guest ' || folded(a.name) else 'member ' || folded(a.name) end"
    " from authors a where a.id = {0}.author_id) as author"
)
QUERIES = {
    "pages": "select * from pages t",
    "addresses": f"select url, {_PAGE} from addresses t",
    "articles": f"select *, {_PAGE} from articles t",
    "videos": f"select *, {_PAGE} from videos t",
    "topics": f"select *, {_PAGE}, (select url from forums f where f.id = t.forum_id) as forum"
    " from topics t",
    "forums": f"select *, {_PAGE}, (select url from forums f where f.id = t.parent_id) as parent"
    " from forums t",
    "comments": f"select *, {_PAGE}, {_AUTHOR},"
    " (select source_id from comments c where c.id = t.parent_id) as parent from comments t",
    "comment_numbers": f"select *, {_PAGE}, {_COMMENT} from comment_numbers t",
    "authors": f"select *, {_AUTHOR.replace('as author', 'as identity')} from"
    " (select *, id as author_id from authors) t",
    "page_authors": f"select *, {_PAGE}, {_AUTHOR} from page_authors t",
    "categories": "select *, (select url from categories c where c.id = t.parent_id) as parent"
    " from categories t",
    "tags": "select * from tags t",
    "page_categories": f"select {_PAGE}, c.url as category from page_categories t"
    " join categories c on c.id = category_id",
    "page_tags": f"select {_PAGE}, g.url as tag from page_tags t join tags g on g.id = tag_id",
    "related": f"select *, {_PAGE}, (select url from pages p where p.id = t.target_id) as target"
    " from related t",
    "media": f"select *, {_PAGE}, {_COMMENT} from media t",
    "links": f"select *, {_PAGE}, {_COMMENT},"
    " (select url from pages p where p.id = t.target_id) as target from links t",
    "revisions": f"select *, {_PAGE}, {_COMMENT} from revisions t",
}


def natural_rows(archive: Path, table: str) -> list[Row]:
    """Return a table's rows; columns that refer to others hold natural keys beside the ids."""
    with sqlite3.connect(archive) as db:
        db.create_function("folded", 1, folded_name)
        cursor = db.execute(QUERIES[table].format("t"))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def differences(held: list[Row], truth: list[Row]) -> list[str]:
    """Return what is held and not true, or true and not held, on the columns of the truth.

    HTML is true as the site has it; we hold it sanitised.
    """
    names = sorted(truth[0]) if truth else []
    truth = [_sanitised(row) for row in truth]
    ours = {_key(row, names) for row in held}
    theirs = {_key(row, names) for row in truth}
    missing = [f"missing: {dict(zip(names, key, strict=True))}" for key in theirs - ours]
    made_up = [f"made up: {dict(zip(names, key, strict=True))}" for key in ours - theirs]
    return sorted(missing + made_up)


def _key(row: Row, names: list[str]) -> tuple[object, ...]:
    return tuple(_plain(row.get(name)) for name in names)


def _sanitised(row: Row) -> Row:
    html = row.get("body_html")
    return row | {"body_html": sanitised(html)} if isinstance(html, str) else row


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return value
