"""The page of the search, as a reader and as a machine see it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from browse.search import page

pytestmark = pytest.mark.asyncio


@pytest.fixture
def datasette(path: Path) -> Datasette:
    return make_datasette(path)


async def get(datasette: Datasette, ending: str = "", **params: Any) -> Any:
    answer = await datasette.client.get(f"/search{ending}", params=params)
    assert answer.status_code == 200
    return answer


async def test_shows_what_is_found(datasette: Datasette) -> None:
    """Marked, escaped, counted by kind, each hit a link to where it is read."""
    text = (await get(datasette, q="note07x")).text
    assert "1 text." in text
    assert '<a href="/comment/7">Is this rash normal?</a>' in text
    assert "<mark>note07x</mark> &lt;b&gt;bold" in text
    assert 'comments <span class="count">1</span>' in text


async def test_pages_and_order(datasette: Datasette) -> None:
    """The next page keeps the search, its filters and its order."""
    text = (await get(datasette, q="rash", kind="comment", sort="newest")).text
    assert 'rel="next" href="/search?q=rash&amp;kind=comment&amp;sort=newest&amp;page=2"' in text
    assert "30 texts, page 1 of 2." in text
    second = (await get(datasette, q="rash", kind="comment", page=2)).text
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second
    past = (await get(datasette, q="rash", page=400)).text
    assert "To the first page" in past


async def test_says_what_else_was_searched(datasette: Datasette) -> None:
    """With a way to search for the one name alone, and back."""
    text = (await get(datasette, q="Tarceva")).text
    assert "Also searched: erlotinib, OSI-774" in text
    assert '<a href="/search?q=Tarceva&amp;only=1">only Tarceva</a>' in text
    only = (await get(datasette, q="Tarceva", only=1)).text
    assert '<a href="/search?q=Tarceva">with other names of the same</a>' in only


async def test_offers_another_spelling(datasette: Datasette) -> None:
    """As a link that searches for it."""
    text = (await get(datasette, q="treatmnet")).text
    assert 'Did you mean <a href="/search?q=treatment">treatment</a>?' in text


async def test_nothing_found_leads_on(datasette: Datasette) -> None:
    """Each empty page says why, and where to go from it."""
    other = (await get(datasette, q="explained", kind="comment")).text
    assert '<a href="/search?q=explained">1 of other kinds</a>' in other
    assert "Search without the filters" in other
    assert "at least one word" in (await get(datasette, q="-rash")).text
    assert "brand and generic name alike" in (await get(datasette)).text


async def test_for_machines(datasette: Datasette) -> None:
    """JSON and CSV hold what the page shows; CSV all of it at once."""
    told = (await get(datasette, ".json", q="rash", kind="comment")).json()
    assert told["total"] == 30
    assert told["by_kind"]["article"] == 1
    assert len(told["hits"]) == 20
    assert (await datasette.client.get(told["next"])).json()["hits"]
    answer = await get(datasette, ".csv", q="rash", kind="comment", sort="oldest", page=2)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="search.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["id"] for row in rows] == [str(number) for number in range(1, 31)]


async def test_what_takes_too_long_to_rank_is_shown_by_date(
    datasette: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what takes too long altogether is told, as a page like others."""
    monkeypatch.setattr(page, "LONGEST_RANKING", -1)
    told = (await get(datasette, ".json", q="rash")).json()
    assert told["query"]["sort"] == "newest"
    monkeypatch.setattr(page, "LONGEST_WALK", -1)
    assert "takes too long" in (await get(datasette, q="rash")).text


@pytest.mark.parametrize(
    "q", ['"', "\0", "NEAR(", "a AND", "*", "x" * 5000, "\ue000<b>", "{title}: a", "<script>x"]
)
async def test_takes_anything(datasette: Datasette, q: str) -> None:
    """Whatever is typed, in any field, is shown as text."""
    text = (await get(datasette, q=q, author=q, kind=q, category=q, page=q, **{"from": q})).text
    assert "<script" not in text
    assert "<b>" not in text
