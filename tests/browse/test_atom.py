"""A feed is what RFC 4287 asks for, whatever its texts hold."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from browse.atom import LONGEST_SUMMARY, NAMESPACE, Entry, Feed, shortened, written
from tests.browse.archive import SCRIPT

ATOM = {"a": NAMESPACE}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
"""RFC 3339, as §3.3 asks for it."""


def texts(element: Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, ATOM)]


def assert_valid(body: bytes) -> Element:
    """Hold a feed against what RFC 4287 §§3 and 4.1 require; return its root."""
    root = fromstring(body)
    assert root.tag == f"{{{NAMESPACE}}}feed"
    entries = root.findall("a:entry", ATOM)
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", ATOM)) == 1, name
        assert INSTANT.fullmatch(texts(one, "a:updated")[0])
        assert urlsplit(texts(one, "a:id")[0]).scheme
        links = one.findall("a:link", ATOM)
        assert len([link for link in links if link.get("rel") == "alternate"]) == 1
        assert all(urlsplit(link.get("href")).scheme in ("http", "https") for link in links)
        assert len(one.findall("a:summary", ATOM)) <= 1
        for category in one.findall("a:category", ATOM):
            assert category.get("term")
        assert all(texts(one, "a:author/a:name"))
    assert texts(root, "a:author/a:name")  # else each entry would need one
    ids = texts(root, "a:entry/a:id")
    assert len(ids) == len(set(ids))
    newest = max(texts(root, "a:entry/a:updated"), default=None)
    assert newest is None or texts(root, "a:updated")[0] >= newest
    return root


def feed(*entries: Entry) -> Feed:
    base = "http://127.0.0.1:8001"
    at = "2026-11-08T10:00:00.000Z"
    return Feed("urn:uuid:1", "A site", at, f"{base}/feed.atom", f"{base}/", entries)


def entry(text: str, number: int = 1) -> Entry:
    at = "2026-11-01T10:00:00.000Z"
    return Entry(f"urn:uuid:{number}", text, at, "http://a/", "video", [text or "x"], text)


def test_markup_is_text() -> None:
    root = assert_valid(written(feed(entry(f"{SCRIPT} & ]]>"))))
    assert texts(root, "a:entry/a:summary") == [f"{SCRIPT} & ]]>"]
    assert root.find("a:entry/a:summary", ATOM).get("type") in (None, "text")  # type: ignore[union-attr]


def test_an_archive_without_changes_has_a_feed() -> None:
    assert_valid(written(feed()))


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.text())
def test_any_text_makes_a_document(text: str) -> None:
    """Characters that XML cannot hold are replaced, and half ones of a pair too."""
    assert_valid(written(feed(entry(text), entry("\ud800\x00\x0b" + text, 2))))


def test_a_long_text_is_cut_between_words() -> None:
    cut = shortened("word " * 500)
    assert cut
    assert len(cut) <= LONGEST_SUMMARY + 2
    assert cut.endswith("word …")
    assert len(shortened("x" * 5000) or "") == LONGEST_SUMMARY + 2
    assert shortened(" \n") is None
