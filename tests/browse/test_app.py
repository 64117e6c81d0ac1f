"""The archive as Datasette shows it: every page answers, nothing is written, others are refused."""

from __future__ import annotations

import contextlib
import http.client
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette
from datasette.database import QueryInterrupted

from browse.app import SETTINGS, BrowseError, make_datasette, serve
from pipelines.records import ALL
from tests.browse.archive import SCRIPT, make_archive

ROOT = Path(__file__).parents[2]
PAGES = ["/", "/archive", "/search?q=knee", "/archive/posts", "/archive/articles/2"]
PAGES += [f"/archive/{record.table.name}" for record in ALL]


@pytest.mark.asyncio
@pytest.mark.parametrize("path", PAGES)
async def test_every_page_answers(datasette: Datasette, path: str) -> None:
    """No table, view, row or query fails, and no stored script becomes an element."""
    answer = await datasette.client.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text


@pytest.mark.asyncio
async def test_saved_queries_run(datasette: Datasette) -> None:
    """Each saved query runs on the tables as they are, and has a title and an explanation."""
    queries = await datasette.get_canned_queries("archive", None)
    assert {"coverage", "unread"} <= queries.keys()
    for name, query in queries.items():
        for ending in ("", ".json", ".csv"):
            answer = await datasette.client.get(f"/archive/{name}{ending}")
            assert answer.status_code == 200, answer.text
        assert query["title"]
        assert query["description"].endswith(".")


@pytest.mark.asyncio
async def test_a_count_that_takes_long_is_left_out_and_told(
    datasette: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting a view of 2,000,000 texts held its page up until SQL's own limit of time."""
    monkeypatch.setattr("browse.app.LONGEST_COUNT", 20)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
    began = time.monotonic()
    with pytest.raises(QueryInterrupted):
        await datasette.get_database("archive").execute(
            f"select count(*) from posts where (select count(*) from ({endless}))"
        )
    assert time.monotonic() - began < SETTINGS["sql_time_limit_ms"] / 1000
    counted = await datasette.client.get("/archive/posts")
    monkeypatch.setattr("browse.app.LONGEST_COUNT", 1)
    own = (
        f"select count(*) from pages where 300000 = (select count(*) from ({endless} limit 300000))"
    )
    assert (await datasette.client.get("/archive", params={"sql": own})).status_code == 200
    assert "not counted" not in counted.text
    left_out = await datasette.client.get("/archive/posts?_nocount=1")
    assert "The rows are not counted" in left_out.text


@pytest.mark.asyncio
async def test_the_search_index_is_no_table_to_list(datasette: Datasette) -> None:
    """It is not counted for the list of tables: that read it whole, 20 s from a cold disk."""
    listed = (await datasette.client.get("/archive.json?_show_hidden=1")).json()["tables"]
    names = {table["name"] for table in listed}
    assert {"comments", "page_tags"} <= names
    assert not any(name.startswith("search_") for name in names)
    assert (await datasette.client.get("/archive?_show_hidden=1")).status_code == 200


@pytest.mark.asyncio
async def test_the_file_is_not_for_writing_or_taking(datasette: Datasette) -> None:
    """SQL that writes is refused, also on Datasette's writing connection; so is the download."""
    assert (await datasette.client.get("/archive.db")).status_code == 403
    archive = datasette.get_database("archive")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await archive.execute_write("delete from pages")


@pytest.mark.asyncio
async def test_shows_what_a_crawl_writes_meanwhile(tmp_path: Path) -> None:
    """A row that is written beside the reader is on the next page asked for."""
    path = make_archive(tmp_path)
    datasette = make_datasette(path)
    count = "/archive.json?sql=select+count(*)+as+n+from+comments&_shape=array"
    with contextlib.closing(sqlite3.connect(path)) as writer:
        before = (await datasette.client.get(count)).json()[0]["n"]
        writer.execute("begin immediate")
        writer.execute("delete from comments where id = 12")
        assert (await datasette.client.get(count)).json()[0]["n"] == before
        writer.commit()
        assert (await datasette.client.get(count)).json()[0]["n"] == before - 1


@pytest.mark.asyncio
async def test_a_path_with_marks_of_an_address(tmp_path: Path) -> None:
    """A folder may be called anything: ? # and % are no part of SQLite's address."""
    folder = tmp_path / "what? 100% #1 é"
    folder.mkdir()
    datasette = make_datasette(make_archive(folder))
    assert (await datasette.client.get("/archive/pages")).status_code == 200


def _missing(folder: Path) -> Path:
    return folder / "archive.db"


def _text(folder: Path) -> Path:
    path = folder / "archive.db"
    path.write_text("not a database, though long enough to be taken for one" * 20)
    return path


def _foreign(folder: Path) -> Path:
    path = folder / "archive.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("create table pages (id integer)")
        other.commit()
    return path


def _empty(folder: Path) -> Path:
    path = folder / "archive.db"
    path.touch()
    return path


@pytest.mark.parametrize("make", [_missing, _text, _foreign, _empty])
def test_what_is_no_archive_gets_a_sentence(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """A file that is missing, empty, no database or another program's is named, not shown."""
    path = make(tmp_path)
    with pytest.raises(BrowseError, match=r"archive\.db.*\.$"):
        make_datasette(path)


def test_a_port_that_is_taken_gets_a_sentence(archive: Path) -> None:
    """The sentence names the option that helps."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BrowseError, match=f"Port {port} .*--port"):
            serve(archive, port, False)


def test_serve_answers_until_interrupted(archive: Path) -> None:
    """The announced address is on loopback; Ctrl-C ends it cleanly, also with a browser there."""
    code = "import sys; from pathlib import Path; from browse.app import serve\n"
    code += "serve(Path(sys.argv[1]), 0, False, lambda address: print(address, flush=True))"
    command = [sys.executable, "-c", code, str(archive)]
    with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        address = urlsplit(server.stdout.readline().strip())
        assert address.hostname == "127.0.0.1"
        browser = http.client.HTTPConnection(address.hostname, address.port or 0, timeout=30)
        browser.request("GET", "/")
        answer = browser.getresponse()
        assert answer.status == 200
        assert b"grace-archive" in answer.read()
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=30)
        browser.close()
    assert (server.returncode, complaints) == (0, "")
