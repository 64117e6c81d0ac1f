"""A capture as it came: it can do nothing, and its record is the one of the WARC file."""

from __future__ import annotations

import contextlib
import gzip
import io
import shutil
from pathlib import Path

import pytest
from datasette.app import Datasette
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from browse.app import make_datasette
from browse.pages.archived import inert
from pipelines.store.database import open_archive
from tests.browse.pages import captured
from tests.browse.pages.captured import HTML, LATIN, NOTHING_NEW, PAGE, SECRET


@pytest.mark.asyncio
@pytest.mark.parametrize("number", [HTML, captured.FEED, SECRET, 999])
async def test_only_this_path_has_a_policy_of_its_own(evidence: Datasette, number: int) -> None:
    """It may be framed by our pages, and do nothing whatever; errors under it too."""
    headers = (await evidence.client.get(f"/evidence/capture/{number}/page")).headers
    policy = headers["content-security-policy"].split("; ")
    assert policy[:3] == ["sandbox", "default-src 'none'", "style-src 'unsafe-inline'"]
    assert {"form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    for path in (f"/evidence/{PAGE}", f"/evidence/capture/{HTML}/record", "/evidence/capture/page"):
        other = (await evidence.client.get(path)).headers
        assert "frame-ancestors 'none'" in other["content-security-policy"]
        assert other["x-frame-options"] == "DENY"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (HTML, "text/html", "The page as it was"),
        (LATIN, "text/html", "naïve"),
        (captured.FEED, "text/plain", "<rss><script>1</script></rss>"),
        (captured.BINARY, "text/plain", "no text"),
        (captured.LARGE, "text/plain", "10 MB"),
        (captured.EMPTY, "text/plain", "no content"),
        (captured.REFUSED, "text/html", "not there"),
    ],
)
async def test_it_is_shown_as_what_it_is(
    evidence: Datasette, number: int, kind: str, words: str
) -> None:
    answer = await evidence.client.get(f"/evidence/capture/{number}/page")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert words in answer.text
    assert "<link" not in answer.text.lower()


@pytest.mark.asyncio
async def test_a_capture_without_news_leads_to_the_one_it_repeats(evidence: Datasette) -> None:
    answer = await evidence.client.get(f"/evidence/capture/{NOTHING_NEW}/page")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/evidence/capture/{HTML}/page"


@pytest.mark.asyncio
async def test_the_record_is_as_it_stands_in_the_file(evidence: Datasette) -> None:
    answer = await evidence.client.get(f"/evidence/capture/{HTML}/record")
    assert answer.headers["content-type"] == "application/warc"
    assert answer.headers["content-disposition"] == f'attachment; filename="capture-{HTML}.warc.gz"'
    assert "content-encoding" not in answer.headers
    records = [
        (one.rec_type, one.raw_stream.read()) for one in ArchiveIterator(io.BytesIO(answer.content))
    ]
    assert [kind for kind, _ in records] == ["request", "response"]
    assert b"The page as it was" in records[1][1]
    assert len(answer.content) == int(answer.headers["content-length"])
    assert gzip.decompress(answer.content).startswith(b"WARC/1.1")


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", ["page", "record"])
@pytest.mark.parametrize("number", [SECRET, 999])
async def test_what_is_withheld_gives_nothing(evidence: Datasette, kind: str, number: int) -> None:
    answer = await evidence.client.get(f"/evidence/capture/{number}/{kind}")
    assert answer.status_code == 404
    assert b"secret" not in answer.content
    assert not answer.content.startswith(b"\x1f\x8b")


@pytest.mark.asyncio
@pytest.mark.parametrize("harm", ["moved", "torn", "another file", "no file name", "not a file"])
async def test_a_file_that_is_not_as_it_was_is_told_of(
    captured_archive: Path, tmp_path: Path, harm: str
) -> None:
    shutil.copytree(captured_archive.parent, tmp_path / "data")
    archive = tmp_path / "data" / captured_archive.name
    (file,) = (tmp_path / "data" / "warc").iterdir()
    if harm == "no file name":
        db = open_archive(archive)
        with contextlib.closing(db.conn):
            db.execute("update captures set warc_file = '../archive.db'")
            db.conn.commit()
    elif harm == "torn":
        file.write_bytes(file.read_bytes()[:900])
    elif harm == "another file":
        file.write_bytes(bytes(70_000))
    else:
        file.unlink()
        if harm == "not a file":
            file.mkdir()
    browse = make_datasette(archive).client
    for kind in ("page", "record"):
        answer = await browse.get(f"/evidence/capture/{LATIN}/{kind}")
        assert answer.status_code == 410
        assert str(tmp_path) not in answer.text
    answer = await browse.get(f"/evidence/{PAGE}?capture={LATIN}")
    assert answer.status_code == 200
    assert 'class="trouble"' in answer.text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<LINK rel="preconnect" href="//x">', '<basefont rel="preconnect" href="//x">'),
        ("<iframe/src=//x>", '<iframe srcdoc=""/src=//x>'),
        ("<frame src=//x>", '<frame src="about:blank" src=//x>'),
        ("<object\ndata=//x>", '<object data=""\ndata=//x>'),
        ("<linked>", "<linked>"),
    ],
)  # fmt: skip
def test_nothing_is_left_that_connects_before_a_policy_is_asked(html: str, expected: str) -> None:
    assert inert(html).startswith(expected)
