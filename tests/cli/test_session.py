"""Commands that write: one at a time, and nothing is lost when the machine will not have it."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.lock import locked
from pipelines.store.database import APPLICATION_ID
from tests.cli.running import ROOT, articles, ask, call, kept, spawn, start
from tests.cli.warcs import BASE, Sample, article, three, write

NOBODY = 65534


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one article in it."""
    write(tmp_path / "first.warc.gz", [article(9)], day=9)
    folder = tmp_path / "data"
    done = call("import", tmp_path / "first.warc.gz", "--base-url", BASE, "--data", folder)
    assert done.exit_code == 0
    return folder


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """A WARC file of three articles."""
    path = tmp_path / "three.warc.gz"
    three(path)
    return path


def _lengthy(number: int) -> Sample:
    """An article of 20 KB that no compression makes much smaller."""
    chance = random.Random(number)
    return article(number, " ".join(f"{chance.getrandbits(64):x}" for _ in range(1200)))


def test_two_at_once_the_second_is_told(data: Path, warc: Path) -> None:
    with locked(data, "crawl"):
        for arguments in (("import", warc), ("rebuild",)):
            done = spawn(*arguments, "--data", data)
            assert done.returncode == 1
            assert f"'grace-archive crawl' (process {os.getpid()}, since" in done.stderr
            assert done.stderr.count("\n") == 1
        assert call("status", "--data", data).exit_code == 0  # looking is never in the way
    assert call("import", warc, "--data", data).exit_code == 0


def _limit(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    ("count", "limit"),
    [
        pytest.param(100, 900_000, id="while records are kept"),
        pytest.param(30, 900_000, id="while rows are stored"),
    ],
)
def test_a_full_disk_is_told_and_the_next_run_goes_on(
    data: Path, tmp_path: Path, count: int, limit: int
) -> None:
    large = tmp_path / "large.warc.gz"
    write(large, [_lengthy(number) for number in range(100, 100 + count)])
    before = kept(data)
    done = spawn("import", large, "--data", data, before=_limit(limit))
    assert done.returncode == 1, done.stderr
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert {name: kept(data)[name] for name in before} == before
    assert call("status", "--data", data).exit_code == 0
    assert call("import", large, "--data", data).exit_code == 0
    assert len(articles(data)) == count + 1
    assert ask(data, "pragma integrity_check") == [("ok",)]


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that another user can reach: pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("arguments", [("import", "x.warc.gz"), ("rebuild",)])
def test_a_folder_of_somebody_else_is_told(public: Path, arguments: tuple[str, ...]) -> None:
    three(public / "x.warc.gz")
    data = public / "data"
    named = ["--base-url", BASE] if arguments[0] == "import" else []
    call("import", public / "x.warc.gz", "--base-url", BASE, "--data", data)
    data.chmod(0o755)
    before = kept(data)
    script = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from cli.main import main  # loaded before the rights go: the code may be in a closed folder
import cli.commands, encodings.idna
os.chdir({str(public)!r})
os.setuid({NOBODY})
sys.argv = ["grace-archive", *{[*arguments, *named, "--data", "data"]!r}]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert re.search("may not be (read or )?written by this user", done.stderr)
    assert done.stderr.count("\n") == 1
    assert kept(data) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_folder_that_may_not_be_used_is_an_error(data: Path, warc: Path, mode: int) -> None:
    data.chmod(mode)
    done = call("import", warc, "--data", data)
    data.chmod(0o700)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_an_archive_db_that_is_not_ours_is_left_as_it_is(data: Path, warc: Path) -> None:
    database = data / "archive.db"
    for path in data.glob("archive.db*"):
        path.unlink()
    database.write_bytes(b"my own notes, for years\n" * 1000)
    before = database.read_bytes()
    for arguments in (("import", warc), ("rebuild",), ("status",), ("explain", BASE), ("browse",)):
        done = call(*arguments, "--data", data)
        assert done.exit_code == 1
        assert "archive.db" in done.stderr
        assert done.stderr.count("\n") == 1
        assert database.read_bytes() == before
    database.unlink()
    assert call("rebuild", "--data", data).exit_code == 0
    assert articles(data) == ["Article 9"]


def test_a_refused_command_leaves_no_file_in_a_folder_that_is_not_ours(
    tmp_path: Path, warc: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "archive.db").write_bytes(b"my own notes, for years\n" * 1000)
    assert call("import", warc, "--base-url", BASE, "--data", folder).exit_code == 1
    assert call("crawl", "--base-url", "http://127.0.0.1:9", "--data", folder).exit_code == 1
    assert [path.name for path in folder.iterdir()] == ["archive.db"]


def test_a_database_that_is_gone_is_read_again_from_what_is_kept(data: Path, warc: Path) -> None:
    for path in data.glob("archive.db*"):
        path.unlink()
    done = call("import", warc, "--data", data)
    assert done.exit_code == 0
    assert "Read in 1 capture that an earlier run had kept" in done.stderr
    assert len(articles(data)) == 4


def test_a_torn_last_record_is_cut_off_and_said(data: Path, warc: Path) -> None:
    name, content = max(kept(data).items())
    (data / "warc" / name).write_bytes(content + content[:200])
    done = call("import", warc, "--data", data)
    assert done.exit_code == 0, done.output
    assert "Put right: " in done.stderr
    assert kept(data)[name] == content
    assert len(articles(data)) == 4


@pytest.mark.parametrize(
    "content", [b"site = x", b'site = "\xff"', b"contact = 'a'", b'site = "x"', b"site = 1"]
)
def test_a_site_toml_that_cannot_be_used_is_told(data: Path, warc: Path, content: bytes) -> None:
    before = kept(data)
    (data / "site.toml").write_bytes(content)
    for arguments in (("import", warc), ("rebuild",), ("explain", BASE), ("crawl",)):
        done = call(*arguments, "--data", data)
        assert done.exit_code in (1, 2), done.output
        assert done.stderr.rstrip().count("\n") <= 1  # a reading command may say «outdated» first
        assert "Error: " in done.stderr
    assert kept(data) == before


def test_another_site_toml_reads_everything_anew(data: Path, warc: Path) -> None:
    with (data / "site.toml").open("a") as file:
        file.write('timezone = "Asia/Tokyo"\n')
    looked = call("status", "--data", data)
    assert "'grace-archive rebuild' makes it anew" in looked.stderr
    done = call("import", warc, "--data", data)
    assert "it is rebuilt first" in done.stderr
    assert len(articles(data)) == 4
    assert ask(data, "select value from about where key = 'time zone'") == [("Asia/Tokyo",)]
    assert call("status", "--data", data).stderr == ""


@pytest.mark.parametrize(
    ("ended_by", "code"),
    [
        pytest.param(signal.SIGINT, 3, id="Ctrl-C"),
        pytest.param(signal.SIGKILL, -signal.SIGKILL, id="kill"),
    ],
)
def test_an_import_that_was_stopped_is_taken_up_again(
    data: Path, tmp_path: Path, ended_by: signal.Signals, code: int
) -> None:
    large = tmp_path / "large.warc.gz"
    write(large, [_lengthy(number) for number in range(100, 400)])
    running = start("import", large, "--data", data)
    while running.poll() is None and len(list((data / "warc").iterdir())) < 2:
        time.sleep(0.01)
    running.send_signal(ended_by)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == code, errors
    assert "Traceback" not in errors
    done = call("import", large, "--data", data)
    assert done.exit_code == 0, done.output
    assert len(articles(data)) == 301
    assert ask(data, "pragma foreign_key_check") == []


def test_a_database_whose_making_was_cut_off_is_made_anew(data: Path, warc: Path) -> None:
    for path in data.glob("archive.db*"):
        path.unlink()
    with closing(sqlite3.connect(data / "archive.db")) as half:
        half.execute(f"pragma application_id = {APPLICATION_ID}")
        half.execute("create table pages (id integer primary key)")
    looked = call("status", "--data", data)
    assert looked.exit_code == 1
    assert "run 'grace-archive rebuild' first" in looked.stderr
    assert call("import", warc, "--data", data).exit_code == 0
    assert len(articles(data)) == 4
