"""What is no WARC is told from what is, before anything is written."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.keep.errors import NotWarcError
from pipelines.keep.folder import WarcFolder
from pipelines.keep.source import must_be_warc, only_elsewhere
from tests.cli.warcs import article, write
from tests.keep.made import members, pages
from tests.keep.test_intake import import_file


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"<html>", "is no WARC file", id="a page"),
        pytest.param(gzip.compress(b"<html>"), "is no WARC file", id="a page in gzip"),
        pytest.param(b"\x1f\x8b\x08 broken", "is no WARC file", id="broken gzip"),
        pytest.param(
            gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n")[:-12],
            "is no WARC file",
            id="cut inside its first head",
        ),
        pytest.param(b"filedesc://x.arc 0.0.0.0 2006 text/plain 9\n", "is an ARC file", id="ARC"),
        pytest.param(
            gzip.compress(b"filedesc://x.arc 0.0.0.0 2006 text/plain 9\n"),
            "is an ARC file",
            id="ARC in gzip",
        ),
        pytest.param(b"PK\x03\x04rest", "WACZ", id="WACZ"),
        pytest.param(b"\x28\xb5\x2f\xfdrest", "zstd -d", id="Zstandard"),
        pytest.param(bytes(range(256)) * 900, "is no WARC file", id="noise"),
    ],
)
def test_what_is_no_warc_is_refused_before_anything_is_written(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    with pytest.raises(NotWarcError, match=sentence):
        import_file(tmp_path / "a.warc.gz", WarcFolder(tmp_path / "warc"))
    assert not (tmp_path / "warc").exists()


def test_one_record_makes_a_warc(tmp_path: Path) -> None:
    """Also behind rubbish: what can be saved is saved."""
    file = tmp_path / "a"
    file.write_bytes(b"\x1f\x8b\x08rubbish" * 90 + members(pages(1))[0])
    must_be_warc(file)
    file.write_bytes(b"rubbish\n" * 90 + pages(1)[0])
    must_be_warc(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        must_be_warc(tmp_path / "gone.warc.gz")


def test_the_hosts_of_a_file_are_counted_only_where_nothing_of_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write(path, [article(1), article(2)])
    assert only_elsewhere(path, lambda url: False) == {"site.example": 2}
    assert only_elsewhere(path, lambda url: url.endswith("article-2")) == {}


def test_a_damaged_stretch_may_have_been_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write(path, [article(1)])
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08 broken")
    assert only_elsewhere(path, lambda url: False) == {}
