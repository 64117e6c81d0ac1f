"""Stored HTML as it is shown."""

from __future__ import annotations

import pytest

from browse.shown import linkable, shown

BASE = "https://example.org/a"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<svg onload="alert(1)"><a href="data:text/html,x">y</a></svg>',
        '<a href="javascript:alert(1)">x</a>',
        '<p style="position:fixed" class="x" id="main">x</p>',
        "<iframe src=//x.example></iframe><form action=/archive><input name=sql></form>",
    ],
)
def test_nothing_is_left_that_acts_loads_or_poses(hostile: str) -> None:
    """Not even where what was stored is not what the reader should have stored."""
    found = shown(hostile, BASE)
    for sign in ("script", "on", "src", "javascript", "data:", "style", "class", "id=", "<form"):
        assert sign not in found.replace("noopener", "")


def test_links_lead_to_where_they_led_on_the_site() -> None:
    assert 'href="https://example.org/b"' in shown('<a href="/b">b</a>', BASE)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:x", "data:text/html,x", "//x.example", "ftp://x"]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert linkable(url) is None
