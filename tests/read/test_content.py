"""The content of an answer, HTML or feed."""

from __future__ import annotations

from pipelines.read.content import read_content
from pipelines.records.finding import PAGE
from tests.read.drupal.pages import Sheet
from tests.read.made import BASE, page


def test_bytes_are_decoded_before_they_are_read() -> None:
    """By the charset of the header; a doubt about it stands before the reader's own."""
    body = Sheet(theme="named", title="Ménière’s").html().encode("utf-16-be")
    found = read_content(page(""), body, "text/html; charset=utf-16be")
    (facts,) = [f.facts for f in found.findings if f.subject == PAGE]
    assert facts["title"].value == "Ménière’s"
    doubtful = read_content(page(""), b"<h1>a\xff\xc3\xa9</h1>", "text/html; charset=utf-8")
    assert [one.kind for one in doubtful.problems] == ["undecodable bytes", "no reader"]


def test_a_sitemap_under_another_name_gives_its_addresses() -> None:
    """It is no page."""
    made = page("", path="/map")
    object.__setattr__(made, "mime", "application/xml")
    found = read_content(made, f"<urlset><url><loc>{BASE}/a</loc></url></urlset>".encode(), None)
    assert not found.is_page
    assert [link.url for link in found.links] == [f"{BASE}/a"]
