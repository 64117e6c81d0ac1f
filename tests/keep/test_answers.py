"""What a record says becomes an answer, a note or an origin, with its faults."""

from __future__ import annotations

import gzip
import json

import pytest

from pipelines.keep.answers import kept_of
from pipelines.keep.scan import Record
from pipelines.records.answer import Answer, Note, Origin
from tests.keep.made import URL, fields, http, sha1

GIVEN = {
    "WARC_Type": "response",
    "WARC_Record_ID": "<urn:uuid:1>",
    "WARC_Date": "2020-01-02T03:04:05Z",
    "WARC_Target_URI": URL,
    "Content_Type": "application/http; msgtype=response",
}


def answer(block: bytes, **more: str) -> Answer:
    kept = kept_of(Record(0, 1, fields(**{**GIVEN, **more}), block), "a.warc.gz")
    assert isinstance(kept, Answer)
    return kept


@pytest.mark.parametrize(
    ("block", "body", "faults"),
    [
        pytest.param(http(b"abc", "Content-Length: 3"), b"abc", (), id="whole"),
        pytest.param(
            http(b"ab", "Content-Length: 3"),
            b"ab",
            ("the body has 2 bytes, its header says 3",),
            id="shorter than its header says",
        ),
        pytest.param(
            http(b"", "Content-Length: 9", status="HTTP/1.1 304 Not Modified"), b"", (), id="304"
        ),
        pytest.param(http(b""), b"", (), id="empty"),
        pytest.param(
            http(b"2\r\nab\r\n0\r\n\r\n", "Transfer-Encoding: chunked"), b"ab", (), id="chunks left"
        ),
        pytest.param(http(b"ab", "Transfer-Encoding: chunked"), b"ab", (), id="chunks gone"),
        pytest.param(
            http(b"9\r\nab", "Transfer-Encoding: chunked"),
            b"ab",
            ("the chunked body ends too early",),
            id="chunks cut",
        ),
        pytest.param(
            http(gzip.compress(b"ab", mtime=0), "Content-Encoding: gzip", "Content-Length: 22"),
            b"ab",
            (),
            id="gzip",
        ),
        pytest.param(
            http(b"abc", "Content-Encoding: gzip", "Content-Length: 22"),
            b"abc",
            ("the header says gzip, the body is not; it stands as it came",),
            id="unpacked by the tool that kept it",
        ),
        pytest.param(
            b"<html>", b"<html>", ("the answer has no status line",), id="no HTTP head at all"
        ),
    ],
)
def test_bodies(block: bytes, body: bytes, faults: tuple[str, ...]) -> None:
    found = answer(block)
    assert (found.body, found.faults) == (body, faults)


def test_a_cut_answer_is_told_once() -> None:
    found = answer(http(b"ab", "Content-Length: 3"), WARC_Truncated="length")
    assert found.faults == ("the tool that kept it cut it off (length)",)


def test_a_payload_without_digest_gets_one_and_a_stated_one_is_repeated() -> None:
    block = http(b"ab")
    assert answer(block).payload_digest == sha1(b"ab")
    stated = "sha-256:fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"
    found = answer(block, WARC_Payload_Digest=stated)
    assert (found.payload_digest, found.faults) == (stated, ())


@pytest.mark.parametrize("digested", [b"2\r\nab\r\n0\r\n\r\n", b"ab"], ids=["with", "without"])
def test_tools_digest_with_and_without_chunks(digested: bytes) -> None:
    block = http(b"2\r\nab\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    assert answer(block, WARC_Payload_Digest=sha1(digested)).faults == ()


def test_a_revisit_has_no_body_and_names_what_it_repeats() -> None:
    given = {"WARC_Type": "revisit", "WARC_Payload_Digest": "sha1:X"}
    found = answer(http(b"", "Content-Length: 9"), **given, WARC_Refers_To="<urn:uuid:9>")
    assert (found.body, found.refers_to, found.payload_digest) == (b"", "urn:uuid:9", "sha1:X")
    assert found.faults == ()
    assert answer(http(b""), **given).refers_to == ""
    assert answer(http(b"x")).refers_to is None
    bare = answer(b"", **given)
    assert (bare.status, bare.faults) == (304, ())


@pytest.mark.parametrize(
    "changes",
    [
        {"WARC_Type": "request"},
        {"WARC_Type": "resource"},
        {"WARC_Target_URI": "dns:example.org"},
        {"WARC_Target_URI": ""},
        {"Content_Type": "text/dns"},
        {"WARC_Date": "soon"},
        {"WARC_Type": "metadata"},
        {"WARC_Type": "metadata", "Content_Type": "application/json"},
    ],
)
def test_what_is_no_pages_answer_is_nothing_to_us(changes: dict[str, str]) -> None:
    assert kept_of(Record(0, 1, fields(**{**GIVEN, **changes}), b"[1]"), "a") is None


def test_notes_are_told_from_other_tools_metadata() -> None:
    given = fields(**{**GIVEN, "WARC_Type": "metadata", "Content_Type": "application/json"})
    block = json.dumps({"kind": "failed", "tries": 8}).encode()
    note = kept_of(Record(0, 1, given, block), "a")
    assert isinstance(note, Note)
    assert (note.kind, note.url, note.data, note.crawl) == ("failed", URL, {"tries": 8}, None)
    assert kept_of(Record(0, 1, given, b'{"kind":"theirs"}'), "a") is None
    assert kept_of(Record(0, 1, given, b"{"), "a") is None


def test_another_tools_warcinfo_is_an_origin() -> None:
    given = fields(**{**GIVEN, "WARC_Type": "warcinfo"})
    origin = kept_of(Record(0, 1, given, b"software: Wget\r\nrobots: off\r\n"), "a")
    assert isinstance(origin, Origin)
    assert (origin.software, origin.fields["robots"]) == ("Wget", "off")
    assert kept_of(Record(0, 1, given, b"archivedBy: grace-archive\r\n"), "a") is None
