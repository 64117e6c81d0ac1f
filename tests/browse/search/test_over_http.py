"""The search as a browser asks for it: nothing that is typed fails, and either name finds both."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from browse.names.names import drugs
from pipelines.records import Article, Capture, Crawl, PageRow, Record
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all
from tests.browse.archive import row

FIELDS = ("q", "author", "author_id", "category", "kind", "from", "to", "sort", "page", "only")
WORDS = ("rash", "Tarceva", "NSCLC", "-rash", '"', "AND", "OR", "NOT", "NEAR(", "*", "egfr*",
         "{title}:", "^a", "2013-02-31", "9" * 30, "-1", "\ud800", "\0", "é", "漢", "' or 1=1 --",
         "<script>")  # fmt: skip


@pytest.fixture
def datasette(path: Path) -> Datasette:
    return make_datasette(path)


def typed(chance: random.Random) -> str:
    """Return what somebody might type: words, signs, and now and then bytes that are no text."""
    if chance.random() < 0.1:
        return quote_from_bytes(chance.randbytes(chance.randrange(40)))
    joiner = chance.choice((" ", "", "+"))
    text = joiner.join(chance.choices(WORDS, k=chance.randrange(7)))
    if chance.random() < 0.2:
        text += "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(20)))
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


async def asked(datasette: Datasette, count: int) -> None:
    chance = random.Random(7)
    for _ in range(count):
        fields = ["q", *chance.sample(FIELDS[1:], chance.randrange(4))]
        query = "&".join(f"{field}={typed(chance)}" for field in fields)
        address = f"/search{chance.choice(('', '', '.json', '.csv'))}?{query}"
        answer = await datasette.client.get(address)
        assert answer.status_code == 200, address
        assert "<script>" not in answer.text or not answer.headers["content-type"].startswith(
            "text/html"
        )


@pytest.mark.asyncio
async def test_nothing_typed_fails(datasette: Datasette) -> None:
    await asked(datasette, 100)


@pytest.mark.verify
@pytest.mark.asyncio
async def test_none_of_50_000_fails(datasette: Datasette) -> None:
    """The number that the issue names."""
    await asked(datasette, 50_000)


PAIRED = drugs()[:40]


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a page for each name of each drug."""
    made: list[Record] = [
        row(Crawl, id=1, record_id="urn:1"),
        row(Capture, id=1, crawl_id=1, record_id="urn:2", status=200),
    ]
    for number, name in enumerate((name for drug in drugs() for name in drug.names), start=1):
        page = {"url": f"https://example.org/{number}", "kind": "article", "status": "live"}
        made += [
            row(PageRow, id=number, capture_id=1, **page),
            row(Article, page_id=number, body_text=f"They began with {name} in May."),
        ]
    path = tmp_path_factory.mktemp("named") / "archive.db"
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        insert(archive, made)
        index_all(archive)
        archive.conn.commit()
    return path


async def pages(datasette: Datasette, name: str) -> set[int]:
    told = await datasette.client.get("/search.json", params={"q": name})
    return {hit["page_id"] for hit in told.json()["hits"]}


@pytest.mark.asyncio
async def test_either_name_finds_the_same_pages(named: Path) -> None:
    """Brand and generic name of 40 drugs, in any case: the pages of all its names, and few others.

    A name within a longer one («trastuzumab emtansine») is found there too.
    """
    datasette = make_datasette(named)
    names = [name for drug in drugs() for name in drug.names]
    for drug in PAIRED:
        own = {number for number, name in enumerate(names, start=1) if name in drug.names}
        found = await pages(datasette, drug.names[0])
        assert found == await pages(datasette, drug.names[1].upper())
        assert own <= found
        for other in found - own:
            assert any(mine in names[other - 1] for mine in drug.names), names[other - 1]
