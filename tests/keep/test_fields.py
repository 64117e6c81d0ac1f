"""A record's head is read whatever its tool made of it, and changed without loss."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.keep.fields import Fields, bare, blank_line, fields_of


def test_heads_of_all_tools() -> None:
    head = b"WARC/1.0\r\nA: 1\r\nB:2\nodd\r\nC: x\r\n  y\r\nA: 3\r\nD: caf\xc3\xa9\r\nE: \r\n\r\n"
    found = fields_of(head)
    assert found.pairs == (
        ("A", "1"),
        ("B", "2"),
        ("C", "x y"),
        ("A", "3"),
        ("D", "café"),
        ("E", ""),
    )
    assert (found.get("a"), found.all("a"), found.get("x")) == ("1", ("1", "3"), None)
    assert fields_of(b"WARC/1.0\r\nA: \xe9\r\n\r\n").get("A") == "é"


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text("ab\r\n", max_size=12).map(str.encode), st.integers(0, 4))
def test_the_first_blank_line_is_found_in_any_mixture(data: bytes, start: int) -> None:
    expected = re.compile(rb"\r?\n\r?\n").search(data, start)
    assert blank_line(data, start, len(data)) == (expected and expected.span())


def test_a_changed_field_keeps_its_place() -> None:
    start = Fields((("A", "1"), ("B", "2"), ("a", "3")))
    assert start.replaced("a", "9").pairs == (("A", "9"), ("B", "2"))
    assert start.replaced("C", "9").pairs == (*start.pairs, ("C", "9"))
    assert start.without("A").pairs == (("B", "2"),)


def test_wgets_brackets_go() -> None:
    assert bare("<http://example.org/>") == "http://example.org/"
    assert Fields((("Id", " <urn:x> "),)).bare("id") == "urn:x"
    assert Fields(()).bare("id") is None


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(head: bytes) -> None:
    for name, value in fields_of(head).pairs:
        assert "\n" not in name + value
