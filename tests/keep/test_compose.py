"""Records are laid out as WARC 1.1 and HTTP ask for."""

from __future__ import annotations

import zlib

import pytest

from pipelines.keep import compose
from pipelines.keep.exchange import Repeated
from tests.keep.made import exchange, fields


def test_a_member_is_the_record_alone() -> None:
    packed = compose.member(fields(WARC_Type="revisit", Content_Length="2"), b"ab")
    text = zlib.decompress(packed, wbits=31)
    assert text == b"WARC/1.1\r\nWARC-Type: revisit\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"


@pytest.mark.parametrize(
    ("url", "line", "host"),
    [
        ("https://example.org", b"GET / HTTP/1.1", b"Host: example.org"),
        ("http://example.org:81/a?b=c#d", b"GET /a?b=c HTTP/1.1", b"Host: example.org:81"),
        ("http://me:secret@example.org/a b", b"GET /a%20b HTTP/1.1", b"Host: example.org"),
    ],
)
def test_the_request_line_is_made_from_the_address(url: str, line: bytes, host: bytes) -> None:
    block = compose.request_block(exchange(url=url))
    assert block == line + b"\r\n" + host + b"\r\n\r\n"


def test_a_host_that_is_given_is_not_given_twice() -> None:
    block = compose.request_block(exchange(request_headers=(("host", "other.example"),)))
    assert block.endswith(b"HTTP/1.1\r\nhost: other.example\r\n\r\n")


def test_what_joined_the_chunks_goes_and_all_else_stays() -> None:
    headers = (("A", "1"), ("transfer-encoding", "chunked"), ("a", "x\r\nB: 2"), ("C", "→"))
    head = compose.answer_head(exchange(status=200, reason="", headers=headers))
    assert head == "HTTP/1.1 200\r\nA: 1\r\na: x B: 2\r\nC: →\r\n\r\n".encode()


def test_a_304_has_no_payload_to_digest() -> None:
    again = Repeated(record_id="urn:x", url="https://example.org/", date="2020")
    assert compose.payload_digest(exchange(status=304, payload=b"", repeats=again)) is None
    same = exchange(repeats=again)
    assert compose.payload_digest(same) == compose.payload_digest(exchange())
    assert compose.revisit_profile(exchange()) is None


def test_warc_fields_hold_one_line_each() -> None:
    block = compose.warcinfo_block({"a": "1\r\nb: 2", "c": None, "d": "é"})
    assert block == "a: 1 b: 2\r\nd: é\r\n".encode()
