"""What is fetched stands in the WARC exactly, and is read back as the same answer."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as WarcioIterator  # type: ignore[import-untyped]

from pipelines.keep.errors import KeepError
from pipelines.keep.exchange import Repeated
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, Kept, Note, Origin
from tests.keep.made import CAPTURED, CRAWL, URL, clock, exchange, ids, writer

WHOLE = b"""WARC/1.1\r
WARC-Type: warcinfo\r
WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000002>\r
WARC-Date: 2026-11-23T15:00:01.000Z\r
WARC-Filename: grace-20261123T150000000Z-00001-000000.warc.gz\r
WARC-Block-Digest: sha1:6FLGG6NVEY6XZBGAIDOV54LYBGV6JDYI\r
Content-Type: application/warc-fields\r
Content-Length: 306\r
\r
software: grace-archive/0.1\r
operator: Ada <ada@example.org>\r
format: WARC File Format 1.1\r
conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
robots: obey\r
isPartOf: urn:uuid:00000000-0000-4000-8000-00000000c0de\r
archivedBy: grace-archive\r
settings: {"delay": 1}\r
\r
\r
WARC/1.1\r
WARC-Type: request\r
WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000003>\r
WARC-Date: 2026-11-23T15:00:00.250Z\r
WARC-Target-URI: https://example.org/a?q=1\r
WARC-IP-Address: 192.0.2.1\r
WARC-Warcinfo-ID: <urn:uuid:00000000-0000-0000-0000-000000000002>\r
WARC-Concurrent-To: <urn:uuid:00000000-0000-0000-0000-000000000004>\r
WARC-Block-Digest: sha1:LKWSSHRLLXQA6U3IWYMEYJ4LOSEY57KQ\r
Content-Type: application/http;msgtype=request\r
Content-Length: 60\r
\r
GET /a?q=1 HTTP/1.1\r
Host: example.org\r
User-Agent: test\r
\r
\r
\r
WARC/1.1\r
WARC-Type: response\r
WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000004>\r
WARC-Date: 2026-11-23T15:00:00.250Z\r
WARC-Target-URI: https://example.org/a?q=1\r
WARC-IP-Address: 192.0.2.1\r
WARC-Warcinfo-ID: <urn:uuid:00000000-0000-0000-0000-000000000002>\r
WARC-Concurrent-To: <urn:uuid:00000000-0000-0000-0000-000000000003>\r
WARC-Crawl-ID: <urn:uuid:00000000-0000-4000-8000-00000000c0de>\r
WARC-Payload-Digest: sha1:4PWVRYX5FNK3JLOWZZ4CTKSWTSOCOZGN\r
WARC-Block-Digest: sha1:6FEOKDKSUOEKEDX2KQFQLKFTWEEDUMWQ\r
Content-Type: application/http;msgtype=response\r
Content-Length: 53\r
\r
HTTP/1.1 200 OK\r
X-Name: Jos\xe9\r
x-name: 2\r
\r
<p>\xc3\xa9</p>\r
\r
"""


def unpacked(folder: WarcFolder) -> bytes:
    """All records of the folder, one after the other."""
    out = b""
    for name in folder.files():
        rest = (folder.path / name).read_bytes()
        while rest:
            member = zlib.decompressobj(31)
            out += member.decompress(rest)
            rest = member.unused_data
    return out


def assert_sound(folder: WarcFolder) -> None:
    """warcio's checker and fastwarc find nothing wrong, and both read every record."""
    for name in folder.files():
        path = folder.path / name
        check = [sys.executable, "-W", "ignore", "-m", "warcio.cli", "check", str(path)]
        result = subprocess.run(check, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        with path.open("rb") as file:
            seen = [
                (r.record_id, r.verify_block_digest() or "WARC-Block-Digest" not in r.headers)
                for r in ArchiveIterator(file, parse_http=False)
            ]
        with path.open("rb") as file:
            named = [r.rec_headers["WARC-Record-ID"] for r in WarcioIterator(file)]
        assert seen == [(name, True) for name in named]


def test_records_are_written_byte_for_byte(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path / "warc")
    with writer(folder, clock=clock(), ids=ids()) as out:
        out.exchange(
            exchange(
                url="https://example.org/a?q=1",
                ip="192.0.2.1",
                request_headers=(("User-Agent", "test"),),
                headers=(("X-Name", "Jos\xe9"), ("Transfer-Encoding", "chunked"), ("x-name", "2")),
                payload="<p>é</p>".encode(),
            )
        )
    assert unpacked(folder) == WHOLE
    assert_sound(folder)


def test_no_file_without_a_record(tmp_path: Path) -> None:
    with writer(WarcFolder(tmp_path / "warc")) as out:
        out.flush()
    assert not (tmp_path / "warc").exists()


def test_what_exchange_returns_is_what_the_folder_reads(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path)
    with writer(folder) as out:
        start = out.note("crawl-start", "https://example.org/", {"delay": 1})
        first = out.exchange(exchange())
        again = Repeated(record_id=first.record_id, url=first.url, date=first.captured_at)
        written: list[Kept] = [
            start,
            first,
            out.exchange(exchange(repeats=again)),
            out.exchange(exchange(status=304, reason="Not Modified", payload=b"", repeats=again)),
            out.exchange(exchange(status=404, payload=b"")),
            out.exchange(exchange(headers=(("Content-Encoding", "gzip"),), payload=b"no gzip")),
            out.note("failed", URL, {"reason": "timed out", "tries": 8}),
            out.note("crawl-end", "https://example.org/", {"pages": 5}),
        ]
    assert list(folder.records()) == written
    assert [one.crawl for one in written if not isinstance(one, Origin)] == [None] + [CRAWL] * 7
    assert start.record_id == CRAWL
    assert_sound(folder)


def test_a_repeated_payload_is_not_written_again(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path)
    page = bytes(range(256)) * 400
    with writer(folder) as out:
        first = out.exchange(exchange(payload=page))
        again = Repeated(record_id=first.record_id, url=first.url, date=first.captured_at)
        same = out.exchange(exchange(payload=page, repeats=again))
        unchanged = out.exchange(exchange(status=304, payload=b"", repeats=again))
    raw = folder.raw_at(same.place).decode()
    assert "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest" in raw
    assert f"WARC-Refers-To: <{first.record_id}>" in raw
    assert f"WARC-Refers-To-Target-URI: {URL}" in raw
    assert f"WARC-Refers-To-Date: {CAPTURED}" in raw
    assert same.payload_digest == first.payload_digest
    assert (same.body, same.refers_to, same.status) == (b"", first.record_id, 200)
    raw = folder.raw_at(unchanged.place).decode()
    assert "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified" in raw
    assert (unchanged.refers_to, unchanged.status) == (first.record_id, 304)
    assert folder.end_of(folder.files()[0]) - same.place.offset < 2 * 1100


def test_a_304_that_repeats_nothing_known_is_a_response(tmp_path: Path) -> None:
    with writer(WarcFolder(tmp_path)) as out:
        answer = out.exchange(exchange(status=304, payload=b""))
    assert (answer.refers_to, answer.body, answer.faults) == ("", b"", ())


HEADER_NAME = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,12}", fullmatch=True).filter(
    lambda name: (
        name.lower() not in ("content-encoding", "content-length", "transfer-encoding", "trailer")
    )
)
HEADER_VALUE = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_categories=["Cc", "Zs"])
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(HEADER_NAME, HEADER_VALUE), max_size=6).map(tuple),
    st.binary(max_size=3000),
    st.sampled_from([200, 301, 403, 404, 500, 503]),
)
def test_any_headers_and_payload_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    headers: tuple[tuple[str, str], ...],
    payload: bytes,
    status: int,
) -> None:
    folder = WarcFolder(tmp_path_factory.mktemp("warc"))
    with writer(folder) as out:
        answer = out.exchange(exchange(headers=headers, payload=payload, status=status))
    assert list(folder.records()) == [answer]
    assert folder.answer_at(answer.place) == answer
    assert (answer.status, answer.headers, answer.body, answer.faults) == (
        status,
        headers,
        payload,
        (),
    )


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_text_breaks_out_of_its_line(
    tmp_path_factory: pytest.TempPathFactory, path: str, reason: str, value: str
) -> None:
    folder = WarcFolder(tmp_path_factory.mktemp("warc"))
    with writer(folder) as out:
        made = exchange(
            url=f"https://example.org/{path}", reason=reason, headers=(("X-Odd", value),)
        )
        answer = out.exchange(made)
        note = out.note("failed", made.url, {path: reason})
    assert list(folder.records()) == [answer, note]
    assert (answer.status, answer.body, answer.faults) == (200, b"<p>One</p>", ())
    assert note.data == {path: reason}


def test_a_full_file_is_rolled_between_exchanges(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path)
    with writer(folder, roll_bytes=2000, clock=clock()) as out:
        answers = [out.exchange(exchange(url=f"{URL}/{n}")) for n in range(12)]
    assert len(folder.files()) > 2
    assert list(folder.records()) == answers
    assert [a.place.file for a in answers] == sorted(a.place.file for a in answers)
    assert_sound(folder)


def test_file_names_stand_in_the_order_of_time_though_the_clock_goes_back(tmp_path: Path) -> None:
    folder = WarcFolder(tmp_path)
    years = iter([2027] * 9 + [2026] * 9)
    for n in range(2):
        with writer(folder, clock=lambda: clock()().replace(year=next(years))) as out:
            out.exchange(exchange(url=f"{URL}/{n}"))
            for _ in range(7 if n == 0 else 0):
                next(years)
    assert [a.url for a in folder.records() if isinstance(a, Answer)] == [f"{URL}/0", f"{URL}/1"]


def test_a_page_of_50_mb_is_kept_whole(tmp_path: Path) -> None:
    page = b"<p>" + b"long " * (10 << 20) + b"</p>"
    with writer(WarcFolder(tmp_path)) as out:
        answer = out.exchange(exchange(payload=page))
    assert WarcFolder(tmp_path).answer_at(answer.place).body == page


def test_a_time_that_is_none_is_refused(tmp_path: Path) -> None:
    with writer(WarcFolder(tmp_path)) as out, pytest.raises(KeepError, match="'now' is no time"):
        out.exchange(exchange(captured_at="now"))


def test_a_folder_without_permission_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    out = writer(WarcFolder(tmp_path / "file" / "warc"))
    with pytest.raises(KeepError, match="cannot be made"):
        out.exchange(exchange())


AFTERWARDS = "https://example.org/afterwards"
FULL_DISK = """
import resource, sys
from pathlib import Path
from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from tests.keep.made import exchange, writer

_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
with writer(WarcFolder(Path(sys.argv[1]))) as out:
    for n in range(1000):
        try:
            out.exchange(exchange(url=f"https://example.org/{n}", payload=bytes(range(256)) * n))
        except KeepError as error:
            print(n, error)
            break
    out.flush()
    if sys.argv[2] == "room":
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        out.exchange(exchange(url="https://example.org/afterwards"))
"""


@pytest.mark.parametrize("goes_on", ["room", "later"])
def test_a_full_disk_costs_only_what_did_not_fit(tmp_path: Path, goes_on: str) -> None:
    """Whether the same run goes on when there is room again, or a later one."""
    run = [sys.executable, "-c", FULL_DISK, str(tmp_path / "warc"), goes_on]
    root = Path(__file__).parents[2]
    result = subprocess.run(run, capture_output=True, text=True, check=True, cwd=root)
    count, _, sentence = result.stdout.partition(" ")
    assert "cannot be written (File too large). What was kept before is intact" in sentence
    folder = WarcFolder(tmp_path / "warc")
    assert folder.mend() == []
    if goes_on == "later":
        with writer(folder) as out:
            out.exchange(exchange(url=AFTERWARDS))
    urls = [one.url for one in folder.records() if isinstance(one, Answer)]
    assert urls == [*(f"https://example.org/{n}" for n in range(int(count))), AFTERWARDS]
    assert int(count) > 3
    assert not [one for one in folder.records() if isinstance(one, Note)]
    assert_sound(folder)
