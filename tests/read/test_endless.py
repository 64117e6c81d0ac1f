"""What is endless by the look of it, and what is not."""

from __future__ import annotations

import pytest

from pipelines.read.addresses import normal, verdict
from pipelines.read.endless import shape
from tests.read.made import BASE, SITE


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/help/contact/help/contact/help/contact", "repeats 'help'"),
        ("/a/b/b/b", "repeats 'b'"),
        ("/" + "/".join(f"step{n}" for n in range(17)), "deeper"),
        ("/find?" + "&".join(f"by{n}=1" for n in range(9)), "more than 8 parts"),
        ("/find?by=1&by=2&by=3", "repeats its parts"),
    ],
)
def test_endless_addresses_are_not_fetched(address: str, reason: str) -> None:
    found = verdict(BASE + address)
    assert not found.fetch
    assert reason in (found.reason or "")


@pytest.mark.parametrize(
    "address",
    [
        "/2011/11/11/eleven",
        "/1/1/1/1",
        "/lung-cancer/forum/lung-cancer/what-now",
        "/forums/lung/topic/a/b/c/d/e/f",
        "/viewtopic.php?t=17&p=31&start=40&view=next",
        "/articles?title=&author=&topic=&year=&items_per_page=10&page=400",
    ],
)
def test_addresses_of_real_sites_are(address: str) -> None:
    assert verdict(BASE + address).fetch


@pytest.mark.parametrize(
    "address",
    ["/(S(lit3py55t21z5v55vlm25s55))/list", "/list;jsessionid=4F1A", "/list;sid=17?phpsessid=9",
     "/(A(xyz)S(abc))/list"],
)  # fmt: skip
def test_a_session_is_no_part_of_an_address(address: str) -> None:
    assert normal(BASE + address, SITE) == BASE + "/list"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/events/2026/11", "/events/1999/1"),
        ("/calendar/november-2026", "/calendar/may-1999"),
        ("/find?a=1&b=2", "/find?c=3"),
        ("/s/0a1b2c3d4e5f60718293/list", "/s/ffffffffffffffffffff0/list"),
    ],
)
def test_addresses_of_one_rule_are_alike(one: str, other: str) -> None:
    assert shape(BASE + one) == shape(BASE + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/post/one", "/post/two"), ("/find", "/find?a=1"), ("/mayo/1", "/june/1"), ("/a/1", "/b/1")],
)
def test_words_tell_addresses_apart(one: str, other: str) -> None:
    assert shape(BASE + one) != shape(BASE + other)
