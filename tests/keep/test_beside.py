"""An answer and its request, where they stand in the file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.keep.beside import stretch
from pipelines.keep.errors import KeepError
from pipelines.records.answer import Place
from tests.keep.made import filled, http, record

ANSWER, REQUEST = "urn:uuid:00000000-0000-4000-8000-00000000000a", "urn:uuid:b"


def of_another_tool(order: str, **more: str) -> tuple[list[bytes], int]:
    """Members in an order: a for the answer, q for its request, o for another's; and where a is."""
    block = http(b"page", "Content-Type: text/html")
    made = {
        "a": record(block, WARC_Record_ID=f"<{ANSWER}>"),
        "q": record(http(b"", status="GET / HTTP/1.1"), WARC_Type="request",
                    WARC_Record_ID=f"<{REQUEST}>", WARC_Concurrent_To=f"<{ANSWER}>"),
        "o": record(http(b"", status="GET /o HTTP/1.1"), WARC_Type="request",
                    WARC_Concurrent_To="<urn:uuid:c>"),
    }  # fmt: skip
    return [gzip.compress(made[one], mtime=0) for one in order], order.index("a")


@pytest.mark.parametrize(
    ("order", "expected"),
    [("qa", "qa"), ("aq", "aq"), ("oao", "a"), ("a", "a"), ("oqao", "qa"), ("oaq", "aq")],
)
def test_the_request_stands_before_or_behind(tmp_path: Path, order: str, expected: str) -> None:
    members, at = of_another_tool(order)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"".join(members))
    place = Place(file=path.name, offset=len(b"".join(members[:at])), length=len(members[at]))
    start, end = stretch(path, place, ANSWER)
    by_letter = dict(zip(order, members, strict=False)) | {"a": members[at]}
    assert path.read_bytes()[start:end] == b"".join(by_letter[letter] for letter in expected)


def test_what_we_write_is_found_whole(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "warc")
    answer = answers[1]
    path = folder.path / answer.place.file
    start, end = stretch(path, answer.place, answer.record_id)
    types = gzip.decompress(path.read_bytes()[start:end])
    assert types.index(b"WARC-Type: request") < types.index(b"WARC-Type: response")
    assert types.count(b"WARC/1.1") == 2
    assert end == answer.place.offset + answer.place.length


def test_another_record_is_not_given_for_this_one(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "warc")
    path = folder.path / answers[0].place.file
    with pytest.raises(KeepError, match="does not hold this record"):
        stretch(path, answers[1].place, answers[0].record_id)
    torn = answers[-1]
    path.write_bytes(path.read_bytes()[: torn.place.offset + torn.place.length - 20])
    with pytest.raises(KeepError, match=r"cut off|any more"):
        stretch(path, torn.place, torn.record_id)
