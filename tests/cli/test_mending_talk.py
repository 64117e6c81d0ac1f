"""A discussion in markup that nobody knows, mended with the lines that explain prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ask, call
from tests.cli.test_check import take
from tests.cli.warcs import BASE, Sample, write

POSTS = (
    ("luna", "June 5, 2021 10:12 am", "Tomorrow is my first scan. Who tells me how it was?"),
    ("pedro m", "June 5, 2021 11:40 am", "Music helped me. It is short, and they are kind."),
    ("marta", "June 6, 2021 9:05 am", "Welcome. Tell us afterwards how you fared, we are here."),
)


def talk(number: int, mark: str = "x-bite") -> Sample:
    """A discussion of three posts; the elements of a post have classes of one letter."""
    posts = "".join(
        f'<{mark}><div class="k9 a"><a href="/p/{n}">{who}</a></div><div class="k9 b">{when}</div>'
        f'<div class="k9 c"><p>{text}</p></div></{mark}>'
        for n, (who, when, text) in enumerate(POSTS[: number + 1])
    )
    html = f'<html lang="en"><title>Talk {number}</title><x-t>Talk {number}</x-t>{posts}</html>'
    return Sample(f"/talk/{number}", html.encode())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of two discussions, which site.toml says they are."""
    write(tmp_path / "a.warc.gz", [talk(1), talk(2)])
    take(tmp_path, "a.warc.gz")
    with (tmp_path / "data" / "site.toml").open("a") as file:
        file.write('\n[kinds]\n"/talk/*" = "topic"\n')
    call("rebuild", "--data", tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("field", "text"),
    [("comment_author", "pedro m"), ("comment", "pedro m"), ("comment_body", POSTS[1][2])],
)
def test_words_of_one_comment_give_the_lines_for_all(data: Path, field: str, text: str) -> None:
    said = call("explain", f"{BASE}/talk/2", "--data", data, "--find", text, "--field", field)
    assert said.exit_code == 0, said.output
    assert '  comment = "x-bite"\n      finds 3 comments here\n' in said.stdout
    assert "finds 2 on 1 of 1 other page of the kind topic" in said.stdout
    assert '  comment_author = "div.a a"\n      finds in the first: luna\n' in said.stdout
    assert '  comment_published = "div.b"\n' in said.stdout
    assert '  comment_body = "div.c"\n' in said.stdout


def test_the_lines_pasted_as_they_are_read_every_comment(data: Path) -> None:
    asked = ("--find", "pedro m", "--field", "comment_author")
    said = call("explain", f"{BASE}/talk/2", "--data", data, *asked).stdout.splitlines()
    pasted = [line for line in said[: len(said) - 2] if line.startswith(("  [", "  comment"))]
    pasted[1] = said[-1]  # the first post is the topic itself
    with (data / "site.toml").open("a") as file:
        file.write("\n" + "\n".join(pasted) + "\n")
    assert call("rebuild", "--data", data).exit_code in (0, 4)
    rows = ask(data, "select author_name, published_at, body_text from comments order by id")
    assert len(rows) == 3
    assert {row[0] for row in rows} == {"pedro m", "marta"}
    assert ("marta", "2021-06-06T09:05:00Z", POSTS[2][2]) in rows


@pytest.mark.parametrize(
    ("asked", "code", "message"),
    [
        (["--find", "Talk 2", "--field", "comment"], 1, "stand in nothing that repeats"),
        (["--find", "luna", "--find", "marta", "--field", "comment"], 2, "needs one --find"),
        (["--find", "nobody", "--field", "comment"], 1, "does not stand on the kept page"),
    ],
)
def test_what_is_no_comment_is_a_sentence(
    data: Path, asked: list[str], code: int, message: str
) -> None:
    said = call("explain", f"{BASE}/talk/2", "--data", data, *asked)
    assert said.exit_code == code
    assert message in said.stderr
