"""`explain` on an archive of the made-up site's pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.held import make
from tests.cli.running import ROOT, ask, call
from tests.cli.warcs import BASE


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an article, one with a comment, and a page that is no longer there."""
    return make(tmp_path_factory.mktemp("look"))


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"{BASE}/post/article-1", id="canonical"),
        pytest.param(f"{BASE}/node/1", id="number"),
        pytest.param("Site.example/node/1", id="without scheme"),
        pytest.param(f"{BASE}/post/article-1/#top", id="with slash and fragment"),
    ],
)
def test_explain_finds_a_page_by_any_of_its_addresses(data: Path, address: str) -> None:
    said = call("explain", address, "--data", data)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith(f"{BASE}/post/article-1\n  article, live: Article 1\n")
    assert f"  {BASE}/node/1\n" in said.stdout


def test_explain_names_evidence_reader_and_record_of_each_field(data: Path) -> None:
    found = json.loads(call("explain", f"{BASE}/node/1", "--data", data, "--json").stdout)
    title = next(field for field in found["fields"] if field["name"] == "title")
    assert title["value"] == "Article 1"
    assert title["evidence"]
    assert title["reader"] == "drupal article"
    ((file, offset),) = ask(
        data, "select warc_file, warc_offset from captures where url like '%-1'"
    )
    assert (title["capture"]["warc_file"], title["capture"]["warc_offset"]) == (file, offset)


@pytest.mark.parametrize("address", ["/comment/7", "/comment/7#comment-7", "/node/5#comment-7"])
def test_explain_shows_the_comment_that_an_address_names(data: Path, address: str) -> None:
    found = json.loads(call("explain", BASE + address, "--data", data, "--json").stdout)
    assert found["url"] == f"{BASE}/post/talk"
    values = {field["name"]: field["value"] for field in found["comment"]["fields"]}
    assert (values["body"], values["author"]) == ("I think so.", "Ann")


def test_explain_says_so_where_nothing_is_known(data: Path) -> None:
    said = call("explain", f"{BASE}/post/never-seen", "--data", data)
    assert said.exit_code == 1
    assert "Nothing is known of" in said.stderr


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/post/next", "pending."),
        ("/user/3", "skipped (profiles of members are not fetched)."),
    ],
)
def test_explain_says_what_the_queue_knows(data: Path, path: str, state: str) -> None:
    said = call("explain", BASE + path, "--data", data)
    assert said.exit_code == 1
    assert f"in the queue it is {state}" in said.stderr


def test_explain_takes_a_path_for_an_address(data: Path) -> None:
    assert call("explain", "/node/1", "--data", data).stdout.startswith(f"{BASE}/post/article-1\n")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", 2),
        (" ", 2),
        ("no address", 1),
        ("http://x:99999/", 1),
        ("\x00", 1),
        ("http://[", 2),
        ("a:b", 2),
    ],
)
def test_explain_takes_anything_without_a_fall(data: Path, address: str, code: int) -> None:
    said = call("explain", address, "--data", data)
    assert (said.exit_code, said.stderr.count("\n")) == (code, 1)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_seen_enough_is_no_error(data: Path, unbuffered: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m cli explain /node/1 --data "{data}" | true'],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
