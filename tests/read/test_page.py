"""A page: its tree, its base and its links."""

from __future__ import annotations

import pytest

from tests.read.made import ANY, BASE, page


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a", f"{BASE}/a"),
        ("b", f"{BASE}/post/b"),
        ("../c", f"{BASE}/c"),
        ("/x/../c", f"{BASE}/c"),
        ("//o.example/d", "https://o.example/d"),
        ("?page=2", f"{BASE}/post/rest?page=2"),
        ("#top", f"{BASE}/post/rest"),
        (" /e ", f"{BASE}/e"),
        ("tel:1", None),
        ("http://[::1/g", None),
        ("http://clinic.example:9:bad/f", None),
        ("", None),
        (None, None),
    ],
)
def test_links_are_joined(href: str | None, url: str | None) -> None:
    """With the page's own address."""
    assert page("<p>").link(href) == url


def test_a_base_element_holds() -> None:
    """Unless it is no address."""
    assert page('<base href="/deep/er/">').link("x") == f"{BASE}/deep/er/x"
    for bad in ("javascript:0", "http://[bad", "http://clinic.example:9:bad/"):
        assert page(f'<base href="{bad}">').link("x") == f"{BASE}/post/x"


def test_own_is_the_sites_hosts_or_where_any_is_taken_the_pages() -> None:
    """A host that only begins alike is another."""
    made = page("<p>")
    assert made.own(f"{BASE}/a")
    assert made.own(BASE)
    assert not made.own("https://clinic.example.evil/a")
    assert not made.own(None)
    assert page("<p>", site=ANY).own(f"{BASE}/a")
    assert not page("<p>", site=ANY).own("https://o.example/a")


def test_others_addresses_stay_as_they_stand() -> None:
    """Own ones get their one form."""
    made = page("<p>")
    assert made.shown("https://o.example/a/#b") == "https://o.example/a/#b"
    assert made.shown("/a/#b") == f"{BASE}/a"


def test_main_is_told_by_html() -> None:
    """By element or role, else it is the body."""
    assert page("<main><p>a</main>").main.tag == "main"
    assert page('<div role="main">').main.tag == "div"
    assert page("<p>a").main.tag == "body"
