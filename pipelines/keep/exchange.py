"""A request and its answer, on their way into the WARC."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The earlier capture that a 304 or an identical payload repeats (WARC 1.1 §6.7)."""

    record_id: str
    url: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and what the server answered.

    `headers` stand as received, bytes as latin-1; `payload` is as on the wire before
    content-decoding, but without Transfer-Encoding. `captured_at` is UTC, as in `Answer`. With
    `repeats`, the payload is not written again: the caller has seen that it is the same, or got
    a 304.
    """

    url: str
    status: int
    headers: Headers
    payload: bytes
    captured_at: str
    reason: str = ""
    method: str = "GET"
    request_headers: Headers = ()
    ip: str | None = None
    repeats: Repeated | None = None
