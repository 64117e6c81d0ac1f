"""Numbers and lists as the commands print them."""

from __future__ import annotations

import json
import re

import pytest

from cli.wording import amount, as_json, at_words, listed, plain, say, short, size, sorts
from pipelines.store.sorts import Example, Sort


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (12345, "12,345 pages")]
)
def test_an_amount_has_its_noun(count: int, expected: str) -> None:
    assert amount(count, "page") == expected


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert amount(2, "reply", "replies") == "2 replies"


def test_counts_stand_in_one_line() -> None:
    assert listed({"article": 1200, "topic": 3}) == "article 1,200 · topic 3"
    assert listed({}) == "none"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (29_400_000, "29.4 MB"),
        (123_456_789, "123.5 MB"),
        (2_340_000_000, "2.3 GB"),
        (5_000_000_000_000, "5.0 TB"),
    ],
)
def test_a_size_has_the_unit_that_suits_it(count: int, expected: str) -> None:
    assert size(count) == expected


def test_a_long_value_is_cut_and_stays_in_one_line() -> None:
    assert short("a\n b", 10) == "a b"
    assert short("abcdefgh", 6) == "abcde…"


def test_each_sort_is_followed_by_its_examples() -> None:
    sort = Sort(name="date", count=2, examples=(Example(url="http://x/1", message="two readings"),))
    assert list(sorts([sort])) == ["        2  date", "           http://x/1  two readings"]


EVIL = "a\x1b]0;b\x07\x9b31m\u202ec\u2028d\x7f"


def test_nothing_commands_the_terminal() -> None:
    """A page may hold anything; the command prints what can be read of it."""
    said = [plain(EVIL), short(EVIL), listed({EVIL: 1})]
    said += sorts(
        [Sort(name=EVIL, count=2, examples=(Example(url=EVIL, message=EVIL),), state=EVIL)]
    )
    printed = "".join(said)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e]", printed)
    assert plain("naïve – “é” 日本 می\u200cروم") == "naïve – “é” 日本 می\u200cروم"


def test_json_holds_the_same_text_and_commands_nothing() -> None:
    printed = as_json({"title": EVIL, "other": "é"})
    assert json.loads(printed) == {"title": EVIL, "other": "é"}
    assert "é" in printed
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", printed)


SENTENCE = "Stopped with 12 addresses to go; 1,234 requests: http://x.example/a-very-long-path/" * 3


@pytest.mark.parametrize("width", [60, 80])
def test_a_terminals_lines_end_between_words_and_a_pipes_not_at_all(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(SENTENCE)
    assert capsys.readouterr().out == SENTENCE + "\n"
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.fileno", lambda: 2)
    say(SENTENCE, err=True)
    lines = capsys.readouterr().err.splitlines()
    assert " ".join(lines) == SENTENCE
    assert all(len(line) <= width or " " not in line for line in lines)
    assert at_words("   one two", 8) == "   one\n   two"
