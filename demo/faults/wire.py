"""Answers as the bytes of HTTP/1.1, right ones and what is wrong on purpose."""

from __future__ import annotations

from collections.abc import Iterable

Headers = Iterable[tuple[str, str]]

HTML = ("Content-Type", "text/html; charset=UTF-8")
XML = ("Content-Type", "application/xml; charset=utf-8")
TEXT = ("Content-Type", "text/plain; charset=UTF-8")


def head(status: int, headers: Headers) -> bytes:
    """Return a status line and headers as they are, with the empty line that ends them."""
    lines = [f"HTTP/1.1 {status} Status", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def message(status: int, headers: Headers, body: bytes | str = b"") -> bytes:
    """Return a whole answer, its length told rightly."""
    sent = body.encode() if isinstance(body, str) else body
    return head(status, (*headers, ("Content-Length", str(len(sent))))) + sent


def page(title: str, *links: str, text: str = "", more: str = "") -> str:
    """Return a plain page: a heading, a paragraph and links, and `more` markup in its head."""
    anchors = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{more}'
        f"</head><body><h1>{title}</h1><p>{text}</p><ul>{anchors}</ul></body></html>"
    )
