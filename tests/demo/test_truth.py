"""Truth: it covers every column, its references hold, and the pages say what it says."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from demo.site import Demo
from demo.truth import truth
from demo.truth.rows import Row
from pipelines.records import ALL
from tests.demo.conftest import BASE_URL

Tables = dict[str, list[Row]]

_OF_THE_CRAWL = frozenset(
    {
        "id",
        "site",
        "capture_id",
        "reader",
        "content_hash",
        "first_seen_at",
        "last_seen_at",
        "changed_at",
        "deleted_at",
    }
)
"""Columns that tell of captures and of the archive; `history` tells of change and deletion."""
_ABOUT_THE_CRAWL = frozenset(
    {
        "about",
        "captures",
        "comment_numbers",  # of a site that has moved: its second system's
        "crawls",
        "dictionary",
        "problems",
        "queue",
        "revisions",
    }
)


@pytest.fixture(scope="module")
def tables(demo: Demo) -> Tables:
    """The truth of the usual site."""
    return truth(demo, BASE_URL)


def test_truth_fills_every_column_of_content(tables: Tables) -> None:
    """Each column of each content table has a value in some row."""
    empty = []
    for record in ALL:
        if record.table.hidden or record.table.name in _ABOUT_THE_CRAWL:
            continue
        for column in {c.name for c in record.columns()} - _OF_THE_CRAWL:
            name = column.removesuffix("_id") if column in record.table.refers else column
            rows = tables[record.table.name]
            if all(row.get(name) is None for row in rows):
                empty.append(f"{record.table.name}.{name}")
    assert empty == []


def test_truth_has_no_column_that_an_archive_has_not(tables: Tables) -> None:
    """Columns are named as in the records, references without `_id`."""
    for record in ALL:
        known = {c.name.removesuffix("_id") for c in record.columns()}
        known |= {c.name for c in record.columns()} | {"identity"}
        assert {key for row in tables.get(record.table.name, []) for key in row} <= known


@pytest.mark.parametrize(
    ("table", "column", "target", "key"),
    [
        ("addresses", "page", "pages", "url"),
        ("comments", "page", "pages", "url"),
        ("comments", "parent", "comments", "source_id"),
        ("comments", "author", "authors", "identity"),
        ("page_authors", "author", "authors", "identity"),
        ("page_categories", "category", "categories", "url"),
        ("page_tags", "tag", "tags", "url"),
        ("topics", "forum", "forums", "url"),
        ("related", "target", "pages", "url"),
        ("links", "target", "pages", "url"),
        ("media", "comment", "comments", "source_id"),
        ("forums", "page", "pages", "url"),
    ],
)
@pytest.mark.parametrize("edition", [1, 3])
def test_references_lead_to_rows(
    table: str, column: str, target: str, key: str, edition: int
) -> None:
    """No row points to one that truth has not."""
    found = truth(Demo(pages=40, edition=edition), BASE_URL)
    held = {row[key] for row in found[target]}
    pointing = {row[column] for row in found[table]} - {None}
    assert pointing
    assert pointing <= held


def test_every_kind_of_evidence_and_person_occurs(tables: Tables) -> None:
    """The usual site has each case that readers must tell apart."""
    documents = [row for name in ("articles", "videos", "topics") for row in tables[name]]
    dates = {row["published_from"] for row in documents}
    assert dates == {"time element", "feed", "list time", "visible text", None}
    assert {row["published_from"] for row in tables["comments"]} == {
        "comment stamp",
        "visible text",
    }
    assert {row["parent_from"] for row in tables["comments"]} == {"shown", "nesting", None}
    assert {row["kind"] for row in tables["authors"]} == {
        "faculty",
        "organisation",
        "staff",
        "member",
        "guest",
    }
    assert {row["provider"] for row in tables["videos"]} == {"youtube", "vimeo", None}
    assert {row["kind"] for row in tables["media"]} == {"image", "video", "audio", "document"}
    assert {row["status"] for row in tables["pages"]} == {"live", "gone", "forbidden"}
    assert {row["language"] for row in tables["articles"]} == {"en", "es"}
    assert max(Counter(row["page"] for row in tables["page_authors"]).values()) > 1


def _main(node: LexborHTMLParser) -> LexborNode:
    found = node.css_first("#block-larkspur-content")
    assert found is not None
    return found


def _squashed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_pages_show_the_texts_that_truth_tells(demo: Demo, tables: Tables) -> None:
    """Each body stands in its field, each title over it."""
    for name in ("articles", "videos", "topics"):
        for row in tables[name]:
            path = str(row["page"]).removeprefix(BASE_URL)
            tree = LexborHTMLParser(demo.answer(path, BASE_URL).body.decode())
            body = _main(tree).css_first(".field--name-body")
            heading = tree.css_first("h1")
            assert body is not None
            assert heading is not None
            assert _squashed(body.text()) == _squashed(str(row["body_text"]))
            suffix = f" - {row['legacy_id']}" if row.get("legacy_id") else ""
            assert heading.text(strip=True) == f"{row['title']}{suffix}"


def test_pages_show_the_comments_that_truth_tells(demo: Demo, tables: Tables) -> None:
    """All parts of a discussion together show its comments, in order, and no others."""
    shown: list[tuple[str, str]] = []
    expected = [(str(r["page"]), str(r["source_id"])) for r in tables["comments"]]
    parts = [str(row["url"]) for row in tables["addresses"] if "?page=" in str(row["url"])]
    for page in dict.fromkeys(page for page, _ in expected):
        for url in [page, *sorted(part for part in parts if part.startswith(f"{page}?"))]:
            text = demo.answer(url.removeprefix(BASE_URL), BASE_URL).body.decode()
            found = LexborHTMLParser(text).css("article[data-comment-user-id]")
            shown += [(page, (each.id or "").removeprefix("comment-")) for each in found]
    assert shown == expected


def test_a_names_number_is_used_only_where_it_is_sure(tables: Tables) -> None:
    """Two members whose cut names look alike are told apart by number alone."""
    alike = [row for row in tables["authors"] if row["name"] == "Marguerite of …"]
    numbered = {str(row["identity"]) for row in alike if str(row["identity"]).startswith("uid ")}
    unsure = {str(row["identity"]) for row in alike} - numbered
    assert unsure <= {"member marguerite of ..."}
    assert len(numbered) == 2
