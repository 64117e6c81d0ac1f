"""Pages of a list: which one is asked for, what it skips, and the addresses of the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from browse.frame import number

A_PAGE = 50
"""Rows listed at a time."""
REACH = 200_000
"""Rows that can be turned to: skipping that many entries of an index takes some 8 ms."""


class Paging(NamedTuple):
    """One page of a list, counted from 1; `name` is its argument, `kept` the address's others."""

    page: int
    total: int
    size: int = A_PAGE
    name: str = "page"
    kept: Mapping[str, object] = {}
    place: str = "list"

    @property
    def pages(self) -> int:
        """How many pages can be turned to: at least one."""
        return max(1, -(-min(self.total, REACH) // self.size))

    @property
    def skipped(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * self.size

    @property
    def cut(self) -> bool:
        """Whether rows lie beyond the last page."""
        return self.total > REACH

    def address(self, page: int) -> str:
        """Return where another page of the list stands, from this one."""
        told = {name: value for name, value in self.kept.items() if value}
        if page > 1:
            told[self.name] = page
        return f"?{urlencode(told)}#{self.place}"


def paging(
    request: Request,
    total: int,
    *,
    name: str = "page",
    place: str = "list",
    kept: Mapping[str, object] | None = None,
) -> Paging:
    """Return the page that an address asks for; beyond the last one stands the last."""
    first = Paging(1, total, name=name, place=place, kept=kept or {})
    return first._replace(page=min(number(request, name), first.pages))
