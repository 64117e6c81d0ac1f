"""The captures of a page, and the one that is shown."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.kept import BEFORE, REFERRED
from browse.pages.evidence import CAPTURES, CHOSEN, COUNT, NEWEST
from tests.browse.pages import captured
from tests.browse.pages.captured import HTML, LATIN, NOTHING_NEW, PAGE, PART


async def told(evidence: Datasette, path: str) -> str:
    answer = await evidence.client.get(path)
    assert answer.status_code == 200
    return str(answer.text)


@pytest.mark.asyncio
async def test_each_capture_is_listed_with_what_changed(evidence: Datasette) -> None:
    """Compared is with the capture before of the same address, newest first."""
    text = await told(evidence, f"/evidence/{PAGE}")
    listed = re.findall(r'href="\?capture=(\d+)".*?<td class="\w*">([\w ]+)</td>', text, re.DOTALL)
    assert [(int(number), content) for number, content in listed] == [
        (PART, "changed"),
        (captured.REFUSED, "not read"),
        (LATIN, "first"),
        (NOTHING_NEW, "same"),
        (HTML, "first"),
    ]
    assert "/archive/crawls/2" in text
    assert "A &lt;b&gt;page&lt;/b&gt;" in text


@pytest.mark.asyncio
async def test_the_newest_with_a_body_is_shown_else_the_one_chosen(evidence: Datasette) -> None:
    text = await told(evidence, f"/evidence/{PAGE}")
    assert f'src="/evidence/capture/{PART}/page"' in text
    text = await told(evidence, f"/evidence/{PAGE}?capture={HTML}")
    assert f'src="/evidence/capture/{HTML}/page"' in text
    assert re.search(r"<iframe [^>]*\bsandbox(?!=)", text), "an empty sandbox"


@pytest.mark.asyncio
async def test_an_answer_without_news_shows_what_it_refers_to_and_says_so(
    evidence: Datasette,
) -> None:
    text = await told(evidence, f"/evidence/{PAGE}?capture={NOTHING_NEW}")
    assert "answered 304" in text
    assert f'src="/evidence/capture/{HTML}/page"' in text
    lost = await told(evidence, f"/evidence/{captured.BARE}")
    assert "what it refers to is not held" in lost
    assert "<iframe" not in lost


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path",
    [
        "/evidence/999",
        f"/evidence/{captured.WITHHELD}",
        f"/evidence/{PAGE}?capture={captured.SECRET}",
        f"/evidence/{PAGE}?capture=99999999999999999999",
        f"/evidence/{PAGE}?capture=x",
    ],
)
async def test_what_is_not_this_pages_is_not_found(evidence: Datasette, path: str) -> None:
    answer = await evidence.client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("query", [CAPTURES, COUNT, NEWEST, CHOSEN, BEFORE, REFERRED])
def test_captures_are_sought_by_index(captured_archive: Path, query: str) -> None:
    """Captures grow with each crawl."""
    given = {"page": PAGE, "offset": 0, "url": "x", "captured_at": "x", "id": 1}
    values = given if ":" in query else [1] * query.count("?")
    with contextlib.closing(sqlite3.connect(captured_archive)) as db:
        plan = [row[3] for row in db.execute(f"explain query plan {query}", values)]
    assert any("captures USING" in step for step in plan)
    assert not any(step.startswith(("SCAN captures", "SCAN pages", "SCAN crawls")) for step in plan)
