"""One connection: requests that come in pieces, together, or never end."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from demo.server import serve
from demo.site import Demo


@pytest.fixture
def line(demo: Demo) -> Iterator[socket.socket]:
    """A bare connection to the site."""
    with serve(demo) as server:
        port = int(server.base_url.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as opened:
            yield opened


def _all(line: socket.socket) -> bytes:
    found = b""
    while piece := line.recv(65_536):
        found += piece
    return found


def test_a_request_may_come_in_pieces(line: socket.socket) -> None:
    """The answer waits for the empty line."""
    for piece in (b"HEAD /for", b"um HTTP/1.1\r\nHost: a\r\nConnec", b"tion: close\r\n\r\n"):
        line.sendall(piece)
    assert _all(line).startswith(b"HTTP/1.1 200 OK\r\n")


def test_requests_sent_together_are_answered_in_order(line: socket.socket) -> None:
    """Pipelined requests: two answers, then the connection is closed as asked."""
    line.sendall(b"HEAD /nothing HTTP/1.1\r\n\r\nHEAD /forum HTTP/1.1\r\nConnection: close\r\n\r\n")
    statuses = [head.split(b" ")[1] for head in _all(line).split(b"\r\n\r\n") if head]
    assert statuses == [b"404", b"200"]


def test_http_1_0_is_closed_after_one_answer(line: socket.socket) -> None:
    """Old clients need no header to see the end."""
    line.sendall(b"GET /robots.txt HTTP/1.0\r\n\r\n")
    assert _all(line).endswith(b"/sitemap.xml\n")


def test_a_head_without_end_is_refused(line: socket.socket) -> None:
    """64 KB of headers are enough."""
    line.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000)
    assert _all(line).startswith(b"HTTP/1.1 400 ")
