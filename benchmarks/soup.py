"""Rebuild's peer: BeautifulSoup on lxml reading the same fields of the same pages, storing nothing.

Written as a careful scraper for one known Drupal theme would be: by class, without any of the
fallbacks, joins and checks that our readers have.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]


def text(node: Tag | None) -> str | None:
    """Return a node's text."""
    return node.get_text(" ", strip=True) if node else None


def links(root: Tag, query: str) -> list[tuple[str | None, object]]:
    """Return (text, address) of the links that a query finds."""
    return [(text(a), a.get("href")) for a in root.select(query)]


def read(markup: bytes) -> dict[str, object]:
    """Read one page."""
    soup = BeautifulSoup(markup, "lxml")
    node = soup.select_one("article[data-history-node-id]")
    found: dict[str, object] = {
        "title": text(soup.select_one("h1")),
        "canonical": [link.get("href") for link in soup.select("link[rel=canonical]")],
        "shortlink": [link.get("href") for link in soup.select("link[rel=shortlink]")],
        "description": [m.get("content") for m in soup.select("meta[name=description]")],
        "links": [a.get("href") for a in soup.select("a[href]")],
        "pager": links(soup, ".pager a"),
        "breadcrumb": links(soup, ".breadcrumb a"),
        "related": links(soup, ".view-related-content .views-row a"),
        "rows": [
            (text(row.select_one("h2 a")), row.find("time")) for row in soup.select(".views-row")
        ],
        "forums": [
            [text(cell) for cell in row.select("td")] for row in soup.select("main table tr")
        ],
    }
    if node is not None:
        body = node.select_one(".field--name-body")
        found |= {
            "authors": links(node, "[class*=author] a"),
            "submitted": text(node.select_one(".node__submitted")),
            "date": [t.get("datetime") for t in node.select(".node__submitted time")],
            "categories": links(node, ".field--name-field-categories a"),
            "tags": links(node, ".field--name-field-tags a"),
            "body_html": body.decode_contents() if body else None,
            "body_text": text(body),
            "media": [i.get("src") for i in (body or node).select("img, iframe")],
            "body_links": links(body, "a[href]") if body else [],
            "comments": [comment(one) for one in node.select("article[id^=comment-]")],
        }
    return found


def comment(node: Tag) -> dict[str, object]:
    """Read one comment."""
    body = node.select_one(".field--name-comment-body")
    return {
        "id": node.get("id"),
        "uid": node.get("data-comment-user-id"),
        "stamp": [mark.get("data-comment-timestamp") for mark in node.select("mark")],
        "submitted": text(node.select_one(".comment__submitted")),
        "parent": links(node, ".parent a"),
        "subject": text(node.select_one("h3 a")),
        "depth": len(node.find_parents(class_="indented")),
        "html": body.decode_contents() if body else None,
        "text": text(body),
        "links": links(body, "a[href]") if body else [],
    }


def read_all(folder: Path) -> int:
    """Read every HTML page of a folder's WARC files; return how many."""
    count = 0
    for file in sorted(folder.glob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response":
                    continue
                kind = record.http_headers.get_header("content-type") or ""
                if "html" in kind:
                    read(record.content_stream().read())
                    count += 1
    return count


if __name__ == "__main__":
    read_all(Path(sys.argv[1]))
