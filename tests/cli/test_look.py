"""`status` and `explain` on an archive of the made-up site's pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from tests.cli.running import ROOT, ask, call
from tests.cli.warcs import BASE, Sample, article, write

TALK = f"""<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="{BASE}/post/talk">
<link rel="shortlink" href="{BASE}/node/5"></head><body><main><h1 class="page-title">Talk</h1>
<article data-history-node-id="5" class="node node--type-article node--view-mode-full">
<div class="field field--name-body"><p>What do you think of
<a href="/post/next">this</a>? <a href="/user/3">Ann</a></p></div>
<section class="field--name-comment comment-wrapper"><h2>Comments</h2>
<article id="comment-7" class="comment" data-comment-user-id="3">
<footer><p class="comment__submitted">Submitted by <span>Ann</span>
on Wed, 08/07/2013 - 06:30</p></footer>
<div class="content"><h3><a href="/comment/7#comment-7" class="permalink" rel="bookmark">Yes</a>
</h3><div class="field field--name-comment-body"><p>I think so.</p></div></div></article>
</section></article></main></body></html>"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an article, one with a comment, and a page that is no longer there."""
    folder = tmp_path_factory.mktemp("look")
    samples = [
        article(1),
        Sample("/post/talk", TALK.encode()),
        Sample("/gone", b"x", status="404 No"),
    ]
    write(folder / "a.warc.gz", samples)
    done = call("import", folder / "a.warc.gz", "--base-url", BASE, "--data", folder / "data")
    assert done.exit_code == 0, done.output
    return folder / "data"


def test_status_says_what_is_held_in_words(data: Path) -> None:
    said = call("status", "--data", data)
    assert said.exit_code == 0
    for part in (
        "article 2",
        "besides, 1 address showed no page: not found 1",
        "Comments   1, by 1 person\n",
        "Authors    1\n",
        "Captures   3, 2024-03-01T10:00:00.000Z",
        f"        1  pending: of a kind that no link tells\n           {BASE}/post/next\n",
        "'grace-archive crawl' asks for what is pending",
    ):
        assert part in said.stdout
    assert "no longer" not in said.stdout
    assert "On disk" in said.stdout


def test_status_is_there_for_programs_too(data: Path) -> None:
    found = json.loads(call("status", "--data", data, "--json").stdout)
    assert found["pages"] == {"article": 2}
    assert found["not_live"] == {"gone": 1}
    assert (found["comments"], found["captures"]) == (1, 3)
    assert found["bytes"]["warc"] > 0


def test_status_of_an_archive_of_nothing_says_so(tmp_path: Path) -> None:
    Archive.open(tmp_path, SiteFile(site="x", base_url=BASE)).close()
    said = call("status", "--data", tmp_path)
    assert said.exit_code == 0
    assert said.stdout.startswith("Nothing is held yet.\n")


def test_status_without_an_archive_says_what_to_do(tmp_path: Path) -> None:
    said = call("status", "--data", tmp_path / "data")
    assert said.exit_code == 1
    assert "Nothing is held yet in" in said.stderr
    assert "run 'grace-archive crawl' or 'grace-archive import' first" in said.stderr
    assert not (tmp_path / "data").exists()


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
