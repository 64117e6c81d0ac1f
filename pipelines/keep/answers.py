"""From a record of a WARC file to what the rest of the program sees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipelines.keep.decode import decode
from pipelines.keep.digests import matches, sha1
from pipelines.keep.fields import Fields, bare, pairs_of, text_of
from pipelines.keep.http_block import Head, head_of, unchunked
from pipelines.keep.moments import instant
from pipelines.keep.scan import Record
from pipelines.records.answer import Answer, Kept, Note, Origin, Place

CRAWL_FIELD = "WARC-Crawl-ID"
"""Our own extension: the Record-ID that names the crawl, so that each record tells it alone."""
STATED_FIELD = "WARC-Stated-Length"
"""Our own extension, on import: the Content-Length that the record wrongly had."""
OWN_FIELD = "archivedBy"
OWN_NAME = "grace-archive"
NOTE_KINDS = frozenset({"crawl-start", "crawl-end", "failed", "skipped", "again", "damage"})

_HTTP_URL = re.compile(r"https?://", re.IGNORECASE)
_NO_BODY = frozenset({204, 304})


def kept_of(record: Record, file: str, *, check: bool = True) -> Kept | None:
    """Return what a record is to us; None for requests and all that is no web page's.

    `check=False` leaves the digests unread, for a record that was made a moment ago.
    """
    place = Place(file=file, offset=record.offset, length=record.length)
    if is_answer(record):
        return _answer(record, place, check)
    if record.kind == "metadata":
        return _note(record, place)
    if record.kind == "warcinfo" and not is_ours(record):
        return _origin(record, place)
    return None


def is_answer(record: Record) -> bool:
    """Say whether a record is an HTTP answer, with an address and a date."""
    return (
        record.kind in ("response", "revisit")
        and _HTTP_URL.match(record.fields.bare("WARC-Target-URI") or "") is not None
        and (record.fields.get("Content-Type") or "application/http")
        .lower()
        .startswith("application/http")
        and instant(record.fields.get("WARC-Date")) is not None
    )


def is_ours(record: Record) -> bool:
    """Say whether a warcinfo record was written by this program."""
    return dict(pairs_of(text_of(record.block))).get(OWN_FIELD) == OWN_NAME


def note_data(record: Record) -> dict[str, object] | None:
    """Return the JSON object of a note of ours, None if the record is none."""
    if not (record.fields.get("Content-Type") or "").lower().startswith("application/json"):
        return None
    try:
        data = json.loads(record.block)
    except ValueError:
        return None
    return data if isinstance(data, dict) and data.get("kind") in NOTE_KINDS else None


def _note(record: Record, place: Place) -> Note | None:
    data = note_data(record)
    noted_at = instant(record.fields.get("WARC-Date"))
    if data is None or noted_at is None:
        return None
    return Note(
        record_id=record.record_id,
        kind=str(data.pop("kind")),
        url=record.fields.bare("WARC-Target-URI") or "",
        noted_at=noted_at,
        crawl=record.fields.bare(CRAWL_FIELD),
        data=data,
        place=place,
    )


def _origin(record: Record, place: Place) -> Origin:
    fields = dict(pairs_of(text_of(record.block)))
    return Origin(
        record_id=record.record_id,
        software=fields.get("software"),
        started_at=instant(record.fields.get("WARC-Date")),
        fields=fields,
        place=place,
    )


def _answer(record: Record, place: Place, check: bool) -> Answer:
    fields = record.fields
    head = head_of(record.block)
    if record.kind == "revisit" and not record.block:
        head = Head(304, (), 0)  # WARC 1.1 §6.7.2 lets the headers be left out: as it was before
    stored = memoryview(record.block)[head.body_at :].tobytes()
    faults = [*_record_faults(record, check), *head.faults]
    payload, digest = stored, None
    body = b""
    if record.kind == "revisit":
        digest = fields.get("WARC-Payload-Digest")
    else:
        payload, chunk_faults = _without_chunks(head, stored)
        digest, digest_faults = _payload_digest(fields, stored, payload, check)
        body, coding_faults = decode(payload, head.header("Content-Encoding"))
        faults += [*digest_faults, *chunk_faults, *coding_faults]
        if not chunk_faults and not coding_faults:
            faults += _length_faults(head, fields, len(payload))
    return Answer(
        record_id=record.record_id,
        url=fields.bare("WARC-Target-URI") or "",
        captured_at=instant(fields.get("WARC-Date")) or "",
        status=head.status,
        headers=head.headers,
        body=body,
        payload_digest=digest,
        crawl=fields.bare(CRAWL_FIELD) or fields.bare("WARC-Warcinfo-ID"),
        refers_to=_refers_to(record, head),
        place=place,
        faults=tuple(faults),
    )


def _refers_to(record: Record, head: Head) -> str | None:
    if record.kind == "revisit" or head.status == 304:
        return bare(record.fields.get("WARC-Refers-To") or "")
    return None


def _record_faults(record: Record, check: bool) -> Iterator[str]:
    stated = record.stated or record.fields.get(STATED_FIELD)
    if stated is not None:
        yield f"the record has {len(record.block)} bytes, its Content-Length says {stated}"
    if record.fields.get("WARC-Segment-Number"):
        yield "the answer stands in several records; only one of them is read"
    truncated = record.fields.get("WARC-Truncated")
    if truncated and record.kind != "revisit":
        yield f"the tool that kept it cut it off ({truncated})"
    block_digest = record.fields.get("WARC-Block-Digest")
    if check and block_digest and matches(block_digest, record.block) is False:
        yield "the record does not match its block digest"


def _without_chunks(head: Head, stored: bytes) -> tuple[bytes, list[str]]:
    if "chunked" not in (head.header("Transfer-Encoding") or "").lower():
        return stored, []
    joined = unchunked(stored)
    if joined is None:  # most tools take the chunks off and leave the header
        return stored, []
    return joined.payload, [joined.fault] if joined.fault else []


def _payload_digest(
    fields: Fields, stored: bytes, payload: bytes, check: bool
) -> tuple[str, list[str]]:
    """Return the digest of what is held; tools differ on whether chunks belong to a payload."""
    stated = fields.get("WARC-Payload-Digest")
    if stated is None:
        return sha1(payload), []
    if not check or matches(stated, stored) is not False:
        return stated, []
    if payload is not stored and matches(stated, payload):
        return stated, []
    return sha1(payload), ["the payload does not match its digest"]


def _length_faults(head: Head, fields: Fields, size: int) -> list[str]:
    stated = head.header("Content-Length")
    if stated is None or not stated.isdecimal() or int(stated) == size:
        return []
    if head.status in _NO_BODY or head.status < 200 or fields.get("WARC-Truncated"):
        return []
    if head.header("Transfer-Encoding"):  # RFC 9112 §6.3: it overrides Content-Length
        return []
    return [f"the body has {size} bytes, its header says {stated}"]
