"""How far a result can be turned through."""

from __future__ import annotations

from browse.search.wanted import MOST_SHOWN, Found, Wanted


def test_pages() -> None:
    """To the last text, or as far as the order or the paging goes."""
    assert [Found(total=total).pages(20) for total in (0, 1, 20, 21)] == [0, 1, 1, 2]
    assert Found(total=50, ranked=30).pages(20) == 2
    assert Found(total=10**6).pages(20) == MOST_SHOWN // 20


def test_narrowed() -> None:
    """The text alone is no filter."""
    assert not Wanted(text="a", sort="newest").narrowed
    assert Wanted(category=1).narrowed
