"""A field that a redesign hid, mended as a user would: check, explain, site.toml, rebuild."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import ask, call
from tests.cli.test_check import redesigned, take
from tests.cli.test_check import story as told_before
from tests.cli.warcs import BASE, Sample, write

STORY = f"{BASE}/post/s-2"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of six stories, captured again after a redesign that hid their author."""
    write(tmp_path / "a.warc.gz", [told_before(number) for number in range(1, 7)])
    assert take(tmp_path, "a.warc.gz")[0] == 0
    assert redesigned(tmp_path)[0] == 4
    return tmp_path / "data"


def test_a_hidden_field_is_mended_with_site_toml_alone(data: Path) -> None:
    assert ask(data, "select count(*) from page_authors") == [(0,)]
    said = call("explain", STORY, "--data", data).stdout
    assert "Missing or doubtful: authors" in said
    assert f"grace-archive explain {STORY} --find" in said
    assert "[selectors.article]" in said
    found = call("explain", STORY, "--data", data, "--find", "Jane Roe, MD", "--field", "authors")
    lines = found.stdout.splitlines()
    assert "  [selectors.article]" in lines
    (line, *_) = [line.strip() for line in lines if re.match(r"  authors = ", line)]
    assert "finds here: Jane Roe, MD" in found.stdout
    assert "on 5 of 5 other pages of the kind article" in found.stdout
    with (data / "site.toml").open("a") as file:
        file.write(f"\n[selectors.article]\n{line}\n")
    assert call("rebuild", "--data", data).exit_code == 0
    assert ask(data, "select distinct name, credentials from authors") == [("Jane Roe, MD", "MD")]
    assert ask(data, "select count(*) from page_authors") == [(6,)]
    assert call("check", "--data", data).exit_code == 0
    after = call("explain", STORY, "--data", data).stdout
    assert "from site.toml, drupal article" in after
    assert "Missing or doubtful: authors" not in after


def test_a_page_of_no_known_kind_is_told_its_kind_with_the_lines_that_explain_prints(
    tmp_path: Path,
) -> None:
    text = "<x-a>Salt</x-a><x-b>Too much of it is not good for anybody who wants to rest.</x-b>"
    write(tmp_path / "a.warc.gz", [Sample("/salt", text.encode())])
    take(tmp_path, "a.warc.gz")
    data = tmp_path / "data"
    lines = call("explain", "/salt", "--data", data).stdout.splitlines()
    assert any(line.startswith("  other, live") for line in lines)
    told = [line.strip() for line in lines if line.startswith(("  [kinds]", '  "/'))]
    assert told == ["[kinds]", '"/salt" = "article"']
    with (data / "site.toml").open("a") as file:
        file.write("\n" + "\n".join(told) + "\n")
    call("rebuild", "--data", data)
    assert ask(data, "select kind from pages") == [("article",)]


def test_a_problem_that_each_capture_has_is_told_once_with_their_number(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        text = f"<x-a>Salt {day}</x-a>"
        write(tmp_path / f"{day}.warc.gz", [Sample("/salt", text.encode())], day=day)
        take(tmp_path, f"{day}.warc.gz")
    said = call("explain", "/salt", "--data", tmp_path / "data").stdout
    told = said.partition("Problems\n")[2].partition("\nIf it is")[0].splitlines()
    assert told
    assert all(line.endswith("(in 3 captures)") for line in told)
    assert len(set(told)) == len(told)


def test_explain_says_where_a_field_stands(data: Path) -> None:
    found = json.loads(call("explain", STORY, "--data", data, "--json").stdout)
    places = {field["name"]: field["place"] for field in found["fields"]}
    assert (places["title"], places["body"]) == ("h1", "div.field--name-body")
    assert "authors" in found["missing"]
    assert "at h1\n" in call("explain", STORY, "--data", data).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(
            ["--find", "Nowhere"], 1, "does not stand on the kept page", id="no such text"
        ),
        pytest.param(["--find", " "], 2, "needs words", id="no words"),
        pytest.param(["--field", "title"], 2, "goes with --find", id="a field alone"),
        pytest.param(
            ["--skeleton", "--json"], 2, "--skeleton and --json do not go together", id="two ways"
        ),
        pytest.param(
            ["--skeleton", "--find", "Story 2"], 2, "--find and --skeleton do not", id="two tasks"
        ),
        pytest.param(
            ["--skeleton", "--output", "/no/such/folder/page.html"],
            1,
            "There is no folder /no/such/folder",
            id="no folder",
        ),
        pytest.param(["--keep-labels"], 2, "go with --skeleton", id="labels alone"),
        pytest.param(
            ["--find", "Story 2", "--field", "titel"], 2, "known: title, summary", id="no field"
        ),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(
    data: Path, arguments: list[str], code: int, message: str
) -> None:
    said = call("explain", STORY, "--data", data, *arguments)
    assert said.exit_code == code
    assert message in said.stderr


def test_a_rule_that_cannot_be_used_is_told_before_anything_is_done(data: Path) -> None:
    with (data / "site.toml").open("a") as file:
        file.write('\n[selectors.article]\nautor = "p"\n')
    said = call("rebuild", "--data", data)
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert "'autor' is not a field" in said.stderr


def test_a_skeleton_holds_no_word(data: Path, tmp_path: Path) -> None:
    said = call("explain", STORY, "--data", data, "--skeleton").stdout
    assert "node--view-mode-full" in said
    for word in ("Jane", "Roe", "Story", "Words", "example"):
        assert word not in said
    out = tmp_path / "page.html"
    done = call("explain", STORY, "--data", data, "--skeleton", "--output", out)
    assert done.exit_code == 0
    assert out.read_text() == said.removesuffix("\n")
