"""The folder of WARC files: in order, from any place on, one record alone."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, Note, Place
from tests.keep.made import URL, bodies, filled, http, members, pages, record, sha1

REAL = Path(__file__).parents[3] / "shared" / "real-sites"


def test_reading_goes_on_from_a_place(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "warc", 5)
    name = folder.files()[0]
    assert list(folder.records(start={name: answers[2].place.offset})) == answers[2:]
    assert list(folder.records(name, {name: folder.end_of(name)})) == []
    assert [folder.answer_at(a.place) for a in answers] == answers


def test_the_evidence_is_the_record_as_it_stands(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "warc")
    place = answers[1].place
    stored = (folder.path / place.file).read_bytes()[place.offset : place.offset + place.length]
    assert folder.raw_at(place) == gzip.decompress(stored)
    assert folder.raw_at(place).startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")


def test_a_place_that_holds_nothing_is_told(tmp_path: Path) -> None:
    folder, answers = filled(tmp_path / "warc")
    place = answers[0].place
    for wrong in (
        Place(file="gone.warc.gz", offset=0, length=1),
        Place(file=place.file, offset=0, length=10),
        Place(file=place.file, offset=place.offset + 1, length=place.length),
        Place(file=place.file, offset=folder.end_of(place.file), length=1),
    ):
        with pytest.raises(KeepError):
            folder.answer_at(wrong)
    with pytest.raises(KeepError, match="has no record at byte"):
        folder.raw_at(Place(file=place.file, offset=place.offset, length=place.length - 9))


def test_an_empty_or_absent_folder_holds_nothing(tmp_path: Path) -> None:
    assert list(WarcFolder(tmp_path / "none").records()) == []
    assert WarcFolder(tmp_path / "none").mend() == []
    (tmp_path / "notes.txt").write_text("mine")
    assert WarcFolder(tmp_path).files() == []


@pytest.mark.parametrize("broken", range(1, 4))
def test_a_broken_member_costs_itself_and_is_told_of(tmp_path: Path, broken: int) -> None:
    packed = members(pages(5))
    spoiled = bytearray(packed[broken])
    spoiled[len(spoiled) // 2] ^= 0xFF
    packed[broken] = bytes(spoiled)
    (tmp_path / "a.warc.gz").write_bytes(b"".join(packed))
    kept = list(WarcFolder(tmp_path).records())
    notes = [one for one in kept if isinstance(one, Note)]
    assert bodies(iter(kept)) == [b"page %d " % n * 50 for n in range(5) if n != broken]
    assert [kept.index(note) for note in notes] == [broken]
    assert notes[0].data["sentence"] == "the gzip member is broken"
    assert notes[0].place == Place(
        file="a.warc.gz", offset=sum(map(len, packed[:broken])), length=len(packed[broken])
    )
    assert kept == list(WarcFolder(tmp_path).records())


def test_every_member_may_break_anywhere(tmp_path: Path) -> None:
    """Whichever byte is wrong, at most its own record is lost, or told to be wrong."""
    packed = members(pages(3))
    whole, first, second = b"".join(packed), len(packed[0]), len(packed[0]) + len(packed[1])
    for at in range(first, second):
        spoiled = bytearray(whole)
        spoiled[at] ^= 0x5A
        (tmp_path / "a.warc.gz").write_bytes(spoiled)
        kept = list(WarcFolder(tmp_path).records())
        good = [one.url for one in kept if isinstance(one, Answer) and not one.faults]
        assert [url for url in good if url != f"{URL}/1"] == [f"{URL}/0", f"{URL}/2"], at
        if f"{URL}/1" in good:  # a byte of gzip's header that says nothing of the content
            assert b"page 1 " * 50 in bodies(iter(kept))


def test_a_wrong_digest_is_a_fault_on_every_reading(tmp_path: Path) -> None:
    block = http(b"changed", "Content-Length: 7")
    wrong = record(
        block, WARC_Block_Digest="sha1:" + "A" * 32, WARC_Payload_Digest="md5:" + "0" * 32
    )
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(wrong))
    for _ in range(2):
        [answer] = WarcFolder(tmp_path).records()
        assert isinstance(answer, Answer)
        assert answer.faults == (
            "the record does not match its block digest",
            "the payload does not match its digest",
        )
        assert answer.body == b"changed"
        assert answer.payload_digest == sha1(b"changed")


@pytest.mark.skipif(not REAL.exists(), reason="needs the captures of real sites")
@pytest.mark.parametrize(
    "name", ["drupal-site", "drupal-site-starterkit", "bbpress-site", "bbpress-threaded"]
)
def test_wgets_files_are_read_to_the_last_answer(name: str) -> None:
    lines = (REAL / f"{name}.index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    answers = [a for a in WarcFolder(REAL).records(f"{name}.warc.gz") if isinstance(a, Answer)]
    told = [(line.split("\t")[0], int(line.split("\t")[1])) for line in lines]
    assert sorted((a.url, a.status) for a in answers) == sorted(told)
    assert not any(a.faults for a in answers)


def test_a_record_may_be_asked_for_within_a_size(tmp_path: Path) -> None:
    """A reader of one page must not take the memory of the largest record."""
    folder, answers = filled(tmp_path / "warc")
    place = answers[0].place
    assert folder.answer_at(place, largest=10_000).body == answers[0].body
    with pytest.raises(KeepError, match="larger than"):
        folder.answer_at(place, largest=20)
