"""Serves the made-up site on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import ssl
import threading
from email.utils import formatdate
from types import TracebackType
from typing import Self

from demo.connection import Connection
from demo.site import Answered, Demo

_HOST = "127.0.0.1"
_REASONS = {
    200: "OK",
    301: "Moved Permanently",
    304: "Not Modified",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
}


class Server:
    """A running site. Close it, or use it as a context manager.

    `requests` lists (method, path with query, status) of every request answered so far. With
    `tls`, a server's context, it speaks https. Raises OSError if the port is taken.
    """

    def __init__(self, demo: Demo, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[tuple[str, str, int]] = []
        self._demo = demo
        self._port = port
        self._tls = tls
        self._ready = threading.Event()
        self._trouble: OSError | None = None
        self._opened: set[Connection] = set()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="demo-site", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._trouble:
            self._thread.join()
            raise self._trouble

    @property
    def base_url(self) -> str:
        """The site's address."""
        return f"{'https' if self._tls else 'http'}://{_HOST}:{self._port}"

    @property
    def demo(self) -> Demo:
        """The site that is served now."""
        return self._demo

    @property
    def edition(self) -> int:
        """The edition that is served; setting it switches at once."""
        return self._demo.edition

    @edition.setter
    def edition(self, edition: int) -> None:
        self._demo = self._demo.at_edition(edition)

    @property
    def design(self) -> str:
        """The name of the design that is served; setting it switches at once."""
        return self._demo.design.name

    @design.setter
    def design(self, design: str) -> None:
        self._demo = self._demo.in_design(design)

    def close(self) -> None:
        """Stop serving and wait until the port is free."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:  # the port is taken: raised again where the server was asked for
            self._trouble = error
        finally:
            self._loop.close()
            self._ready.set()

    async def _serve(self) -> None:
        server = await self._loop.create_server(self._connection, _HOST, self._port, ssl=self._tls)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for connection in list(self._opened):
            connection.drop()
        await asyncio.sleep(0)

    def _connection(self) -> Connection:
        return Connection(self._reply, self._opened)

    def _reply(self, method: str, target: str, headers: dict[str, str]) -> bytes:
        demo = self._demo
        answered = self._answered(demo, method, target)
        etag, since = headers.get("if-none-match"), headers.get("if-modified-since")
        if demo.unchanged(answered, etag, since):
            answered = Answered(304, (("Cache-Control", "max-age=900, public"),), b"")
        self.requests.append((method, target, answered.status))
        return _bytes(answered, with_body=method != "HEAD")

    def _answered(self, demo: Demo, method: str, target: str) -> Answered:
        if method not in ("GET", "HEAD"):
            return Answered(405, (("Allow", "GET, HEAD"),), b"")
        if not target.startswith("/"):
            return Answered(400, (), b"")
        return demo.answer(target, self.base_url)


def _bytes(answered: Answered, *, with_body: bool) -> bytes:
    lines = [f"HTTP/1.1 {answered.status} {_REASONS[answered.status]}"]
    lines += [f"{name}: {value}" for name, value in answered.headers]
    lines.append(f"Date: {formatdate(usegmt=True)}")
    if answered.status != 304:
        lines.append(f"Content-Length: {len(answered.body)}")
    head = "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("latin-1") + (answered.body if with_body else b"")


def serve(demo: Demo, port: int = 0) -> Server:
    """Serve a site on 127.0.0.1; port 0 takes a free one.

    Returns the running server; close it, or use it in a `with` statement.
    """
    return Server(demo, port)
