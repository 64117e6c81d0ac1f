"""A request stands beside its answer, or not at all."""

from __future__ import annotations

from pathlib import Path

from pipelines.keep.folder import WarcFolder
from pipelines.keep.requests import Requests
from pipelines.keep.scan import Record
from tests.keep.made import fields, http, record
from tests.keep.test_intake import import_bytes


def test_requests_come_with_their_answers_before_or_behind(tmp_path: Path) -> None:
    def ask(number: int, **fields: str) -> bytes:
        block = b"GET /%d HTTP/1.1\r\n\r\n" % number
        return record(block, WARC_Type="request", WARC_Record_ID=f"<urn:uuid:q{number}>", **fields)

    before, behind, alone = (
        ask(1),
        ask(2, WARC_Concurrent_To="<urn:uuid:a2>"),
        ask(3, WARC_Concurrent_To="<urn:uuid:lost>"),
    )
    first = record(http(b"1"), WARC_Record_ID="<urn:uuid:a1>", WARC_Concurrent_To="<urn:uuid:q1>")
    second = record(http(b"2"), WARC_Record_ID="<urn:uuid:a2>")
    import_bytes(tmp_path, b"".join([before, first, second, behind, alone]))
    ids = WarcFolder(tmp_path / "warc").record_ids()
    assert {f"urn:uuid:{name}" for name in ("a1", "a2", "q1", "q2")} < ids.keys()
    assert "urn:uuid:q3" not in ids


def test_only_so_many_requests_wait() -> None:
    """A file of requests alone must not fill the memory."""
    requests = Requests()
    for number in range(1000):
        one = fields(WARC_Record_ID=f"<urn:uuid:q{number}>", WARC_Target_URI="https://example.org/")
        assert not requests.follows_answer(Record(0, 0, one, b""))
    answer = Record(0, 0, fields(WARC_Target_URI="https://example.org/"), b"")
    assert 0 < len(requests.of(answer)) < 100
    assert requests.of(answer) == []
