"""Endless ground: calendars, facets, session numbers, paths that go deeper and deeper.

Each gives faults: the pages of the trap, and a link to it at the end of the front page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from demo.faults.changing import linking
from demo.faults.fault import Asked, Fault, Step
from demo.faults.wire import HTML, message, page

_FACETS = ("type", "year", "stage", "author", "language", "topic", "sex", "age")


def _trap(first: str, where: str, links: Callable[[Asked], tuple[str, ...]]) -> list[Fault]:
    def act(asked: Asked) -> Iterator[Step]:
        title = f"Page {asked.target}"
        yield message(200, [HTML], page(title, *links(asked), text="Nothing here."))

    return [Fault(linking(first), "/"), Fault(act, where)]


def calendar(path: str = "/calendar") -> list[Fault]:
    """Give a page for each month, with links to the next and the one before, for ever."""

    def links(asked: Asked) -> tuple[str, ...]:
        year, month = (int(part) for part in asked.path.split("/")[-2:])
        at = year * 12 + month - 1
        months = ((at + 1) % 120_000, at - 1)
        return tuple(f"{path}/{each // 12:04}/{each % 12 + 1:02}" for each in months)

    return _trap(f"{path}/2026/01", rf"{re.escape(path)}/\d+/\d+", links)


def daily(path: str = "/events") -> list[Fault]:
    """Give the same by day, in a query."""

    def links(asked: Asked) -> tuple[str, ...]:
        day = int(asked.target.rpartition("=")[2])
        return f"{path}?day={day + 1}", f"{path}?day={day - 1}"

    return _trap(f"{path}?day=20000", rf"{re.escape(path)}\?day=-?\d+", links)


def facets(path: str = "/find") -> list[Fault]:
    """Give a list that can be narrowed by any choice of facets, in any order."""

    def links(asked: Asked) -> tuple[str, ...]:
        query = asked.target.partition("?")[2]
        chosen = query.split("&") if query else []
        return tuple(
            f"{path}?{'&amp;'.join([*chosen, f'{name}={value}'])}"
            for name in _FACETS
            for value in range(3)
            if not any(each.startswith(f"{name}=") for each in chosen)
        )

    return _trap(path, rf"{re.escape(path)}(\?.*)?", links)


def repeated(path: str = "/a/b") -> list[Fault]:
    """Give pages with a relative link that has lost its slash: /a/b/a/b/a/b …"""
    pattern = rf"{re.escape(path)}(/.*)?"
    return _trap(path, pattern, lambda asked: (f"{asked.path}{path}",))


def deeper(path: str = "/tree") -> list[Fault]:
    """Give pages with two links each into folders below."""

    def links(asked: Asked) -> tuple[str, ...]:
        name = hashlib.sha256(asked.path.encode()).hexdigest()
        return f"{asked.path}/{_word(name[:8])}", f"{asked.path}/{_word(name[8:16])}"

    return _trap(path, rf"{re.escape(path)}(/.*)?", links)


def sessions(path: str = "/shop") -> list[Fault]:
    """Give pages whose links carry a fresh session number in their path each time."""

    def links(asked: Asked) -> tuple[str, ...]:
        number = hashlib.sha256(f"{asked.target}{asked.number}".encode()).hexdigest()[:32]
        return f"{path}/(S({number[:24]}))/list", f"{path}/{number}/list"

    return _trap(path, rf"{re.escape(path)}(/.*)?", links)


def _word(digits: str) -> str:
    return "".join("bdfgklmnprstvzxq"[int(digit, 16)] for digit in digits)
