"""A small web server on loopback that answers what a test tells it, and remembers who asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server answers. `claims` is a Content-Length that is said but not sent."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    claims: int | None = None


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    at: float
    path: str
    headers: dict[str, str]


def page(*links: str, text: str = "Some words.") -> Reply:
    """An HTML page with links."""
    anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
    return Reply(f"<html><body><h1>A page</h1><p>{text}</p>{anchors}</body></html>")


class Web:
    """The site: an answer for each path, or a list of answers for one request after the other."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | list[Reply] | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.url = ""
        self._lock = threading.Lock()

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(1 for asked in self.asked if asked.path == path)

    def reply(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            found = self.pages.get(asked.path, Reply("Not found.", 404))
            if isinstance(found, list):
                return found.pop(0) if len(found) > 1 else found[0]
            return found if isinstance(found, Reply) else found(asked)


@contextmanager
def serving(web: Web) -> Iterator[Web]:
    """Serve a site on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = web.reply(Asked(time.monotonic(), self.path, dict(self.headers.items())))
            time.sleep(reply.wait)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            headers = {"Content-Type": "text/html; charset=utf-8"} | reply.headers
            if "Transfer-Encoding" not in headers:
                headers["Content-Length"] = str(len(body) if reply.claims is None else reply.claims)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:  # the crawler has hung up
                self.close_connection = True
            if reply.claims is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # connections that a crawler breaks off are not this server's trouble

    server = Quiet(("127.0.0.1", 0), Handler)
    web.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
