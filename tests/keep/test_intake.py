"""Files of any tool are taken in once, in order, with a word about what is broken."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.keep.exchange import Repeated
from pipelines.keep.folder import WarcFolder
from pipelines.keep.intake import Counts, take_in
from pipelines.records.answer import Answer, Kept, Note, Origin, Place
from tests.keep.made import (
    CRAWL,
    URL,
    bodies,
    exchange,
    http,
    members,
    pages,
    record,
    sha1,
    writer,
)
from tests.keep.test_writer import assert_sound

REAL = Path(__file__).parents[3] / "shared" / "real-sites"
SITE = "https://example.org/"


def import_file(source: Path, folder: WarcFolder, site: str = SITE) -> tuple[list[Kept], Counts]:
    with writer(folder, crawl=None) as out:
        intake = take_in(source, out, lambda url: url.startswith(site))
        return list(intake), intake.counts


def import_bytes(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> tuple[list[Kept], Counts]:
    """Import twice; the second time must change nothing."""
    (tmp_path / name).write_bytes(data)
    folder = WarcFolder(tmp_path / "warc")
    kept, counts = import_file(tmp_path / name, folder)
    held = {file: (folder.path / file).read_bytes() for file in folder.files()}
    assert list(folder.records()) == kept
    assert import_file(tmp_path / name, folder)[0] == []
    assert {file: (folder.path / file).read_bytes() for file in folder.files()} == held
    assert_sound_but_for_digests(folder, kept)
    return kept, counts


def assert_sound_but_for_digests(folder: WarcFolder, kept: list[Kept]) -> None:
    if not any(isinstance(one, Answer) and one.faults for one in kept):
        assert_sound(folder)


def without_place(kept: list[Kept]) -> list[Kept]:
    nowhere = Place(file="", offset=0, length=0)
    return [replace(one, place=nowhere) for one in kept]


PAGES = [b"page %d " % n * 50 for n in range(5)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"".join(members(pages())), id="a member a record"),
        pytest.param(gzip.compress(b"".join(pages())), id="gzip around the whole file"),
        pytest.param(b"".join(pages()), id="not compressed"),
        pytest.param(gzip.compress(pages()[0]) + gzip.compress(b"".join(pages()[1:])), id="joined"),
        pytest.param(b"\r\n" + b"\r\n\r\n".join(pages()) + b"\n", id="blank lines between"),
        pytest.param(b"".join(pages()).replace(b"WARC/1.0", b"WARC/1.1"), id="WARC 1.1"),
        pytest.param(
            b"".join(gzip.compress(b"".join(pages())[n : n + 97]) for n in range(0, 4000, 97)),
            id="members that cut through records",
        ),
    ],
)
def test_every_wrapping_is_read(tmp_path: Path, data: bytes) -> None:
    kept, counts = import_bytes(tmp_path, data)
    assert bodies(iter(kept)) == PAGES
    assert [one.url for one in kept if isinstance(one, Answer)] == [f"{URL}/{n}" for n in range(5)]
    assert counts == Counts(kept=5)


def test_other_hosts_are_counted_not_kept(tmp_path: Path) -> None:
    other = record(http(b"no"), WARC_Target_URI="https://other.example/x")
    looked_up = record(b"1.2.3.4", WARC_Target_URI="dns:example.org", Content_Type="text/dns")
    ftp = record(b"file", WARC_Target_URI=f"{SITE}file", Content_Type="text/plain")
    kept, counts = import_bytes(tmp_path, b"".join([other, looked_up, ftp, *pages(1)]))
    assert bodies(iter(kept)) == PAGES[:1]
    assert counts == Counts(kept=1, other=2, elsewhere=Counter({"other.example": 1}))


def test_a_file_of_other_hosts_leaves_nothing_behind(tmp_path: Path) -> None:
    kept, _ = import_bytes(tmp_path, record(http(b"no"), WARC_Target_URI="https://other.example/"))
    assert kept == []
    assert not (tmp_path / "warc").exists()


def info(number: int, software: str) -> bytes:
    return record(
        f"software: {software}\r\n".encode(),
        WARC_Type="warcinfo",
        WARC_Record_ID=f"<urn:uuid:info{number}>",
        WARC_Target_URI="",
        Content_Type="application/warc-fields",
    )


def test_another_tools_crawl_is_kept_as_origin_where_something_of_it_is(tmp_path: Path) -> None:
    first, second, third = pages(3)
    named = b"WARC/1.0\r\nWARC-Warcinfo-ID: <urn:uuid:info1>"
    elsewhere = record(http(b"no"), WARC_Target_URI="https://other.example/x")
    kept, _ = import_bytes(
        tmp_path,
        b"".join(
            [
                info(1, "Wget/1.21"),
                first,
                second.replace(b"WARC/1.0", named),
                info(2, "nobody's"),
                elsewhere,
                info(3, "Heritrix"),
                third,
            ]
        ),
    )
    origins = [one for one in kept if isinstance(one, Origin)]
    assert [(o.record_id, o.software) for o in origins] == [
        ("urn:uuid:info1", "Wget/1.21"),
        ("urn:uuid:info3", "Heritrix"),
    ]
    assert origins[0].started_at == "2020-01-02T03:04:05.000Z"
    crawls = [one.crawl for one in kept if isinstance(one, Answer)]
    assert crawls == ["urn:uuid:info1", "urn:uuid:info1", "urn:uuid:info3"]


def test_the_import_of_our_own_crawl_gives_the_same_again(tmp_path: Path) -> None:
    crawled = WarcFolder(tmp_path / "crawled")
    with writer(crawled, roll_bytes=3000) as out:
        out.note("crawl-start", SITE, {"delay": 1})
        first = out.exchange(exchange())
        again = Repeated(record_id=first.record_id, url=first.url, date=first.captured_at)
        out.exchange(exchange(repeats=again))
        out.exchange(exchange(status=304, payload=b"", repeats=again))
        for n in range(6):
            out.exchange(exchange(url=f"{URL}/{n}", payload=bytes(range(256)) * 4))
        out.note("failed", f"{URL}/x", {"reason": "timed out"})
        out.note("crawl-end", SITE, {"pages": 8})
    assert len(crawled.files()) > 1
    imported = WarcFolder(tmp_path / "imported")
    for name in crawled.files():
        import_file(crawled.path / name, imported)
    assert without_place(list(imported.records())) == without_place(list(crawled.records()))
    assert {one.crawl for one in imported.records() if isinstance(one, Answer)} == {CRAWL}
    assert_sound(imported)
    third = WarcFolder(tmp_path / "third")
    for name in imported.files():
        import_file(imported.path / name, third)
    assert without_place(list(third.records())) == without_place(list(crawled.records()))


def test_a_broken_member_costs_itself_and_becomes_a_note(tmp_path: Path) -> None:
    packed = members(pages())
    packed[2] = packed[2][:60] + b"\xff\xff" + packed[2][62:]
    kept, counts = import_bytes(tmp_path, b"".join(packed))
    assert bodies(iter(kept)) == [PAGES[n] for n in (0, 1, 3, 4)]
    [note] = [one for one in kept if isinstance(one, Note)]
    assert kept.index(note) == 2
    assert (note.kind, note.noted_at) == ("damage", "2020-01-02T03:04:05.000Z")
    assert note.data["sentence"] == "the gzip member is broken"
    assert (note.data["file"], note.data["offset"]) == ("a.warc.gz", len(packed[0] + packed[1]))
    assert counts == Counts(kept=4, damaged=1)


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "not compressed"])
def test_a_torn_file_gives_all_before_the_tear(tmp_path: Path, packed: bool) -> None:
    records = members(pages()) if packed else pages()
    kept, counts = import_bytes(tmp_path, b"".join(records)[:-40])
    assert bodies(iter(kept)) == PAGES[:4]
    assert isinstance(kept[-1], Note)
    assert kept[-1].url == f"{URL}/4"
    assert counts == Counts(kept=4, damaged=1)


@pytest.mark.parametrize("stated", ["100", "100000", "9999999999999", "-3", "many", ""])
@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "not compressed"])
def test_a_wrong_length_costs_no_other_record(tmp_path: Path, stated: str, packed: bool) -> None:
    records = pages()
    block = http(b"page 2 " * 50, "Content-Type: text/html")
    records[2] = record(block, Content_Length=stated, WARC_Block_Digest=sha1(block))
    data = b"".join(members(records) if packed else records)
    kept, counts = import_bytes(tmp_path, data)
    assert [body for body in bodies(iter(kept)) if body != PAGES[2]] == [
        PAGES[n] for n in (0, 1, 3, 4)
    ]
    if counts.damaged:  # a length beyond all measure: its record is not searched for an end
        assert stated == "9999999999999"
        return
    answer = kept[2]
    assert isinstance(answer, Answer)
    assert answer.faults == (
        f"the record has {len(block)} bytes, its Content-Length says {stated or 'nothing'}",
    )


def test_a_wrong_digest_is_kept_and_told(tmp_path: Path) -> None:
    kept, _ = import_bytes(tmp_path, record(http(b"x"), WARC_Block_Digest=sha1(b"y")))
    assert isinstance(kept[0], Answer)
    assert kept[0].faults == ("the record does not match its block digest",)


def test_a_record_without_a_date_is_told_not_guessed(tmp_path: Path) -> None:
    kept, counts = import_bytes(
        tmp_path, b"".join([*pages(1), record(http(b"x"), WARC_Date="soon")])
    )
    assert bodies(iter(kept)) == PAGES[:1]
    assert [one.kind for one in kept if isinstance(one, Note)] == ["damage"]
    assert counts.damaged == 1


def test_two_records_of_one_id_are_told(tmp_path: Path) -> None:
    """The first is kept; what differs from it is named, not passed for held."""
    named = {"WARC_Record_ID": "<urn:uuid:twice>"}
    first, other = (
        record(http(body), WARC_Target_URI=f"{URL}/{n}", **named)
        for n, body in enumerate((b"x", b"y"))
    )
    kept, counts = import_bytes(tmp_path, first + other + first)
    assert bodies(iter(kept)) == [b"x"]
    assert counts == Counts(kept=1, held=1, damaged=1)
    [note] = [one for one in kept if isinstance(one, Note)]
    assert note.url == f"{URL}/1"
    assert note.data["sentence"] == "another record with the same Record-ID is held already"


def test_an_address_that_cannot_be_parsed_is_elsewhere(tmp_path: Path) -> None:
    broken = record(http(b"x"), WARC_Target_URI="http://[::1/g")
    kept, counts = import_bytes(tmp_path, broken + pages(1)[0])
    assert bodies(iter(kept)) == PAGES[:1]
    assert counts == Counts(kept=1, elsewhere=Counter({"": 1}))


def test_an_import_killed_anywhere_goes_on_where_it_was(tmp_path: Path) -> None:
    asked = record(
        b"GET / HTTP/1.1\r\n\r\n",
        WARC_Type="request",
        WARC_Record_ID="<urn:uuid:q>",
        WARC_Target_URI=f"<{URL}/1>",
    )
    broken = members(pages(4))[3]
    data = [info(1, "Wget"), pages()[0], asked, *pages()[1:3]]
    source = tmp_path / "a.warc.gz"
    source.write_bytes(
        b"".join([*members(data), broken[:50] + b"??" + broken[52:], *members(pages()[4:])])
    )
    whole = WarcFolder(tmp_path / "whole")
    import_file(source, whole)
    [name] = whole.files()
    written = (whole.path / name).read_bytes()
    for size in range(0, len(written), 41):
        folder = WarcFolder(tmp_path / f"warc{size}")
        folder.make()
        (folder.path / name).write_bytes(written[:size])
        folder.mend()
        import_file(source, folder)
        assert without_place(list(folder.records())) == without_place(list(whole.records()))
        assert "urn:uuid:q" in folder.record_ids()


@pytest.mark.skipif(not REAL.exists(), reason="needs the captures of real sites")
def test_a_real_site_is_taken_in_to_the_last_record(tmp_path: Path) -> None:
    source = REAL / "bbpress-threaded.warc.gz"
    folder = WarcFolder(tmp_path / "warc")
    kept, counts = import_file(source, folder, "http://127.0.0.1")
    answers = [one for one in kept if isinstance(one, Answer)]
    assert counts == Counts(kept=len(answers))
    assert without_place(kept) == without_place(list(WarcFolder(REAL).records(source.name)))
    assert import_file(source, folder, "http://127.0.0.1")[1] == Counts(held=len(answers))
    assert_sound(folder)
