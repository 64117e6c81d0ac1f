"""Answers that come late, slowly, or never to an end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from demo.faults.fault import Act, Asked, Pause, Step
from demo.faults.wire import HTML, head, message

_PIECE = b"<p>And so on.</p>" * 4096


def stall(seconds: float = 3600.0, after: int = 0) -> Act:
    """Say nothing for so long, or nothing more after that many bytes; then the true answer."""

    def act(asked: Asked) -> Iterator[Step]:
        truth = message(*asked.site())
        if after:
            yield truth[:after]
        yield Pause(seconds)
        yield truth[after:]

    return act


def drip(every: float = 0.1, size: int = 1) -> Act:
    """Send the true answer that many bytes at a time, with a pause of seconds before each."""

    def act(asked: Asked) -> Iterator[Step]:
        truth = message(*asked.site())
        for at in range(0, len(truth), size):
            yield Pause(every)
            yield truth[at : at + size]

    return act


def endless(told: str | None = None) -> Act:
    """Send a body without end, 68 KB at a time; `told` is the Content-Length that it claims."""

    def act(asked: Asked) -> Iterator[Step]:
        lengths = [("Content-Length", told)] if told else []
        yield head(200, [HTML, *lengths])
        yield from itertools.repeat(_PIECE)

    return act


def endless_drip(every: float = 0.1) -> Act:
    """Send a body without end, a few bytes at a time: never idle, never done."""

    def act(asked: Asked) -> Iterator[Step]:
        yield head(200, [HTML])
        while True:
            yield b"<p>on</p>"
            yield Pause(every)

    return act


def endless_headers(every: float = 0.0) -> Act:
    """Send headers and no end of them."""

    def act(asked: Asked) -> Iterator[Step]:
        yield b"HTTP/1.1 200 OK\r\n"
        for number in itertools.count():
            yield f"X-More-{number}: {'more ' * 20}\r\n".encode()
            if every:
                yield Pause(every)

    return act
