"""Every byte of a file is in a record or told of; no input raises."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.keep.scan import LARGEST, Damage, Record, scan
from pipelines.keep.tape import Tape
from tests.keep.made import URL, http, members, pages, record


def found(data: bytes, largest: int = LARGEST) -> list[Record | Damage]:
    return list(scan(Tape(io.BytesIO(data)), largest))


def test_records_and_breaks_cover_the_file() -> None:
    packed = members(pages())
    packed[1] = packed[1][:50] + b"??" + packed[1][52:]
    data = b"".join([*packed[:3], b"rubbish", *packed[3:]])
    items = found(data)
    assert [type(one) for one in items] == [Record, Damage, Record, Damage, Record, Record]
    at = 0
    for one in items:
        assert one.offset == at
        at += one.length
    assert at == len(data)


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "not compressed"])
def test_a_text_about_warc_is_no_record(packed: bool) -> None:
    block = http(b"It opens with\r\n\r\nWARC/1.0\r\nWARC-Type: x\r\n\r\nand so on.\r\n\r\n")
    items = found(gzip.compress(record(block)) if packed else record(block))
    assert [one.block for one in items if isinstance(one, Record)] == [block]


def test_a_record_beyond_the_limit_is_passed_over() -> None:
    large = record(http(b"x" * (1 << 20)))
    first, damage, last = found(b"".join([pages(1)[0], large, pages(1)[0]]), 1 << 20)
    assert isinstance(damage, Damage)
    assert damage.sentence.endswith("is larger than 1 MiB")
    assert damage.url == URL
    assert isinstance(first, Record)
    assert isinstance(last, Record)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200_000])
def test_any_number_of_blank_lines_may_follow(count: int) -> None:
    first, second = found(pages(1)[0] + b"\n" * count + pages(2)[1])
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.stated, second.stated) == (None, None)


def test_a_head_without_end_is_no_record() -> None:
    [damage, after] = found(b"WARC/1.0\r\nA: " + b"x" * 70_000 + b"\r\n\r\n" + pages(1)[0])
    assert isinstance(damage, Damage)
    assert damage.sentence == "the record's head does not end"
    assert isinstance(after, Record)


WHOLE = b"".join(pages(3))
PACKED = b"".join(members(pages(3)))


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    st.sampled_from([WHOLE, PACKED, gzip.compress(WHOLE)]),
    st.integers(0, 2000),
    st.integers(0, 300),
    st.binary(max_size=40),
)
def test_no_change_of_the_bytes_raises(data: bytes, at: int, cut: int, put: bytes) -> None:
    changed = data[:at] + put + data[at + cut :]
    for one in found(changed):
        assert 0 <= one.offset <= len(changed)
        assert one.length >= 0


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_file_raises(data: bytes) -> None:
    assert not [one for one in found(data) if isinstance(one, Record)]
    found(b"\x1f\x8b\x08" + data)
    found(b"WARC/1.0\r\nContent-Length: 3\r\n\r\n" + data)
