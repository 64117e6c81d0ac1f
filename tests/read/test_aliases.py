"""Other addresses of a page, as far as they can be believed."""

from __future__ import annotations

import pytest

from pipelines.read.aliases import declared, findings, redirected
from pipelines.records.finding import ALIAS, Fact, Finding
from tests.read.made import BASE, page


@pytest.mark.parametrize(
    ("path", "canonical", "rolls", "believed"),
    [
        pytest.param("/node/5", "/post/a", True, True, id="the page's own name"),
        pytest.param("/post/a?page=1", "/post/a", True, True, id="a discussion read further"),
        pytest.param("/tags/a?page=1", "/tags/a", False, False, id="a list's further page"),
        pytest.param("/tags/b?page=1", "/tags/a?page=1", False, True, id="the same page of a list"),
        pytest.param("/post/a", "/", True, False, id="the front page is no name of a page"),
        pytest.param("/post/a", "https://o.example/a", True, False, id="another host"),
        pytest.param("/post/a", "/post/a", True, False, id="itself"),
        pytest.param("/post/a", "http://[::1/g", True, False, id="no address"),
    ],
)
def test_a_canonical_link(path: str, canonical: str, rolls: bool, believed: bool) -> None:
    """Holds within its host, and never for another page of a list."""
    made = page(f'<link rel="canonical" href="{canonical}">', path)
    assert bool(declared(made, rolls)) is believed


def test_an_alias_is_about_the_other_address() -> None:
    """And says which capture told it."""
    assert findings("here", {"there": "shortlink", "here": "canonical"}) == [
        Finding("there", ALIAS, {"of": Fact("here", "shortlink")})
    ]


@pytest.mark.parametrize(
    ("path", "same"), [("/post/b", True), ("/", False), ("/user/login", False), ("/post/a", False)]
)
def test_a_redirect(path: str, same: bool) -> None:
    """To the front page or a login it says nothing of the page."""
    assert redirected(f"{BASE}/post/a", BASE + path) is same
