"""One HTTP/1.1 connection: reads requests one after another and answers each at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

Reply = Callable[[str, str, dict[str, str]], bytes]
"""Takes method, path with query, and headers by lower-case name; gives the whole answer."""

_LARGEST_HEAD = 65_536
_BAD = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Connection(asyncio.Protocol):
    """A connection that stays open until the visitor or the server closes it."""

    def __init__(self, reply: Reply, opened: set[Connection]) -> None:
        self._reply = reply
        self._opened = opened
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the connection, so that the server can drop it at its end."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._opened.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._opened.discard(self)

    def drop(self) -> None:
        """Close without waiting for anything."""
        if self._transport:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete; requests have no body here."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
            if not self._answer(head.decode("latin-1")):
                return
        if len(self._buffer) > _LARGEST_HEAD:
            self._write(_BAD, last=True)

    def _answer(self, head: str) -> bool:
        """Answer one request; False closes the connection."""
        first, *rest = head.split("\r\n")
        words = first.split(" ")
        if len(words) != 3 or not words[2].startswith("HTTP/1."):
            self._write(_BAD, last=True)
            return False
        pairs = (line.partition(":") for line in rest)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        wanted = headers.get("connection", "").lower()
        last = wanted == "close" or words[0] not in ("GET", "HEAD")
        last = last or (words[2] == "HTTP/1.0" and wanted != "keep-alive")
        self._serve(words[0], words[1], headers, last)
        return not last

    def _serve(self, method: str, target: str, headers: dict[str, str], last: bool) -> None:
        self._write(self._reply(method, target, headers), last=last)

    def _write(self, answer: bytes, *, last: bool) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        self._transport.write(answer)
        if last:
            self._transport.close()
