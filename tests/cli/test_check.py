"""`check`: what is read of how many pages, and what got worse, as a user sees it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import ask, call
from tests.cli.warcs import BASE, Sample, write

NUMBERS = range(1, 7)


def story(number: int, author: str = "field--name-field-author") -> Sample:
    """A Drupal article whose author stands in a field of that class."""
    html = f"""<!DOCTYPE html><html lang="en"><head><link rel="canonical"
href="{BASE}/post/s-{number}"><link rel="shortlink" href="{BASE}/node/{number}"></head><body><main>
<h1>Story {number}</h1><article data-history-node-id="{number}"
class="node node--type-article node--view-mode-full">
<div class="field {author}"><div class="field__item">Jane Roe, MD</div></div>
<div class="field field--name-body"><p>Words on {number}.</p></div></article></main>
</body></html>"""
    return Sample(f"/post/s-{number}", html.encode())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of six stories."""
    write(tmp_path / "a.warc.gz", [story(number) for number in NUMBERS])
    done = take(tmp_path, "a.warc.gz")
    assert done[0] == 0, done[1]
    return tmp_path / "data"


def take(folder: Path, name: str) -> tuple[int, str]:
    """Import a file; return the exit code and what was said."""
    where = ("--base-url", BASE, "--timezone", "UTC", "--data", folder / "data")
    done = call("import", folder / name, *where)
    return done.exit_code, done.stdout


def redesigned(folder: Path) -> tuple[int, str]:
    """Import the same stories again, from after a redesign that hid the author."""
    write(folder / "b.warc.gz", [story(number, "zz-who") for number in NUMBERS], day=2)
    return take(folder, "b.warc.gz")


def test_check_says_what_is_read_of_each_kind(data: Path) -> None:
    said = call("check", "--data", data)
    assert said.exit_code == 0
    assert "article, by drupal article: 6 pages\n    title 100%" in said.stdout
    assert "authors 100%" in said.stdout
    assert "Nothing got worse since the last good run." in said.stdout


def test_a_redesign_that_costs_a_field_is_told_at_once_and_until_it_is_accepted(
    tmp_path: Path, data: Path
) -> None:
    code, said = redesigned(tmp_path)
    assert code == 4
    assert re.search(r"ALARM .*article.* have authors: 100% in the last good run, 0% now", said)
    examples = re.findall(rf"^       ({BASE}\S+)$", said, re.MULTILINE)
    assert len(set(examples)) == 3
    assert "grace-archive explain" in said
    assert call("check", "--data", data).exit_code == 4
    assert call("rebuild", "--data", data).exit_code == 4
    assert call("check", "--data", data, "--accept").exit_code == 0
    assert call("check", "--data", data).exit_code == 0


def test_check_is_there_for_programs_too(tmp_path: Path, data: Path) -> None:
    redesigned(tmp_path)
    done = call("check", "--data", data, "--json")
    found = json.loads(done.stdout)
    assert done.exit_code == 4
    assert found["coverage"]["article"]["drupal article"]["pages"] == 6
    assert "authors" in {alarm["field"] for alarm in found["alarms"]}
    assert found["unexplained"] == []


def test_a_page_silently_without_its_text_is_told(data: Path) -> None:
    assert ask(data, "select count(*) from problems") == [(0,)]
    ask_write(data, "update findings set found = json_remove(found, '$.body') where subject='page'")
    said = call("check", "--data", data)
    assert said.exit_code == 4
    assert "6 pages without a text, and no problem says why:" in said.stdout


def ask_write(data: Path, statement: str) -> None:
    """Change the archive, as a fault in a reader would."""
    with closing(sqlite3.connect(data / "archive.db")) as db, db:
        db.execute(statement)


def unmarked(number: int) -> Sample:
    """A story in markup that says nothing; a word of the site's own tells who wrote it."""
    words = "<p>Rest helps more than most people think, and it costs nothing at all to try.</p>"
    html = f"""<html lang="en"><title>Story {number}</title><x-a>Story number {number}</x-a>
<x-d>Submitted by Jane Roe on August 7, 2013</x-d><x-c>{words * 4}</x-c>
<x-b><i>Penned by</i> <a href="/people/roe">Jane Roe</a></x-b></html>"""
    return Sample(f"/stories/{number}", html.encode())


def test_a_lost_label_that_leaves_only_a_doubtful_author_is_an_alarm(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write(tmp_path / "a.warc.gz", [unmarked(number) for number in NUMBERS])
    take(tmp_path, "a.warc.gz")
    settings = (data / "site.toml").read_text() + '\n[kinds]\n"/stories/*" = "article"\n'
    (data / "site.toml").write_text(settings + '[labels]\nauthor = ["Penned by"]\n')
    call("rebuild", "--data", data)
    assert call("check", "--data", data, "--accept").exit_code == 0
    (data / "site.toml").write_text(settings)
    call("rebuild", "--data", data)
    doubts = "select count(distinct url) from problems where kind = 'field doubtful'"
    assert ask(data, f"{doubts} and field = 'authors'") == [(6,)]
    said = call("check", "--data", data)
    assert said.exit_code == 4
    assert re.search(r"ALARM .* have authors: 100% in the last good run, 0% now", said.stdout)
