"""An address says what a search is, and a search its address."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from browse.search.form import address, read_form
from browse.search.wanted import MOST_SHOWN, Wanted


def back(url: str) -> Wanted:
    arguments = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    return read_form(arguments.get)


def test_there_and_back() -> None:
    """Every filter is in the address."""
    wanted = Wanted(
        text='"a b" -c', kind="topic", author="Zoë", author_id=3, category=4, only=True,
        from_day="2012-01-01", to_day="2012-12-31", sort="oldest", page=7,
    )  # fmt: skip
    assert back(address(wanted, page=7)) == wanted
    assert back(address(wanted)) == replace(wanted, page=1)


def test_what_makes_no_sense_is_left_out() -> None:
    """An address that somebody made up is a search all the same."""
    typed = {"q": "a", "kind": "x", "category": "1e9", "from": "now", "to": "0000", "sort": "?"}
    assert read_form(typed.get) == Wanted(text="a")
    assert read_form({"page": "9" * 16}.get).page == MOST_SHOWN // Wanted().size
    assert read_form({"page": "-1", "author_id": "²"}.get) == Wanted()


def test_a_year_is_a_range() -> None:
    """From its first day to its last."""
    wanted = read_form({"from": "2011", "to": "2012-02"}.get)
    assert (wanted.from_day, wanted.to_day) == ("2011-01-01", "2012-02-29")


@given(st.text(max_size=30), st.text(max_size=12))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_text(q: str, day: str) -> None:
    """No argument is an error, and the address made of it is one."""
    wanted = read_form({"q": q, "from": day, "to": day, "page": day, "author": q}.get)
    assert address(wanted).isascii()
