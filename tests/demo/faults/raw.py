"""What comes over the wire, byte for byte."""

from __future__ import annotations

import socket
import time
from urllib.parse import urlsplit


def received(base_url: str, target: str = "/", *, most: int = 1 << 20, wait: float = 2.0) -> bytes:
    """Ask once and return what comes until the end, `wait` seconds, or `most` bytes.

    Raises ConnectionResetError where the other side resets.
    """
    parts = urlsplit(base_url)
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=wait) as line:
        head = f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n"
        line.sendall(head.encode())
        whole = b""
        until = time.monotonic() + wait
        while len(whole) < most and time.monotonic() < until:
            try:
                piece = line.recv(65_536)
            except TimeoutError:
                break
            if not piece:
                break
            whole += piece
        return whole


def status(answer: bytes) -> int:
    """The status of an answer."""
    return int(answer[9:12])


def header(answer: bytes, name: str) -> list[str]:
    """The values of its headers of that name."""
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    pairs = [line.partition(": ") for line in lines]
    return [value for key, _, value in pairs if key.lower() == name.lower()]


def body(answer: bytes) -> bytes:
    """Its body."""
    return answer.partition(b"\r\n\r\n")[2]
