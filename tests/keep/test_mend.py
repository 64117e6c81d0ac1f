"""After a kill at any byte, all that was written whole is there, and writing goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Note
from tests.keep.made import URL, clock, exchange, filled, http, ids, members, record, writer


def test_a_file_torn_at_any_byte_keeps_all_whole_exchanges(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "whole", 2)
    name = folder.files()[0]
    whole = (folder.path / name).read_bytes()
    ends = [a.place.offset + a.place.length for a in answers]
    torn = WarcFolder(tmp_path / "torn")
    torn.make()
    for size in range(len(whole) + 1):
        (torn.path / name).write_bytes(whole[:size])
        said = torn.mend()
        assert list(torn.records()) == [
            a for a, end in zip(answers, ends, strict=True) if end <= size
        ]
        assert torn.mend() == []
        if torn.files():
            left = torn.end_of(name)
            assert left in (0, answers[0].place.offset, *ends) or left < ends[0]
            assert bool(said) == (left < size)


@pytest.mark.parametrize("tail", [b"\0" * 700, b"\x1f\x8b\x08garbage", b"WARC/1.1\r\n"])
def test_what_a_power_cut_leaves_behind_the_last_record_goes(tmp_path: Path, tail: bytes) -> None:
    folder, answers = filled(tmp_path)
    name = folder.files()[0]
    end = folder.end_of(name)
    with (tmp_path / name).open("ab") as file:
        file.write(tail)
    assert folder.mend() == [
        f"{name}: cut {len(tail)} bytes of a record that was not written to its end"
    ]
    assert (folder.end_of(name), list(folder.records())) == (end, answers)


def test_writing_goes_on_after_a_kill(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path)
    name = folder.files()[0]
    with (tmp_path / name).open("r+b") as file:
        file.truncate(folder.end_of(name) - 5)
    assert len(folder.mend()) == 2
    with writer(folder) as out:
        again = out.exchange(exchange(url=f"{URL}/again"))
    assert list(folder.records()) == [*answers[:-1], again]


def test_only_the_end_is_mended(tmp_path: Path) -> None:
    """A break in the middle is no kill's work: what stands behind it stays."""
    folder, answers = filled(tmp_path)
    name = folder.files()[0]
    whole = bytearray((tmp_path / name).read_bytes())
    whole[answers[1].place.offset + 200] ^= 0xFF
    (tmp_path / name).write_bytes(whole)
    assert folder.mend() == []
    damage = [one for one in folder.records() if isinstance(one, Note)]
    assert [note.place.offset for note in damage] == [answers[1].place.offset]


def test_a_request_behind_its_answer_stays(tmp_path: Path) -> None:
    name = "grace-20261123T150000000Z-00001-abc123.warc.gz"
    answer = record(http(b"x"), WARC_Record_ID="<urn:uuid:1>")
    request = record(
        b"GET / HTTP/1.1\r\n\r\n",
        WARC_Type="request",
        WARC_Record_ID="<urn:uuid:2>",
        WARC_Concurrent_To="<urn:uuid:1>",
    )
    (tmp_path / name).write_bytes(b"".join(members([answer, request])))
    assert WarcFolder(tmp_path).mend() == []


def test_files_of_others_are_never_cut(tmp_path: Path) -> None:
    (tmp_path / "mine.warc.gz").write_bytes(members([record(http(b"x"))])[0][:-4])
    assert WarcFolder(tmp_path).mend() == []
    assert WarcFolder(tmp_path).end_of("mine.warc.gz") > 0


def test_what_is_known_to_be_whole_is_not_read_again(tmp_path: Path) -> None:
    folder, _ = filled(tmp_path)
    with writer(folder, clock=clock(), ids=ids()) as out:
        out.exchange(exchange())
    first, second = folder.files()
    ends = {name: folder.end_of(name) for name in (first, second)}
    with (tmp_path / first).open("ab") as file:
        file.write(b"torn")
    assert folder.mend() == []
    assert folder.mend(ends) == [
        f"{first}: cut 4 bytes of a record that was not written to its end"
    ]
    assert folder.end_of(first) == ends[first]
