"""Answers that break HTTP: resets, wrong lengths, cut bodies, floods of headers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from demo.faults.fault import Act, Asked, End, Step
from demo.faults.wire import HTML, head, message


def reset(after: int = 0) -> Act:
    """Reset the connection after that many bytes of the true answer."""

    def act(asked: Asked) -> Iterator[Step]:
        if after:
            yield message(*asked.site())[:after]
        yield End.RESET

    return act


def cut(share: float = 0.5) -> Act:
    """Close the connection after that part of the body; its length was told rightly."""

    def act(asked: Asked) -> Iterator[Step]:
        status, headers, body = asked.site()
        whole = message(status, headers, body)
        yield whole[: len(whole) - len(body) + int(len(body) * share)]
        yield End.CLOSED

    return act


def lengths(*told: str | int) -> Act:
    """Send the true body under these Content-Length headers, and close.

    A number is how much it is off (5: five too long); a text goes out as it is: "-1", "12abc".
    """

    def act(asked: Asked) -> Iterator[Step]:
        status, headers, body = asked.site()
        said = [("Content-Length", _told(each, len(body))) for each in told]
        yield head(status, (*headers, *said)) + body
        yield End.CLOSED

    return act


def _told(told: str | int, size: int) -> str:
    return told if isinstance(told, str) else str(size + told)


def cut_gzip(share: float = 0.5) -> Act:
    """Send the true body as gzip that ends too early, under the right length of what is sent."""

    def act(asked: Asked) -> Iterator[Step]:
        status, headers, body = asked.site()
        packed = gzip.compress(body)
        sent = packed[: int(len(packed) * share)]
        yield message(status, (*headers, ("Content-Encoding", "gzip")), sent)

    return act


def cut_chunks(share: float = 0.5) -> Act:
    """Send the true body in chunks, and close before the last one (RFC 9112 §8)."""

    def act(asked: Asked) -> Iterator[Step]:
        status, headers, body = asked.site()
        yield head(status, (*headers, ("Transfer-Encoding", "chunked")))
        sent = body[: int(len(body) * share)]
        yield b"%x\r\n%s\r\n" % (len(sent), sent)
        yield End.CLOSED

    return act


def bad_chunks() -> Act:
    """Send chunks whose length is no number."""

    def act(asked: Asked) -> Iterator[Step]:
        yield head(200, [HTML, ("Transfer-Encoding", "chunked")]) + b"xyz\r\nhello\r\n0\r\n\r\n"
        yield End.CLOSED

    return act


def header_flood(count: int = 5_000, size: int = 200) -> Act:
    """Send the true answer under that many further headers of that many letters."""

    def act(asked: Asked) -> Iterator[Step]:
        status, headers, body = asked.site()
        flood = [(f"X-Flood-{number}", "f" * size) for number in range(count)]
        yield message(status, (*headers, *flood), body)

    return act


def long_header(size: int = 1 << 20) -> Act:
    """Send the true answer under one header of that many letters."""
    return header_flood(1, size)


def no_http() -> Act:
    """Send something that is no HTTP at all."""

    def act(asked: Asked) -> Iterator[Step]:
        yield b"220 mail.example.org ESMTP ready\r\n"
        yield End.CLOSED

    return act
