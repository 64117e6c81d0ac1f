"""Which pages are bbPress's, and of what they are."""

from __future__ import annotations

import pytest

from tests.read.bbpress.pages import HEAD, WIDGET, tables
from tests.read.made import own, reading

INNER = '<div id="bbpress-forums"><div class="bbp-breadcrumb"></div>{}</div>'


def shown(inner: str, names: str = "", path: str = "/x") -> dict[str, object]:
    """What a page of WordPress with this content is read as."""
    html = (
        f'<html><head>{HEAD}</head><body class="{names}"><h1>Naps</h1>{inner}{WIDGET}</body></html>'
    )
    return own(reading(html, path=path))


@pytest.mark.parametrize(
    ("inner", "names", "path", "reader"),
    [
        pytest.param("<p>a</p>", "single", "/a", "wordpress article", id="a widget is no forum"),
        pytest.param(INNER.format(""), "", "/a", "bbpress other", id="neither posts nor list"),
        pytest.param(
            INNER.format('<div id="bbp-user-wrapper"></div>'), "", "/u", "bbpress user", id="member"
        ),
        pytest.param(
            INNER.format('<ul class="bbp-topics"></ul>'),
            "bbp-view",
            "/forums/view/popular",
            "bbpress listing",
            id="a view",
        ),
        pytest.param(
            INNER.format('<ul id="bbp-search-results"></ul>'),
            "",
            "/s",
            "bbpress listing",
            id="search",
        ),
        pytest.param(
            INNER.format('<ul class="bbp-forums"></ul>'), "", "/forums", "bbpress forum", id="index"
        ),
        pytest.param(
            INNER.format('<ul id="topic-5-replies" class="bbp-replies"></ul>'),
            "",
            "/topic/a",
            "bbpress topic",
            id="a topic whose posts are gone",
        ),
    ],
)
def test_what_a_page_is_of(inner: str, names: str, path: str, reader: str) -> None:
    """Templates' elements tell, with or without classes of the body."""
    assert shown(inner, names, path)["reader"] == reader


def test_a_members_page_tells_nothing_of_them() -> None:
    """Members are patients."""
    inner = INNER.format(f'<div id="bbp-user-wrapper"><p>Stage IV</p>{tables()}</div>')
    found = shown(inner)
    assert set(found) <= {"reader", "kind", "title", "language"}
