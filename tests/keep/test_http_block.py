"""HTTP as servers and tools really leave it is read without a guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.keep.http_block import Unchunked, head_of, unchunked


@pytest.mark.parametrize(
    ("block", "status", "headers", "body"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\nx", 200, (("A", "1"),), b"x", id="plain"),
        pytest.param(b"HTTP/1.0 404\nA:1\n\nx\n\ny", 404, (("A", "1"),), b"x\n\ny", id="bare LF"),
        pytest.param(b"HTTP/2 301 \r\n\r\n", 301, (), b"", id="no headers, HTTP/2"),
        pytest.param(b"HTTP/1.1 204 No\n\nx", 204, (), b"x", id="no headers, LF"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nA: 1\r\n  2\r\nB:\r\n\r\n",
            200,
            (("A", "1 2"), ("B", "")),
            b"",
            id="fold",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nA: \xe9\xc3\xa9\r\n\r\n",
            200,
            (("A", "\xe9\xc3\xa9"),),
            b"",
            id="bytes",
        ),
    ],
)
def test_heads_without_fault(
    block: bytes, status: int, headers: tuple[tuple[str, str], ...], body: bytes
) -> None:
    head = head_of(block)
    assert (head.status, head.headers, block[head.body_at :], head.faults) == (
        status,
        headers,
        body,
        (),
    )


@pytest.mark.parametrize(
    ("block", "status", "body", "fault"),
    [
        (b"", 0, b"", "the record is empty"),
        (b"<html>old</html>", 0, b"<html>old</html>", "the answer has no status line"),
        (b"A: 1\r\n\r\nx", 0, b"x", "the answer has no status line"),
        (b"HTTP/1.1 200 OK\r\nA: 1", 200, b"", "the answer ends inside its headers"),
        (b"HTTP/1.1 200 OK", 200, b"", "the answer ends inside its headers"),
        (b"HTTP/1.1 200 OK\r\nodd\r\n\r\nx", 200, b"x", "a line without a colon: 'odd'"),
    ],
)
def test_heads_with_a_fault(block: bytes, status: int, body: bytes, fault: str) -> None:
    head = head_of(block)
    assert (head.status, block[head.body_at :]) == (status, body)
    assert fault in head.faults[0]


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (b"3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n", Unchunked(b"abcde")),
        (b"A\nabcdefghij\n0\n\n", Unchunked(b"abcdefghij")),
        (b"5\r\nab", Unchunked(b"ab", "the chunked body ends too early")),
        (b"2\r\nab\r\n", Unchunked(b"ab", "the chunked body ends too early")),
        (b"<html>", None),
        (b"2\r\nabcdef", None),
        (b"", None),
    ],
)
def test_chunks(payload: bytes, expected: Unchunked | None) -> None:
    assert unchunked(payload) == expected


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(block: bytes) -> None:
    head = head_of(b"HTTP/1.1 200 OK\r\n" + block)
    assert head.status == 200
    assert 0 <= head_of(block).body_at <= len(block)
    unchunked(block)
