"""What a WARC holds, as the rest of the program sees it."""

from __future__ import annotations

from pipelines.records.answer import Answer, Place


def test_headers_are_found_in_any_case() -> None:
    """The first of that name counts; one that is not there is None."""
    answer = Answer(
        record_id="urn:uuid:1",
        url="https://example.org/",
        captured_at="2026-11-23T13:48:15.000Z",
        status=200,
        headers=(("ETag", '"1"'), ("etag", '"2"')),
        body=b"",
        payload_digest=None,
        crawl=None,
        refers_to=None,
        place=Place(file="a.warc.gz", offset=0, length=1),
    )
    assert answer.header("etag") == answer.header("ETAG") == '"1"'
    assert answer.header("date") is None
