"""Bytes become text once, and what was doubtful about it is said."""

from __future__ import annotations

import pytest

from pipelines.read.decoding import binary, decoded, too_deep


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        pytest.param("é".encode(), "text/html; charset=utf-8", "é", id="by the header"),
        pytest.param("é".encode("latin-1"), "text/html; charset=ISO-8859-1", "é", id="Latin 1"),
        pytest.param(
            b"\x93a\x94", "text/html; charset=iso-8859-1", "“a”", id="as browsers take it"
        ),
        pytest.param("é".encode("utf-8-sig"), "text/html; charset=latin-1", "é", id="a mark wins"),
        pytest.param("é".encode("utf-16"), None, "é", id="UTF-16 by its mark"),
        pytest.param(
            '<meta charset="windows-1251">ж'.encode("cp1251"),
            "text/html",
            '<meta charset="windows-1251">ж',
            id="by the page",
        ),
        pytest.param("日本".encode(), None, "日本", id="undeclared UTF-8"),
        pytest.param(b"caf\xe9", None, "café", id="undeclared and not UTF-8"),
    ],
)
def test_a_text_is_decoded(body: bytes, header: str | None, text: str) -> None:
    """Mark, header, declaration, and then what it can be."""
    assert decoded(body, header) == (text, [])


@pytest.mark.parametrize(
    ("body", "header", "kind"),
    [
        ("é".encode(), "text/html; charset=klingon", "unknown charset"),
        ("<p>é".encode(), "text/html; charset=utf-16", "unknown charset"),
        (b"\xff\xc3\xa9", "text/html; charset=utf-8", "undecodable bytes"),
        ("<p>é</p>".encode(), "text/html; charset=iso-8859-1", "wrong charset"),
        ("éééé".encode() + b"\xff", None, "undecodable bytes"),
    ],
)
def test_a_doubt_is_said(body: bytes, header: str, kind: str) -> None:
    """And the text is what can be saved of it."""
    text, troubles = decoded(body, header)
    assert "é" in text
    assert kind in [trouble.kind for trouble in troubles]


def test_a_picture_is_no_text() -> None:
    """Control characters tell; one alone does not, nor do the zeros of UTF-16."""
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 5
    assert binary(decoded(picture, "text/html")[0])
    assert not binary("<p>a\x00b</p>" + "text " * 20)
    assert not binary(decoded("<p>wide</p>".encode("utf-16"), None)[0])


def test_depth_is_of_what_is_open() -> None:
    """Many elements beside each other are no depth; tags that close themselves are none."""
    assert too_deep("<div>" * 5000)
    assert not too_deep("<div>a</div>" * 50_000)
    assert not too_deep("<p>a<br>" * 50_000)


def test_single_bytes_of_another_charset_are_read_in_theirs() -> None:
    """A post that was pasted from a word processor, within a page of UTF-8."""
    body = "<p>It is – “so”: é</p>".encode() * 9 + b"<p>don\x92t</p>"
    text, troubles = decoded(body, "text/html; charset=utf-8")
    assert text.endswith("<p>don’t</p>")
    assert "“so”: é" in text
    assert "windows-1252" in troubles[0].message
