"""The name in "Submitted by NAME on DATE", whatever else stands in the line."""

from __future__ import annotations

import pytest

from pipelines.read.drupal.account import account
from pipelines.read.result import Result
from tests.read.made import BASE, page

JIM = '<a href="/user/3">JimC</a>'
DATE = "<span>Wed, 08/07/2013 - 06:30</span>"


def named(line: str) -> tuple[tuple[str, str | None] | None, list[str]]:
    """Who posted, and the kinds of doubt."""
    made, result = page(f"<footer>{line}</footer>"), Result("x", "topic")
    top = made.root.css_first("footer")
    assert top is not None
    return account(top, made, result, own="7"), [one.kind for one in result.problems]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param(f"<span>Submitted by</span> <span>JimC</span> {DATE}", "JimC", id="label"),
        pytest.param(f"<span>Enviado por</span> <span>JimC</span> {DATE}", "JimC", id="Spanish"),
        pytest.param(f"<span>Von</span> <span>JimC</span> <span>am</span> {DATE}", "JimC", id="de"),
        pytest.param(f"<span>Submitted by JimC</span> {DATE}", "JimC", id="label and name"),
        pytest.param(f"{DATE} <span>JimC</span>", "JimC", id="date before"),
        pytest.param("<span>3 years ago</span> <span>JimC</span>", "JimC", id="age before"),
        pytest.param('<a href="#comment-7">#1</a> <span>JimC</span> x', "JimC", id="number"),
        pytest.param('<a href="/comment/7#comment-7">x</a> <span>JimC</span>', "JimC", id="own"),
        pytest.param("<span>Moderator</span> <span>JimC</span> x", "JimC", id="role word"),
        pytest.param(
            '<i class="user-role"><span>Sage</span></i> <span>JimC</span>', "JimC", id="c"
        ),
        pytest.param("<span>JimC</span> <span>Posts: 2753</span>", "JimC", id="his posts"),
        pytest.param(
            '<p>By <span>JimC</span> x</p><p>In reply to <a href="/comment/3">a</a> by '
            "<span>Ann</span></p>",
            "JimC",
            id="who is answered",
        ),
        pytest.param(
            'By <span>JimC</span>. In reply to <a href="/comment/3">a</a> by <span>Ann</span>',
            "JimC",
            id="who is answered, in one line",
        ),
        pytest.param(
            '<ul><li><a href="/x">Report</a></li></ul> <span>JimC</span>', "JimC", id="ul"
        ),
        pytest.param('<span class="username">JimC</span> <span>Sage</span>', "JimC", id="grammar"),
        pytest.param(
            '<span>Sage</span> <span typeof="schema:Person">JimC</span>', "JimC", id="RDF"
        ),
        pytest.param("<span>JimC</span> x <span>JimC</span>", "JimC", id="twice"),
        pytest.param("By <span>Vorster</span> x", "Vorster", id="no age"),
        pytest.param("Submitted on 5 May", None, id="nobody"),
    ],
)
def test_the_name_is_what_is_left(line: str, name: str | None) -> None:
    """Labels, dates, numbers, roles and other people are none."""
    who, doubts = named(line)
    assert (who[0] if who else None) == name
    assert not doubts


def test_a_link_to_an_account_is_believed_before_all() -> None:
    """And gives the address."""
    assert named(f"<span>Sage</span> {JIM} {DATE}") == (("JimC", f"{BASE}/user/3"), [])


def test_two_names_are_a_doubt() -> None:
    """Nobody is guessed."""
    assert named(f"<span>Sage</span> <span>JimC</span> {DATE}") == (None, ["ambiguous name"])
