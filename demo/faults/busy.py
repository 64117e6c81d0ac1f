"""A host that has too much to do, or refuses, and says when to come again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from demo.faults.fault import Act, Asked, Step
from demo.faults.wire import HTML, Headers, message, page


def answer(status: int, headers: Headers = (), body: str | None = None) -> Act:
    """Answer so, in place of the truth."""

    def act(asked: Asked) -> Iterator[Step]:
        shown = page(f"Answer {status}") if body is None else body
        yield message(status, (HTML, *headers), shown)

    return act


def busy(status: int = 503, seconds: float | None = None, *, as_date: bool = False) -> Act:
    """Answer 503 or 429; with `seconds`, ask for so much quiet, as a number or as a date.

    A date counts from the second after the request: what it says is never shorter.
    """

    def act(asked: Asked) -> Iterator[Step]:
        yield from answer(status, _retry_after(seconds, as_date))(asked)

    return act


def _retry_after(seconds: float | None, as_date: bool) -> Headers:
    if seconds is None:
        return []
    when = datetime.now(UTC) + timedelta(seconds=seconds + 1)
    told = format_datetime(when, usegmt=True) if as_date else f"{seconds:g}"
    return [("Retry-After", told)]
