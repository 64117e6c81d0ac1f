"""Records in their WARC 1.1 form, one gzip member each; warcio lays out their heads."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from pipelines.keep.digests import sha1
from pipelines.keep.exchange import Exchange, Headers
from pipelines.keep.fields import Fields

LEVEL = 6  # level 9 takes twice the time for one per cent less
REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

_BREAKS = re.compile(r"[\r\n\0]+")
_NOT_IN_URI = re.compile(r"[\x00-\x20\x7f<>]")


class _PlainWriter(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """warcio's writer, leaving the digests alone: ours are there, a copied record keeps its own."""

    def ensure_digest(self, record: object, block: bool = True, payload: bool = True) -> None:
        """Add nothing."""


def member(fields: Fields, block: bytes) -> bytes:
    """Return a record as a gzip member; Content-Length and Content-Type stand in the fields."""
    head = StatusAndHeaders("", list(fields.pairs), protocol="WARC/1.1")
    # as a "resource" warcio writes the block as it is; of a revisit it would write no headers
    record = ArcWarcRecord("warc", "resource", head, io.BytesIO(block), None, None, len(block))
    out = io.BytesIO()
    _PlainWriter(out, gzip=False, warc_version="1.1").write_record(record)
    return zlib.compress(out.getbuffer(), LEVEL, wbits=31)


def safe_uri(url: str) -> str:
    """Return an address that cannot break out of its header line."""
    return _NOT_IN_URI.sub(lambda found: quote(found[0]), url)


def with_length(block: bytes, *pairs: tuple[str, str | None]) -> Fields:
    """Return fields for a new block, without those that are None."""
    given = tuple((name, value) for name, value in pairs if value is not None)
    return Fields((*given, ("Content-Length", str(len(block)))))


def request_block(exchange: Exchange) -> bytes:
    """Return the request, made again from what is known of it (RFC 9112 §3)."""
    parts = urlsplit(exchange.url)
    target = safe_uri(parts.path or "/") + (f"?{safe_uri(parts.query)}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]
    headers = exchange.request_headers
    if not any(name.lower() == "host" for name, _ in headers):
        headers = (("Host", host), *headers)
    return _http(f"{exchange.method} {target} HTTP/1.1", headers)


def answer_head(exchange: Exchange) -> bytes:
    """Return status line and headers; Transfer-Encoding is gone with the chunks."""
    kept = tuple(
        (name, value)
        for name, value in exchange.headers
        if name.lower() not in ("transfer-encoding", "trailer")
    )
    return _http(f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip(), kept)


def _http(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return b"".join(_header_bytes(line) + b"\r\n" for line in lines) + b"\r\n"


def _header_bytes(line: str) -> bytes:
    line = _BREAKS.sub(" ", line)
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def revisit_profile(exchange: Exchange) -> str | None:
    """Return the profile of WARC 1.1 §6.7 under which an exchange repeats an earlier one."""
    if exchange.repeats is None:
        return None
    kind = "server-not-modified" if exchange.status == 304 else "identical-payload-digest"
    return REVISIT + kind


def payload_digest(exchange: Exchange) -> str | None:
    """Return the digest of the payload; a 304 has none."""
    if exchange.status == 304 and exchange.repeats:
        return None
    return sha1(exchange.payload)


def warcinfo_block(info: Mapping[str, str | None]) -> bytes:
    """Return warc-fields (WARC 1.1 §6.2), without those that are None."""
    lines = (f"{name}: {_BREAKS.sub(' ', value)}\r\n" for name, value in info.items() if value)
    return "".join(lines).encode()


def json_block(data: Mapping[str, object]) -> bytes:
    """Return a JSON object on one line, its keys in the order they came."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
