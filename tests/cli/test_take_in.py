"""`import`: what is taken in, what is passed over, and files that something is wrong with."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.cli.running import articles, ask, call, kept, spawn
from tests.cli.spoilt import CASES, LARGEST, Spoilt
from tests.cli.warcs import BASE, Sample, article, record, three, write


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """A WARC file of three articles."""
    path = tmp_path / "three.warc.gz"
    three(path)
    return path


def test_the_first_import_names_the_site_and_says_what_it_holds(data: Path, warc: Path) -> None:
    done = call("import", warc, "--base-url", BASE, "--timezone", "UTC", "--data", data)
    assert done.exit_code == 0, done.output
    assert "3 new captures" in done.stdout
    assert "article 3" in done.stdout
    assert articles(data) == ["Article 1", "Article 2", "Article 3"]
    assert (data / "site.toml").read_text().splitlines() == [
        'site = "site.example"',
        f'base_url = "{BASE}"',
        'timezone = "UTC"',
    ]
    assert call("import", warc, "--data", data).exit_code == 0  # nothing need be said again


def test_nobody_else_may_read_what_was_taken_in(data: Path, warc: Path) -> None:
    data.mkdir(mode=0o755)
    done = spawn("import", warc, "--base-url", BASE, "--data", data)
    assert done.returncode == 0, done.stderr
    open_to_others = [path for path in (data, *data.rglob("*")) if path.stat().st_mode & 0o077]
    assert open_to_others == []


def test_what_is_held_is_passed_over(data: Path, warc: Path) -> None:
    call("import", warc, "--base-url", BASE, "--data", data)
    before = kept(data)
    again = call("import", warc, "--data", data)
    assert (again.exit_code, kept(data)) == (0, before)
    assert "0 new captures; 3 held already" in again.stdout


def test_other_hosts_are_counted_and_not_kept(data: Path, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.warc.gz"
    three(mixed)
    there = record(article(4), day=2).replace(b": http://site.example/", b": http://e.example:81/")
    mixed.write_bytes(mixed.read_bytes() + gzip.compress(there))
    done = call("import", mixed, "--base-url", BASE, "--data", data)
    assert done.exit_code == 0
    assert "3 new captures; not kept, of other hosts: e.example:81 1." in done.stdout
    assert ask(data, "select count(*) from captures") == [(3,)]


def test_a_file_without_an_answer_of_the_site_names_its_hosts(data: Path, warc: Path) -> None:
    done = call("import", warc, "--base-url", "http://other.example", "--data", data)
    assert done.exit_code == 1
    assert done.stderr == (
        f"Error: No answer in {warc} is of http://other.example. Its hosts: site.example (3). "
        "Nothing was kept; give one of them with --base-url.\n"
    )
    assert not data.exists()


@pytest.mark.verify
def test_a_folder_that_came_to_nothing_may_become_another_sites(data: Path, warc: Path) -> None:
    nowhere = "http://127.0.0.1:9"
    spawn("crawl", "--base-url", nowhere, "--delay", 0, "--data", data)
    done = call("import", warc, "--base-url", BASE, "--data", data)
    assert done.exit_code == 0, done.output
    assert ask(data, "select distinct site from pages") == [("site.example",)]
    assert ask(data, f"select count(*) from queue where url like '{nowhere}%'") == [(0,)]


SHOWN = b"""<!DOCTYPE html><html><body><main><h1 class="page-title">Talk</h1>
<article data-history-node-id="5" class="node node--type-article node--view-mode-full">
<div class="field field--name-body"><p>Words.</p></div>
<section class="field--name-comment comment-wrapper"><article id="comment-7" class="comment">
<footer><p class="comment__submitted">Submitted by <span>Ann</span>
on Wed, 08/17/2013 - 20:30</p></footer>
<div class="field field--name-comment-body"><p>I think so.</p></div></article></section>
</article></main></body></html>"""


def test_a_time_zone_may_be_told_later_and_all_is_read_again(data: Path, tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", [Sample("/post/talk", SHOWN)])
    when = "select published_on, published_at from comments"
    first = call("import", tmp_path / "a.warc.gz", "--base-url", BASE, "--data", data)
    assert "No time zone is known: a time that shows no offset is kept as a day" in first.stderr
    assert ask(data, when) == [("2013-08-17", None)]
    zone = ("--timezone", "Asia/Tokyo")
    second = call("import", tmp_path / "a.warc.gz", *zone, "--data", data)
    assert second.exit_code == 0, second.output
    assert "No time zone" not in second.stderr
    assert ask(data, when) == [("2013-08-17", "2013-08-17T11:30:00Z")]
    assert call("status", "--data", data).stderr == ""


def test_any_site_takes_every_host_under_its_own_name(data: Path, warc: Path) -> None:
    assert call("import", warc, "--site", "any", "--data", data).exit_code == 0
    assert ask(data, "select distinct site from pages") == [("site.example",)]


@pytest.mark.parametrize("site", [("--base-url", BASE), ("--site", "any")], ids=["one", "any"])
def test_an_address_that_cannot_be_parsed_is_of_no_site(
    data: Path, tmp_path: Path, site: tuple[str, str]
) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(record(article(1)).replace(f"URI: {BASE}".encode(), b"URI: http://[::1"))
    done = call("import", file, *site, "--data", data)
    assert done.exit_code == 0, done.stderr
    assert "0 new captures" in done.stdout


def test_several_files_are_taken_in_at_once(data: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        write(tmp_path / f"{number}.warc.gz", [article(number)], day=number)
    done = call("import", *tmp_path.glob("*.warc.gz"), "--base-url", BASE, "--data", data)
    assert "2 new captures" in done.stdout
    assert len(articles(data)) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param([], "Which site is it?", id="no site"),
        pytest.param(["--site", "any", "--base-url", BASE], "leave out --base-url", id="any"),
        pytest.param(["--base-url", "ftp://x"], "no base address", id="no address"),
        pytest.param(["--base-url", BASE, "--timezone", "Moon"], "no time zone", id="zone"),
    ],
)
def test_wrong_use_changes_nothing(data: Path, warc: Path, options: list[str], said: str) -> None:
    done = call("import", warc, *options, "--data", data)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not data.exists()


def test_another_site_in_the_same_folder_is_refused(data: Path, warc: Path) -> None:
    call("import", warc, "--base-url", BASE, "--data", data)
    done = call("import", warc, "--base-url", "http://elsewhere.example", "--data", data)
    assert done.exit_code == 2
    assert "is an archive of 'site.example'" in done.stderr


def test_a_file_that_is_not_there_is_wrong_use(data: Path) -> None:
    done = call("import", "nothing.warc.gz", "--base-url", BASE, "--data", data)
    assert done.exit_code == 2
    assert "nothing.warc.gz" in done.stderr
    assert not data.exists()


def _loses_nothing(case: Spoilt, data: Path, folder: Path) -> None:
    good, bad, later = (folder / f"{name}.warc.gz" for name in ("good", "bad", "later"))
    write(good, [article(8)], day=2)
    write(later, [article(9)], day=3)
    case.make(bad)
    assert call("import", good, "--base-url", BASE, "--data", data).exit_code == 0
    done = call("import", bad, "--data", data)
    assert done.exit_code == case.code, done.output
    assert case.said in done.output
    assert "Traceback" not in done.output
    assert articles(data) == [f"Article {number}" for number in (*case.held, 8)]
    assert call("import", bad, "--data", data).exit_code in (case.code, 0)
    assert call("import", later, "--data", data).exit_code == 0
    assert articles(data) == [f"Article {number}" for number in (*case.held, 8, 9)]


def test_a_damaged_file_is_told_of_each_time(data: Path, warc: Path) -> None:
    warc.write_bytes(warc.read_bytes()[:-40])
    for _ in range(2):
        done = call("import", warc, "--base-url", BASE, "--data", data)
        assert done.exit_code == 4
        assert "1 damaged record" in done.stdout
        assert done.stdout.count("the gzip member is cut off (byte ") == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_spoilt_file_costs_only_what_is_spoilt(case: Spoilt, data: Path, tmp_path: Path) -> None:
    _loses_nothing(case, data, tmp_path)


@pytest.mark.verify
def test_a_page_of_50_mb_costs_only_itself(data: Path, tmp_path: Path) -> None:
    _loses_nothing(LARGEST, data, tmp_path)


def test_a_file_that_is_no_warc_among_others_stops_before_anything_is_written(
    data: Path, warc: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    done = call("import", warc, tmp_path / "letter.txt", "--base-url", BASE, "--data", data)
    assert done.exit_code == 1
    assert "letter.txt is no WARC file" in done.stderr
    assert not data.exists()
