"""The files that pages show: a style sheet, drawn pictures, a one-page PDF, a silent sound."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pathlib import Path

_FOLDERS = ("/sites/default/files/", "/wp-content/")


def file_at(path: str) -> tuple[str, bytes] | None:
    """Return a file's media type and bytes; None where there is none."""
    if path.endswith("/site.css"):
        return "text/css", _style()
    if path.endswith("/favicon.png"):
        return "image/png", _picture(16, 16, 200)
    if path == "/media/oembed":
        return "text/html; charset=UTF-8", b"<!DOCTYPE html><p>A made-up video would play here.</p>"
    if not path.startswith(_FOLDERS):
        return None
    if path.endswith(".png"):
        return "image/png", _picture(480, 270, zlib.crc32(path.encode()) % 200)
    if path.endswith(".pdf"):
        return "application/pdf", _PDF
    return ("audio/mpeg", b"ID3\x03" + bytes(60)) if path.endswith(".mp3") else None


@lru_cache(maxsize=1)
def _style() -> bytes:
    return (Path(__file__).parent / "designs" / "drupal" / "site.css").read_bytes()


@lru_cache(maxsize=64)
def _picture(width: int, height: int, shade: int) -> bytes:
    """Return a PNG with a soft slope from one grey-green to another."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checked

    rows = b"".join(
        b"\x00" + bytes((shade // 2 + at * 90 // height, 120 + at * 80 // height, 130)) * width
        for at in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
