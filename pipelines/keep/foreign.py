"""A record of another tool's file, made fit to stand in ours."""

from __future__ import annotations

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from pipelines.keep.answers import CRAWL_FIELD, STATED_FIELD
from pipelines.keep.digests import sha1
from pipelines.keep.fields import Fields, bare
from pipelines.keep.moments import wayback_instant
from pipelines.keep.scan import Record

DOWNLOADED_FIELD = "WARC-Download-Date"
"""Our own extension: the WARC-Date of a record that the Wayback Machine had captured earlier."""


def adopted(record: Record, warcinfo_id: str | None) -> Record:
    """Return the record with what its new place asks for; all that it said of itself stays.

    The target URI loses wget's brackets. A record that leaves its file names the warcinfo that it
    stood under (WARC 1.1 §5.12). A Wayback date wins over the download's. A record without an
    id gets one that is the same each time. A request's payload digest that repeats the block's
    goes: some tools take a request without a body for its own payload, and checkers call it wrong.
    """
    fields = record.fields
    if url := fields.bare("WARC-Target-URI"):
        fields = fields.replaced("WARC-Target-URI", url)
    if warcinfo_id and not fields.get("WARC-Warcinfo-ID") and not fields.get(CRAWL_FIELD):
        fields = fields.replaced("WARC-Warcinfo-ID", f"<{warcinfo_id}>")
    taken = wayback_instant(bare(fields.get("WARC-Source-URI") or ""))
    if taken and taken != fields.get("WARC-Date") and not fields.get(DOWNLOADED_FIELD):
        fields = fields.replaced(DOWNLOADED_FIELD, fields.get("WARC-Date") or "unknown")
        fields = fields.replaced("WARC-Date", taken)
    if record.kind == "request" and _digest_twice(fields):
        fields = fields.without("WARC-Payload-Digest")
    if record.stated is not None:
        fields = fields.replaced(STATED_FIELD, record.stated)
    if not record.record_id:
        key = f"{sha1(record.block)} {fields.get('WARC-Date')} {url}"
        fields = fields.replaced("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, key)}>")
    return replace(record, fields=fields)


def _digest_twice(fields: Fields) -> bool:
    payload = fields.get("WARC-Payload-Digest")
    return payload is not None and payload == fields.get("WARC-Block-Digest")
