"""CSV that leaves the archive holds no formula, whole or in pieces, and is else unchanged."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st

from browse.csv_guard import Disarmed, csv_guarded

CELLS = st.text(st.sampled_from('=+-@\t\r\n",;a1. é'), max_size=6)


def written(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def rewritten(data: bytes, size: int) -> str:
    guard = Disarmed()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    whole = b"".join(guard.rewrite(piece, last=False) for piece in pieces)
    return (whole + guard.rewrite(b"", last=True)).decode()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"), ("@a", "'@a"), ("-", "'-"), ("\tx", "'\tx"), ("\rx", "'\rx"),
        ("+cmd|' /C'", "'+cmd|' /C'"), ("=a\nb,\"c\"", "'=a\nb,\"c\""), ("-1-1", "'-1-1"),
        ("＝1", "'＝1"), ("-3.5", "-3.5"), ("+1e-5", "+1e-5"), ("a=1", "a=1"), ("", ""),
        ("a\n=b", "a\n=b"), ('a,"=b', 'a,"=b'),
    ],
)  # fmt: skip
def test_cells(cell: str, expected: str) -> None:
    """Formulas are disarmed; numbers, and signs further in, stay as they are."""
    rows = [["head", cell], [cell, "x"], ["y", cell]]
    found = read(rewritten(written(rows).encode(), 7))
    assert found == [["head", expected], [expected, "x"], ["y", expected]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=5), st.integers(1, 9))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_table_in_any_pieces(rows: list[list[str]], size: int) -> None:
    """Nothing but a ' before a cell is ever added, wherever the pieces end."""
    found = read(rewritten(written(rows).encode(), size))
    assert [[cell.removeprefix("'") for cell in row] for row in found] == rows
    assert not [cell for row in found for cell in row if cell[:1] in ("=", "@", "\t", "\r")]


def test_rows_are_sent_as_they_come() -> None:
    """A long table is not held back until it is whole."""
    guard = Disarmed()
    assert guard.rewrite(b"a,b\r\n=1,", last=False) == b"a,b\r\n"
    assert guard.rewrite(b'"x\ny"\r\nz', last=False) == b'\'=1,"x\ny"\r\n'
    assert guard.rewrite(b"", last=True) == b"z"


@pytest.mark.asyncio
async def test_tables_of_the_archive(datasette: Datasette) -> None:
    """A name that is a formula leaves as text, in a file with a name."""
    answer = await datasette.client.get("/archive/authors.csv?_stream=1")
    assert "'=cmd|' /C calc'!A0" in answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="authors.csv"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    exact = (await datasette.client.get("/archive/authors.json?_shape=array")).json()
    assert exact[1]["name"] == "=cmd|' /C calc'!A0"


@pytest.mark.asyncio
async def test_headers_of_a_query_and_errors(datasette: Datasette) -> None:
    """A column's name may be a formula too; an error is no file."""
    answer = await datasette.client.get("/archive.csv", params={"sql": 'select 1 as "=x"'})
    assert answer.text.startswith("'=x")
    wrong = await datasette.client.get("/archive/nowhere.csv")
    assert "content-disposition" not in wrong.headers


def test_leaves_other_answers_alone() -> None:
    """Only *.csv is looked at."""
    sent: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"=1"})

    async def receive() -> Any:
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        await csv_guarded(application)({"type": "http", "path": "/a.txt"}, receive, send)

    asyncio.run(ask())
    assert sent[1]["body"] == b"=1"
