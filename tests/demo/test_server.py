"""The server: what a client sees on the wire."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from demo.server import Server, serve
from demo.site import Demo


@pytest.fixture
def server(demo: Demo) -> Iterator[Server]:
    """The site on a free port."""
    with serve(demo) as running:
        yield running


@pytest.fixture
def client(server: Server) -> Iterator[http.client.HTTPConnection]:
    """One kept connection to it."""
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=10)
    yield connection
    connection.close()


def test_one_connection_serves_many_requests(
    server: Server, client: http.client.HTTPConnection
) -> None:
    """Lengths are right, so a connection is kept; all requests are on record."""
    for path in ("/", "/forum", "/post/nothing"):
        client.request("GET", path)
        answer = client.getresponse()
        body = answer.read()
        assert int(answer.headers["Content-Length"]) == len(body)
    assert server.requests == [
        ("GET", "/", 200),
        ("GET", "/forum", 200),
        ("GET", "/post/nothing", 404),
    ]


def test_head_has_the_headers_and_no_body(client: http.client.HTTPConnection) -> None:
    """HEAD tells the length of what GET would give."""
    client.request("GET", "/articles")
    length = len(client.getresponse().read())
    client.request("HEAD", "/articles")
    answer = client.getresponse()
    assert answer.read() == b""
    assert int(answer.headers["Content-Length"]) == length


def test_unchanged_needs_both_validators(client: http.client.HTTPConnection) -> None:
    """Core answers 304 only if both stand in the request, and then sends neither back."""
    client.request("GET", "/forum")
    first = client.getresponse()
    first.read()
    etag, since = first.headers["ETag"], first.headers["Last-Modified"]
    for headers, status in (
        ({"If-None-Match": etag}, 200),
        ({"If-Modified-Since": since}, 200),
        ({"If-None-Match": '"1"', "If-Modified-Since": since}, 200),
        ({"If-None-Match": etag, "If-Modified-Since": since}, 304),
    ):
        client.request("GET", "/forum", headers=headers)
        answer = client.getresponse()
        body = answer.read()
        assert answer.status == status
        assert bool(body) == (status == 200)
    assert answer.headers["ETag"] is None


def test_links_start_with_the_servers_own_address(
    server: Server, client: http.client.HTTPConnection
) -> None:
    """Canonical links and feeds name the host and port that were asked."""
    client.request("GET", "/rss.xml")
    assert f"<link>{server.base_url}/post/".encode() in client.getresponse().read()


def test_the_edition_can_be_switched_while_it_runs(
    server: Server, client: http.client.HTTPConnection
) -> None:
    """A week passes between two requests on one connection."""
    gone = server.demo.world.touched.gone.path
    statuses = []
    for edition in (1, 2, 3):
        server.edition = edition
        client.request("GET", gone)
        answer = client.getresponse()
        answer.read()
        statuses.append(answer.status)
    assert statuses == [200, 404, 404]


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        pytest.param(b"POST /user/login HTTP/1.1", b"405", id="nothing is taken"),
        pytest.param(b"GET http://elsewhere.example/ HTTP/1.1", b"400", id="no proxy"),
        pytest.param(b"nonsense", b"400", id="no request"),
    ],
)
def test_bad_requests_are_refused(server: Server, request_line: bytes, status: bytes) -> None:
    """An answer with a status, never silence."""
    with socket.create_connection(("127.0.0.1", int(server.base_url.rsplit(":", 1)[1]))) as line:
        line.sendall(request_line + b"\r\nConnection: close\r\n\r\n")
        assert line.recv(4096).split(b" ")[1] == status


def test_a_closed_server_frees_its_port(demo: Demo) -> None:
    """The same port can be taken again; a port that is taken is an error."""
    with serve(demo) as first:
        port = int(first.base_url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="in use"):
            serve(demo, port)
    with serve(demo, port) as second:
        assert second.base_url.endswith(f":{port}")


def test_the_command_says_where_it_serves_and_what_is_wrong() -> None:
    """`python -m demo` refuses a size that does not exist with a sentence."""
    asked = [sys.executable, "-m", "demo", "--pages", "3", "--port", "0"]
    ended = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr.startswith("The made-up site cannot be served: pages must be 12")
