"""`browse`: the archive is shown on this machine, until Ctrl-C."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.running import call, start
from tests.cli.warcs import BASE, three


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of three articles."""
    three(tmp_path / "three.warc.gz")
    done = call("import", tmp_path / "three.warc.gz", "--base-url", BASE, "--data", tmp_path / "d")
    assert done.exit_code == 0
    return tmp_path / "d"


def address_of(running: subprocess.Popen[str]) -> str:
    """Return the address that a running command names."""
    assert running.stdout is not None
    for line in running.stdout:
        if found := re.search(r"is shown at (http://127\.0\.0\.1:\d+/)", line):
            return found[1]
    raise AssertionError(running.communicate())


def test_the_archive_is_shown_at_the_address_it_names(data: Path) -> None:
    running = start("browse", "--port", 0, "--no-open", "--data", data)
    with urlopen(address_of(running) + "archive/articles.json?_shape=array") as answer:
        assert answer.status == 200
        assert b"Article 2" in answer.read()
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert (running.returncode, errors) == (0, "")


def test_a_port_that_is_taken_is_told(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = call("browse", "--port", port, "--no-open", "--data", data)
    assert done.exit_code == 1
    assert f"Port {port} is taken by another program. Give another" in done.stderr


def test_without_an_archive_it_says_how_to_make_one(tmp_path: Path) -> None:
    done = call("browse", "--no-open", "--data", tmp_path / "none")
    assert done.exit_code == 1
    assert "Nothing is held yet in" in done.stderr
