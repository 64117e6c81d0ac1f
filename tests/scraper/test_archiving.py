"""Every answer is kept as it came, behind its request."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

from scrapy import Request
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from pipelines.keep.exchange import Repeated
from scraper.archiving import exchange
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web


def records(data: Path) -> list[tuple[str, str, bytes, dict[str, str]]]:
    """Type, address, block and HTTP headers of each record on disk, in order."""
    found = []
    for file in sorted((data / "warc").iterdir()):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, no_record_parse=False):
                headers = dict(record.http_headers.headers) if record.http_headers else {}
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                found.append((record.rec_type, url, record.raw_stream.read(), headers))
    return found


def test_answers_of_every_status_are_kept(web: Web, tmp_path: Path) -> None:
    """404, 403 and a redirect are answers; so is robots.txt."""
    web.pages["/a"] = Reply("Not for you.", 403)
    web.pages["/b"] = Reply("", 301, {"Location": "/c"})
    done = crawled(tmp_path, web.url)
    statuses = {answer.url.removeprefix(web.url): answer.status for answer in done.answers()}
    guessed = {"/robots.txt": 404, "/sitemap.xml": 404}
    assert statuses == guessed | {"/": 200, "/a": 403, "/b": 301, "/c": 200}


def test_a_payload_stays_coded(web: Web, tmp_path: Path) -> None:
    """The bytes on disk are those of the wire, before content-decoding."""
    packed = gzip.compress(b"<html><h1>Packed</h1></html>")
    web.pages["/a"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    done = crawled(tmp_path, web.url)
    kept = [r for r in records(tmp_path) if r[:2] == ("response", f"{web.url}/a")]
    assert [record[2] for record in kept] == [packed]
    assert kept[0][3]["Content-Encoding"] == "gzip"
    assert [a.body for a in done.answers() if a.url.endswith("/a")] == [gzip.decompress(packed)]


def test_chunks_are_joined(web: Web, tmp_path: Path) -> None:
    """Transfer-Encoding is the connection's matter, not the page's."""
    web.pages["/a"] = Reply(
        b"5\r\nHello\r\n6\r\n there\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}
    )
    crawled(tmp_path, web.url)
    kept = [r for r in records(tmp_path) if r[:2] == ("response", f"{web.url}/a")]
    assert kept[0][2] == b"Hello there"
    assert "Transfer-Encoding" not in kept[0][3]


def test_requests_stand_before_their_answers(web: Web, tmp_path: Path) -> None:
    """And they say who asked: tool, contact, host."""
    crawled(tmp_path, web.url, contact="me@example.org")
    found = records(tmp_path)
    pairs = [r for r in found if r[0] in ("request", "response")]
    assert [r[0] for r in pairs] == ["request", "response"] * 6
    assert [r[1] for r in pairs[::2]] == [r[1] for r in pairs[1::2]]
    headers = pairs[0][3]
    assert headers["Host"] == web.url.removeprefix("http://")
    assert headers["User-Agent"].endswith("(+me@example.org)")
    assert "Referer" not in headers
    assert "Cookie" not in headers


def test_the_files_pass_warcio_check(web: Web, tmp_path: Path) -> None:
    """Another tool finds nothing wrong with them."""
    crawled(tmp_path, web.url)
    for file in (tmp_path / "warc").iterdir():
        check = [sys.executable, "-m", "warcio.cli", "check", str(file)]
        subprocess.run(check, check=True, timeout=60)


def test_a_304_has_no_length_of_scrapys_making() -> None:
    """Scrapy shows Content-Length: 0 for an answer that has no body by its status."""
    held = Repeated(record_id="urn:uuid:1", url="http://127.0.0.1/", date="2026-01-01T00:00:00Z")
    request = Request("http://127.0.0.1/", meta={"repeats": held})
    made = exchange(request, Response(request.url, 304, headers={"Content-Length": "0"}))
    assert made.headers == ()
    assert made.repeats == held


def test_other_bytes_are_no_repetition() -> None:
    """A page that has changed is kept whole, although it was asked for conditionally."""
    held = Repeated(record_id="urn:uuid:1", url="http://127.0.0.1/", date="2026-01-01T00:00:00Z")
    request = Request("http://127.0.0.1/", meta={"repeats": held, "digest": "sha1:OTHER"})
    assert exchange(request, Response(request.url, 200, body=b"new")).repeats is None
