"""A record of another tool stays itself in our file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.keep.folder import WarcFolder
from pipelines.keep.foreign import adopted
from pipelines.keep.scan import Record
from pipelines.records.answer import Answer
from tests.keep.made import URL, fields, http, record
from tests.keep.test_intake import import_bytes


def test_a_record_keeps_its_id_date_and_fields(tmp_path: Path) -> None:
    [answer], _ = import_bytes(
        tmp_path, record(http(b"x"), WARC_Record_ID="<urn:uuid:7>", X_Their_Own="said")
    )
    raw = WarcFolder(tmp_path / "warc").raw_at(answer.place).decode()
    assert raw.startswith("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7>\r\n")
    assert f"\r\nWARC-Target-URI: {URL}\r\n" in raw
    assert "\r\nX-Their-Own: said\r\n" in raw
    assert isinstance(answer, Answer)
    assert (answer.record_id, answer.crawl) == ("urn:uuid:7", None)
    assert answer.captured_at == "2020-01-02T03:04:05.000Z"


@pytest.mark.parametrize(
    ("source_uri", "captured_at"),
    [
        (
            f"https://web.archive.org/web/20130807133000id_/{URL}",
            "2013-08-07T13:30:00.000Z",
        ),
        (f"<http://web.archive.org/web/20130807133000/{URL}>", "2013-08-07T13:30:00.000Z"),
        (f"https://web.archive.org/web/20139907133000/{URL}", "2020-01-02T03:04:05.000Z"),
        ("https://example.org/elsewhere", "2020-01-02T03:04:05.000Z"),
    ],
)
def test_the_wayback_machines_date_wins(tmp_path: Path, source_uri: str, captured_at: str) -> None:
    [answer], _ = import_bytes(tmp_path, record(http(b"x"), WARC_Source_URI=source_uri))
    assert isinstance(answer, Answer)
    assert answer.captured_at == captured_at
    raw = WarcFolder(tmp_path / "warc").raw_at(answer.place)
    assert b"2020-01-02T03:04:05Z" in raw


def test_a_record_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    kept, _ = import_bytes(tmp_path, record(http(b"x"), WARC_Record_ID=""))
    assert kept[0].record_id.startswith("urn:uuid:")


def test_a_requests_digest_stays_where_it_is_its_own() -> None:
    given = {
        "WARC_Type": "request",
        "WARC_Record_ID": "<urn:uuid:1>",
        "WARC_Block_Digest": "sha1:A",
    }
    own = Record(0, 0, fields(**given, WARC_Payload_Digest="sha1:B"), b"")
    twice = Record(0, 0, fields(**given, WARC_Payload_Digest="sha1:A"), b"")
    assert adopted(own, None) == own
    assert adopted(twice, None).fields == fields(**given)
