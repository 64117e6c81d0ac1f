"""Everything that a person sees has an address for a machine, and the page leads to it."""

from __future__ import annotations

import re

import pytest
from datasette.app import Datasette

from browse.routes import ROUTES
from tests.browse.peopled import ARTICLE, EGFR, FORUM, MEMBER, PINNED, TAG

PAGES = {
    "/": "/figures.json",
    "/search?q=rash": "/search.json",
    f"/read/{ARTICLE}": f"/archive/articles/{ARTICLE}.json",
    f"/read/{PINNED}": "/archive/comments.json",
    f"/author/{MEMBER}": "/archive/comments.json",
    f"/category/{EGFR}": "/archive/page_categories.json",
    f"/tag/{TAG}": "/archive/page_tags.json",
    f"/forum/{FORUM}": "/archive/topics.json",
    "/forums": "/archive/forums.json",
    "/evidence/1": "/archive/captures.json",
    "/archive/most-discussed": "/archive/most-discussed.json",
    "/archive/comments": "/archive/comments.json",
    "/archive/comments/5003": "/archive/comments/5003.json",
}
OTHERWISE = ("/comment/", "/evidence/capture/", ".atom", ".json")
"""What leads on to another page, is a file, or is for machines itself."""


@pytest.mark.asyncio
@pytest.mark.parametrize(("page", "machine"), PAGES.items())
async def test_each_page_leads_to_its_json(peopled: Datasette, page: str, machine: str) -> None:
    text = (await peopled.client.get(page)).text
    linked = [href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"]+)"', text)]
    leading = [href for href in linked if href.partition("?")[0] == machine]
    assert leading, f"{page} does not lead to {machine}"
    answer = await peopled.client.get(leading[0])
    assert answer.status_code == 200
    assert answer.json()


def test_no_page_is_left_out() -> None:
    """Every route of ours is in the list above, or is one for machines."""
    shown = [re.compile(pattern) for pattern, _ in ROUTES]
    paths = [page.partition("?")[0] for page in PAGES]
    for pattern in shown:
        plain = pattern.pattern.replace("\\", "")
        if not any(word in plain for word in OTHERWISE):
            assert any(pattern.match(path) for path in paths), plain
