"""What WordPress says of a page in its head and on its body element, whatever shows the page."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact

_SHORTLINK = re.compile(r"[?&](?:p|page_id)=(\d+)(?:&|$)")  # wp_get_shortlink
_BODY_CLASS = re.compile(r"(?:postid|page-id)-(\d+)")  # get_body_class
_JSON = re.compile(r"/wp/v2/(?:posts|pages)/(\d+)$")  # rest_output_link_wp_head


def post_number(page: Page) -> str | None:
    """Return the number of the post that a page shows, None where the head tells none."""
    link = page.tree.css_first('link[rel="shortlink"][href]')
    found = _SHORTLINK.search(link.attrs.get("href") or "") if link is not None else None
    if found:
        return found[1]
    for name in body_classes(page):
        named = _BODY_CLASS.fullmatch(name)
        if named:
            return named[1]
    for link in page.tree.css('link[type="application/json"][href]'):
        told = _JSON.search(link.attrs.get("href") or "")
        if told:
            return told[1]
    return None


def body_classes(page: Page) -> list[str]:
    """Return the classes of the body element (body_class)."""
    body = page.tree.body
    return (body.attrs.get("class") or "").split() if body is not None else []


def read_post_head(page: Page, result: Result) -> None:
    """Add the language, and the summary where the site writes one."""
    language = page.root.attrs.get("lang")
    if language:
        result.facts["language"] = Fact(language, "html element")
    summary = page.tree.css_first('meta[name="description" i][content]')
    text = " ".join((summary.attrs.get("content") or "").split()) if summary is not None else ""
    if text:
        result.facts["summary"] = Fact(text, "meta description")
