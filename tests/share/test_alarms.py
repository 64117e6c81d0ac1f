"""What is an alarm: a fall that neither chance nor a few pages explain."""

from __future__ import annotations

import pytest

from share.alarms import alarms
from share.coverage import Coverage, Group


def made(pages: int, **fields: int) -> Group:
    """A group of pages of which so many have each field."""
    return Group(pages, dict(fields), {name: ["https://x/a"] for name in fields}, ["https://x/z"])


def articles(group: Group, reader: str = "drupal article") -> Coverage:
    """Pages of one kind, read by one reader."""
    return {"article": {reader: group}}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param((1000, 980), (1000, 965), id="less than two points of a thousand"),
        pytest.param((50, 50), (50, 48), id="two pages"),
        pytest.param((100, 50), (100, 40), id="no more than chance"),
        pytest.param((100, 90), (120, 115), id="more than before"),
        pytest.param((1, 1), (1, 0), id="a single page"),
        pytest.param((5, 5), (50, 20), id="the few pages of a crawl that was stopped early"),
    ],
)
def test_small_falls_are_no_alarm(before: tuple[int, int], now: tuple[int, int]) -> None:
    was, is_now = made(before[0], authors=before[1]), made(now[0], authors=now[1])
    assert alarms(articles(is_now), articles(was)) == ()


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param((1000, 980), (1000, 930), id="five points of a thousand"),
        pytest.param((50, 50), (50, 40), id="ten of fifty"),
        pytest.param((5, 5), (5, 0), id="all of five"),
        pytest.param((100, 70), (100, 40), id="thirty points"),
    ],
)
def test_a_field_that_falls_is_an_alarm(before: tuple[int, int], now: tuple[int, int]) -> None:
    was, is_now = made(before[0], authors=before[1]), made(now[0], authors=now[1])
    (found,) = alarms(articles(is_now), articles(was))
    assert (found.kind, found.field, found.examples) == ("article", "authors", ("https://x/a",))
    assert found.before == before[1] / before[0]
    assert found.now == now[1] / now[0]


def test_a_field_that_falls_because_another_reader_took_over_is_an_alarm() -> None:
    was = articles(made(50, authors=50))
    now = {"article": {"labels article": made(50, authors=10)}}
    found = alarms(now, was)
    assert [(one.field, one.kind) for one in found] == [("authors", "article"), (None, "article")]
    assert "publishing system" in found[1].what
    assert found[1].examples == ("https://x/z",)


def test_pages_that_became_nothing_in_particular_are_an_alarm() -> None:
    was = articles(made(50, title=50)) | {"other": {"drupal other": made(2, title=2)}}
    now = articles(made(20, title=20)) | {"other": {"plain": made(32, title=32)}}
    whats = [one.what for one in alarms(now, was)]
    assert any("50 pages of the kind article 20 are left" in what for what in whats)
    assert any("nothing in particular" in what for what in whats)


def test_a_kind_that_is_gone_is_an_alarm() -> None:
    (found, *_) = alarms({}, articles(made(5, title=5)))
    assert "0 are left" in found.what


def test_new_kinds_and_fields_are_none() -> None:
    now = articles(made(50, title=50, tags=10)) | {"video": {"drupal video": made(3, title=3)}}
    assert alarms(now, articles(made(40, title=40))) == ()
