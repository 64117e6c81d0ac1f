"""Each saved query answers what the made-up site knows to be true, to the last row."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from browse.functions import add_functions
from browse.saved import saved_queries
from demo.site import Demo
from demo.truth import history, truth
from pipelines.records import Comment
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all
from tests.browse.archive import make_archive
from tests.browse.archive import row as made
from tests.contents_held import BASE, archived

Rows = list[dict[str, Any]]
DEMO = Demo(pages=18)
STAFF = {"faculty", "staff"}
TRUE: dict[str, Rows] = truth(DEMO, BASE)
DOCUMENTS = {"article": "articles", "video": "videos", "topic": "topics"}
PAGES = {
    row["page"]: {"kind": kind, **row} for kind, table in DOCUMENTS.items() for row in TRUE[table]
}
KINDS = {row["identity"]: row["kind"] for row in TRUE["authors"]}
AUTHORS: dict[str, list[str]] = defaultdict(list)
for written in TRUE["page_authors"]:
    AUTHORS[written["page"]].append(written["author"])
COMMENTS: dict[str, Rows] = defaultdict(list)
for posted in TRUE["comments"]:
    COMMENTS[posted["page"]].append(posted)
ASKED_BY_PATIENTS = [
    page
    for page, told in PAGES.items()
    if told["kind"] == "topic" and not any(KINDS[author] in STAFF for author in AUTHORS[page])
]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = archived(DEMO, tmp_path_factory.mktemp("queries"))
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        index_all(archive)
        archive.conn.commit()
    return path


@pytest.fixture
def site(held: Path) -> Datasette:
    return make_datasette(held)


async def answer(site: Datasette, query: str, **asked: str) -> Rows:
    """Return the rows that a query's JSON has, without the ids that only the archive knows."""
    asked |= {"_shape": "array", "_size": "max"}
    told = await site.client.get(f"/archive/{query}.json", params=asked)
    assert told.status_code == 200, told.text
    hidden = saved_queries()[query].hidden
    return [{k: value for k, value in row.items() if k not in hidden} for row in told.json()]


def years(rows: Iterable[dict[str, Any]], letters: int = 4) -> Counter[str]:
    return Counter(row["published_on"][:letters] for row in rows if row["published_on"])


@pytest.mark.asyncio
async def test_what_was_written_when(site: Datasette) -> None:
    assert await answer(site, "comments-by-month") == [
        {"month": month, "comments": comments}
        for month, comments in sorted(years(TRUE["comments"], 7).items())
    ]
    told = {kind: years(TRUE[table], 7) for kind, table in DOCUMENTS.items()}
    assert await answer(site, "pages-by-month") == [
        {"month": month, "articles": told["article"][month], "videos": told["video"][month],
         "discussions": told["topic"][month], "pages": pages}
        for month, pages in sorted(years(PAGES.values(), 7).items())
    ]  # fmt: skip


@pytest.mark.asyncio
async def test_how_much_could_be_read(site: Datasette) -> None:
    for row in await answer(site, "coverage"):
        pages = [told for told in PAGES.values() if told["kind"] == row["kind"]]
        assert row["pages"] == len(pages)
        assert row["dated"] == round(sum(bool(p["published_on"]) for p in pages) / len(pages), 3)
        signed = sum(bool(AUTHORS[page["page"]]) for page in pages)
        assert row["with_author"] == round(signed / len(pages), 3)
        assert row["with_body"] == 1
    expected = {
        (told["title"], "day" * (not told["published_on"]), "author" * (not AUTHORS[page]))
        for page, told in PAGES.items()
        if not told["published_on"] or not AUTHORS[page]
    }
    assert expected
    for missing, wanted in (("", expected), ("day", {row for row in expected if row[1]})):
        rows = await answer(site, "undated-or-unsigned", missing=missing)
        assert {row["title"]: row["missing"] for row in rows} == {
            title: " and ".join(filter(None, lacking)) for title, *lacking in wanted
        }


@pytest.mark.asyncio
async def test_who_writes_most(site: Datasette) -> None:
    """Faculty, staff and organisations by name; a patient's name is not there."""
    comments = Counter(row["author"] for row in TRUE["comments"])
    pages = Counter(author for known in AUTHORS.values() for author in set(known))
    expected = [
        {"name": row["name"], "kind": row["kind"], "comments": comments[row["identity"]],
         "pages": pages[row["identity"]]}
        for row in TRUE["authors"]
        if row["kind"] in {*STAFF, "organisation"}
    ]  # fmt: skip
    expected.sort(key=lambda row: (-row["comments"], -row["pages"], row["name"]))
    assert await answer(site, "most-active") == expected
    assert expected[0]["comments"]


@pytest.mark.asyncio
async def test_what_is_discussed_most(site: Datasette) -> None:
    rows = await answer(site, "most-discussed")
    expected = []
    for page, told in sorted(PAGES.items(), key=lambda item: (-len(COMMENTS[item[0]]), item[0])):
        days = sorted(row["published_on"] for row in COMMENTS[page]) or [None]
        expected.append(
            {"kind": told["kind"], "title": told["title"], "comments": len(COMMENTS[page]),
             "first_on": days[0], "last_on": days[-1]}
        )  # fmt: skip
    assert rows == expected


def first_answer(page: str) -> str | None:
    """Return the instant at which faculty or staff first answered."""
    of_staff = [row for row in COMMENTS[page] if KINDS[row["author"]] in STAFF]
    return min((row["published_at"] for row in of_staff), default=None)


def hours(page: str) -> float:
    asked, answered = PAGES[page]["published_at"], first_answer(page)
    assert answered
    between = datetime.fromisoformat(answered) - datetime.fromisoformat(asked)
    return between.total_seconds() / 3600


@pytest.mark.asyncio
async def test_how_long_patients_wait(site: Datasette) -> None:
    told = {row["year"]: row for row in await answer(site, "first-answer")}
    by_year = defaultdict(list)
    for page in ASKED_BY_PATIENTS:
        by_year[PAGES[page]["published_on"][:4]].append(page)
    assert sorted(told) == sorted(by_year)
    for year, pages in by_year.items():
        answered = [page for page in pages if first_answer(page)]
        assert (told[year]["discussions"], told[year]["answered"]) == (len(pages), len(answered))
        assert told[year]["percent"] == pytest.approx(100 * len(answered) / len(pages), abs=0.05)
        wait = median(hours(page) for page in answered) if answered else None
        assert told[year]["median_hours"] == (wait and pytest.approx(wait, abs=0.06))
    assert any(row["median_hours"] for row in told.values())


@pytest.mark.asyncio
@pytest.mark.parametrize("by", ["", "staff", "anybody"])
async def test_what_nobody_answered(site: Datasette, by: str) -> None:
    expected = set()
    for page in ASKED_BY_PATIENTS:
        by_others = [row for row in COMMENTS[page] if row["author"] not in AUTHORS[page]]
        if not first_answer(page) if by != "anybody" else not by_others:
            expected.add((PAGES[page]["published_on"], PAGES[page]["title"], len(COMMENTS[page])))
    rows = await answer(site, "unanswered", by=by)
    assert {(row["published_on"], row["title"], row["replies"]) for row in rows} == expected
    assert len(rows) == len(expected) > 0
    assert [row["published_on"] for row in rows] == sorted((e[0] for e in expected), reverse=True)


@pytest.mark.asyncio
async def test_a_drug_over_the_years(site: Datasette) -> None:
    """A text counts where the words stand in its title, its body or its author's name."""
    name = "velatinib"
    names = {row["identity"]: row["name"] for row in TRUE["authors"]}
    expected: dict[str | None, Counter[str]] = defaultdict(Counter)
    texts = [
        (row["kind"], row, [row["title"], row["body_text"], *map(names.get, AUTHORS[row["page"]])])
        for row in PAGES.values()
    ]
    texts += [
        ("comment", row, [row["subject"], row["body_text"], row["author_name"]])
        for row in TRUE["comments"]
    ]
    for kind, row, words in texts:
        if re.search(rf"\b{name}\b", "\n".join(filter(None, words)), re.IGNORECASE):
            expected[row["published_on"] and row["published_on"][:4]][kind] += 1
    rows = await answer(site, "drug-by-year", name=name.upper())
    assert {row["year"]: row["texts"] for row in rows} == {
        year: counted.total() for year, counted in expected.items()
    }
    for row in rows:
        for kind, column in [*DOCUMENTS.items(), ("comment", "comments")]:
            column = column.replace("topics", "discussions")
            assert (row[column] or 0) == expected[row["year"]][kind]
    assert len(rows) > 5


@pytest.mark.asyncio
async def test_what_is_linked_most(site: Datasette) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for row in TRUE["links"]:
        target = PAGES.get(row["target"])
        if target and target["kind"] != "topic" and row["target"] != row["page"]:
            found[row["target"]].append(row["page"])
    expected = [
        {"kind": PAGES[page]["kind"], "title": PAGES[page]["title"], "links": len(told),
         "from_pages": len(set(told))}
        for page, told in sorted(
            found.items(), key=lambda item: (-len(item[1]), -len(set(item[1])), item[0])
        )
    ]  # fmt: skip
    assert await answer(site, "most-linked") == expected
    assert expected


@pytest.mark.asyncio
async def test_who_answers_whom(site: Datasette) -> None:
    """By kind of people; with no year given, the last one."""
    posts = {row["source_id"]: row for row in TRUE["comments"]}
    last = max(years(TRUE["comments"]))
    for year in sorted(years(TRUE["comments"])):
        expected: Counter[tuple[str, str]] = Counter()
        for row in posts.values():
            if row["published_on"][:4] != year or row["parent_from"] is None:
                continue
            if row["parent"]:
                expected[KINDS[row["author"]], KINDS[posts[row["parent"]]["author"]]] += 1
            elif row["parent_source_id"] is None and AUTHORS[row["page"]]:
                expected[KINDS[row["author"]], KINDS[AUTHORS[row["page"]][0]]] += 1
        rows = await answer(site, "who-answers-whom", year="" if year == last else year)
        assert {(row["who"], row["to_whom"]): row["posts"] for row in rows} == expected
        assert {row["year"] for row in rows} <= {year}
    assert set(rows[0]) == {"year", "who", "to_whom", "posts", "percent"}


@pytest.mark.asyncio
async def test_categories_over_the_years(site: Datasette) -> None:
    names = {row["url"]: row["name"] for row in TRUE["categories"]}
    expected = Counter(
        (PAGES[row["page"]]["published_on"][:4], names[row["category"]])
        for row in TRUE["page_categories"]
        if PAGES[row["page"]]["published_on"]
    )
    for asked in ("", "lung"):
        rows = await answer(site, "categories-by-year", category=asked)
        assert {(row["year"], row["category"]): row["pages"] for row in rows} == {
            key: pages for key, pages in expected.items() if asked in key[1].lower()
        }
        assert rows


@pytest.mark.asyncio
async def test_discussions_that_changed(tmp_path: Path) -> None:
    """Two editions of the site, a week apart: what was edited is counted."""
    demo = Demo(pages=12)
    first, second = (demo.at_edition(number) for number in (1, 2))
    topics = {f"{BASE}{node.path}" for node in second.world.every.values() if node.kind == "topic"}
    path = archived(demo, tmp_path, without=(".xml",), editions=(1, 2))
    expected = Counter(
        second.world.every[second.world.paths[str(row["page"]).removeprefix(BASE)]].title
        for row in history(first, second, None, BASE)["revisions"]
        if row["change"] == "edited" and str(row["page"]) in topics
    )
    rows = await answer(make_datasette(path), "changed-discussions")
    assert {row["title"]: row["edited"] for row in rows} == expected
    assert expected


@pytest.mark.asyncio
async def test_what_was_read_with_doubt(datasette: Datasette) -> None:
    """The made-up site has no problem: another archive has one."""
    assert await answer(datasette, "unread") == [
        {"kind": "date", "field": None, "reader": None, "problems": 1,
         "example": "https://example.org/post/b", "message": "no date was found"}
    ]  # fmt: skip


@pytest.mark.asyncio
async def test_which_drugs_are_named(tmp_path: Path) -> None:
    """The made-up site has drugs of its own: another archive has real ones, by all their names."""
    path = make_archive(tmp_path)
    archive = open_archive(path)
    names = ["Tarceva", "erlotinib and OSI-774", "Xalkori", "nothing"]
    told = {"page_id": 1, "system": "drupal", "published_on": "2010-01-01", "capture_id": 1}
    with contextlib.closing(archive.conn):
        insert(archive, [
            made(Comment, id=number, source_id=str(number), body_text=name, **told)
            for number, name in enumerate(names, start=900)
        ])  # fmt: skip
        index_all(archive)
        archive.conn.commit()
    site = make_datasette(path)
    rows = [(row["drug"], row["texts"]) for row in await answer(site, "drugs")]
    assert rows == [("erlotinib", 2), ("crizotinib", 1)]
    assert [row["texts"] for row in await answer(site, "drug-by-year", name="osi-774")] == [2]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "asked"),
    [(saved.name, p) for saved in saved_queries().values() for p in saved.parameters if p.default],
)
async def test_nothing_given_asks_for_the_default(site: Datasette, name: str, asked: Any) -> None:
    """What the form shows as given is what the SQL takes."""
    left_out = await answer(site, name)
    assert left_out == await answer(site, name, **{asked.name: asked.default})


@pytest.mark.asyncio
@pytest.mark.parametrize("name", saved_queries())
async def test_the_page_of_each(site: Datasette, name: str) -> None:
    """It has its words, its chart where it draws one, and each link leads to an answer."""
    saved = saved_queries()[name]
    text = (await site.client.get(f"/archive/{name}")).text
    assert f"<h1>{saved.title}</h1>" in text
    assert 'role="alert"' not in text
    rows = await answer(site, name)
    assert ("<svg" in text) == bool(rows and saved.chart)
    for href in sorted(set(re.findall(r'<t[hd][^>]*><a href="(/[^"]+)"', text)))[:1]:
        assert (await site.client.get(href.replace("&amp;", "&"))).status_code == 200, href


WALKED = {
    "comments-by-month": "COVERING INDEX idx_comments_published_on",
    "first-answer": "INDEX idx_comments_page_id_published_on_author_id (page_id=?",
    "most-active": "INDEX idx_authors_kind",
    "most-linked": "INDEX idx_links_target_id (target_id>?",
    "pages-by-month": "COVERING INDEX idx_topics_published_on",
    "unanswered": "INDEX idx_topics_published_on",
    "who-answers-whom": "INDEX idx_comments_published_on (published_on>? AND published_on<?",
}
"""The index that keeps a query fast at two million comments, where each takes under 0.6 s."""


@pytest.mark.parametrize("name", saved_queries())
def test_walks_by_index(held: Path, name: str) -> None:
    """And none looks at all comments with their texts."""
    saved = saved_queries()[name]
    given = dict.fromkeys((parameter.name for parameter in saved.parameters), "")
    with contextlib.closing(sqlite3.connect(held)) as db:
        add_functions(db)
        told = [str(step[3]) for step in db.execute(f"explain query plan {saved.sql}", given)]
    assert WALKED.get(name, "") in "\n".join(told)
    assert "SCAN comments" not in told
