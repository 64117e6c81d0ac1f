"""`demo`: a made-up site, crawled and shown."""

from __future__ import annotations

import re
import signal
import socket
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.running import ask, call, spawn, start
from tests.cli.test_browse import address_of
from tests.cli.warcs import BASE, three

SMALL = ("--pages", 12, "--seed", 3)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of a small demo."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    done = spawn("demo", *SMALL, "--no-browse", "--data", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Crawling a made-up site (on this machine only) at http://127.0.0.1:" in done.stdout
    return folder


def test_the_archive_holds_every_kind_of_page(data: Path) -> None:
    kinds = {kind for (kind,) in ask(data, "select kind from pages")}
    assert {"article", "video", "topic", "forum", "category", "tag", "author", "feed"} <= kinds


def test_the_same_demo_goes_on_and_is_shown(data: Path) -> None:
    running = start("demo", *SMALL, "--port", 0, "--data", data)
    with urlopen(address_of(running)) as answer:
        assert answer.status == 200
    running.send_signal(signal.SIGINT)
    said, errors = running.communicate(timeout=30)
    assert running.returncode == 0, said + errors
    assert "Traceback" not in errors


def test_another_demo_in_the_same_folder_is_refused(data: Path) -> None:
    done = call("demo", "--pages", 13, "--no-browse", "--data", data)
    assert done.exit_code == 2
    assert "holds another archive" in done.stderr


def test_somebodys_archive_is_no_place_for_a_demo(tmp_path: Path) -> None:
    three(tmp_path / "three.warc.gz")
    call("import", tmp_path / "three.warc.gz", "--base-url", BASE, "--data", tmp_path)
    done = call("demo", *SMALL, "--no-browse", "--data", tmp_path)
    assert done.exit_code == 2
    assert "holds another archive" in done.stderr


def test_a_port_that_is_taken_is_told_with_the_folder(data: Path) -> None:
    """--port is that of the browser's page; the site's own stands in site.toml."""
    port = int(re.findall(r"127\.0\.0\.1:(\d+)", (data / "site.toml").read_text())[0])
    with socket.create_server(("127.0.0.1", port)):
        done = call("demo", *SMALL, "--no-browse", "--data", data)
    assert done.exit_code == 1
    assert f"{data} was served at port {port}" in done.stderr
    assert "--data" in done.stderr


def test_the_site_can_be_wordpress(tmp_path: Path) -> None:
    """A design is a site of its own: posts with comments, and bbPress."""
    done = spawn(
        "demo", *SMALL, "--design", "wordpress", "--no-browse", "--data", tmp_path / "data"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    systems = ask(tmp_path / "data", "select distinct system from comments order by 1")
    assert systems == [("bbpress",), ("wordpress",)]


def test_a_design_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    done = call("demo", "--design", "geocities", "--data", tmp_path / "data")
    assert done.exit_code == 2
    assert "no design 'geocities', only: drupal, " in done.stderr
