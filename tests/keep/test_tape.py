"""A tape gives a file's bytes whatever they are wrapped in, and knows where they came from."""

from __future__ import annotations

import gzip
import io

import pytest

from pipelines.keep import tape as module
from pipelines.keep.tape import Tape

MEMBERS = [gzip.compress(b"WARC/%d " % n + b"x" * n * 1000, mtime=0) for n in range(1, 6)]


def all_of(tape: Tape) -> bytes:
    while tape.fill():
        pass
    return bytes(tape.buffer)


@pytest.mark.parametrize("chunk", [1, 2, 7, 100, 1 << 16])
def test_members_join_whatever_the_size_of_a_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(module, "CHUNK", chunk)
    tape = Tape(io.BytesIO(b"".join(MEMBERS)))
    assert all_of(tape) == b"".join(map(gzip.decompress, MEMBERS))
    assert tape.trouble is None


def test_it_knows_where_each_member_starts() -> None:
    tape = Tape(io.BytesIO(b"".join(MEMBERS)))
    at = 0
    for packed in MEMBERS:
        size = len(gzip.decompress(packed))
        assert tape.want(size)
        assert tape.offset == at
        tape.want(size + 1)
        assert tape.member_ends_at(size)
        tape.drop(size)
        at += len(packed)
    assert (tape.offset, tape.want(1)) == (at, False)


def test_a_plain_file_is_read_from_any_byte() -> None:
    tape = Tape(io.BytesIO(b"WARC/1.0 and more"), 9)
    assert not tape.is_gzip
    assert all_of(tape) == b"and more"
    tape.drop(4)
    assert tape.offset == 13


def test_a_much_repeated_text_comes_out_to_its_last_byte() -> None:
    text = bytes(10 * module.CHUNK + 1)
    assert all_of(Tape(io.BytesIO(gzip.compress(text)))) == text


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (MEMBERS[0] + MEMBERS[1][:-1], "is cut off"),
        (MEMBERS[0] + MEMBERS[1][:3], "is cut off"),
        (MEMBERS[0] + b"\0\0", "is none"),
        (MEMBERS[0] + MEMBERS[1][:-2] + b"??", "is broken"),
    ],
)
def test_it_says_why_it_stops_and_where(data: bytes, trouble: str) -> None:
    tape = Tape(io.BytesIO(data))
    all_of(tape)
    assert (tape.trouble, tape.trouble_at) == (trouble, len(MEMBERS[0]))
    assert not tape.recover()
    assert (tape.trouble, tape.offset) == (None, len(data))


def test_it_goes_on_at_the_next_member_that_opens_a_record() -> None:
    false = b"\x1f\x8b\x08 no member " + gzip.compress(b"no record")
    rubbish = b"?" * (module.CHUNK - len(false) - 1)  # the next magic lies across two reads
    tape = Tape(io.BytesIO(MEMBERS[0][:40] + false + rubbish + MEMBERS[2]))
    all_of(tape)
    assert tape.recover()
    assert all_of(tape) == gzip.decompress(MEMBERS[2])
