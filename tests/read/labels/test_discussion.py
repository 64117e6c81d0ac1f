"""Discussions are found by the block that repeats, whatever the markup; lists are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.labels.discussion import find_talk, read_comments, read_discussion
from pipelines.read.result import Result
from pipelines.records.finding import Discussion, Moment, Person, Text
from tests.read.labels.forum import POSTS, SHAPES, SITE, boxes, linked, nested, page

NAMES = [name for name, _, _ in POSTS]
TEXTS = [text for _, _, text in POSTS]


def read(body: str, path: str = "/thread/12") -> tuple[bool, Result]:
    result = Result("labels topic", "topic")
    return read_discussion(page(body, path), result), result


def bodies(result: Result) -> list[str]:
    facts = [result.facts, *(finding.facts for finding in result.findings)]
    texts = [one["body"].value for one in facts if "body" in one]
    return [text.text for text in texts if isinstance(text, Text)]


def authors(result: Result) -> list[str]:
    told = result.facts["authors"].value
    people = [*told] if isinstance(told, tuple) else []
    people += [finding.facts["author"].value for finding in result.findings]
    return [one.name for one in people if isinstance(one, Person)]


@pytest.mark.parametrize("shape", [pytest.param(one, id=name) for name, one in SHAPES.items()])
def test_posts_are_found_in_any_shape(shape: Callable[[], str]) -> None:
    """Text, name and order are those shown; panels, signatures and buttons are no text."""
    found, result = read(shape())
    assert found
    assert bodies(result) == TEXTS
    assert authors(result) == NAMES


def test_the_first_post_opens_the_topic() -> None:
    """Its facts are the page's own, the others are comments in the order shown."""
    _, result = read(boxes())
    told = result.facts["discussion"].value
    assert isinstance(told, Discussion)
    assert told.comments == tuple(finding.subject for finding in result.findings)
    assert result.facts["published"].value == Moment("2019-06-03", "2019-06-03T14:15:00Z")
    assert result.facts["byline"].value == "Ann Lee"


def test_numbers_that_the_page_shows_are_those_of_the_posts() -> None:
    _, result = read(boxes())
    assert [finding.subject for finding in result.findings] == [
        "comment labels 7026",
        "comment labels 7039",
        "comment labels 7052",
    ]


def test_places_in_the_discussion_are_no_numbers() -> None:
    """post-1, post-2 stand on every page of the forum."""
    body = boxes()
    for n in range(1, 5):
        body = body.replace(f"post-{7000 + 13 * n}", f"post-{n}")
    _, result = read(body)
    assert all(finding.subject.startswith("comment labels ~") for finding in result.findings)


def test_the_day_of_joining_is_no_time_of_a_post() -> None:
    _, result = read(boxes())
    days = [finding.facts["published"].value for finding in result.findings]
    assert [day.on for day in days if isinstance(day, Moment)] == [
        "2019-06-03",
        "2019-06-04",
        "2019-06-07",
    ]


def test_nested_posts_tell_their_depth() -> None:
    result = Result("labels topic", "topic")
    assert read_comments(page(nested()), result)
    assert [finding.facts["depth"].value for finding in result.findings] == [0, 1, 2, 0]


def test_a_flat_discussion_tells_no_parents() -> None:
    _, result = read(boxes())
    assert all("parent" not in finding.facts for finding in result.findings)


def test_a_later_part_has_no_opening_post() -> None:
    """All its posts are comments."""
    found, result = read(boxes(), "/thread/12?page=3")
    assert found
    assert "body" not in result.facts
    assert len(result.findings) == len(POSTS)


def test_a_date_without_a_year_is_left_out_and_said() -> None:
    body = boxes().replace(", 2019", "")
    _, result = read(body)
    assert "published" not in result.facts
    assert any("no year" in trouble.message for trouble in result.problems)


def test_below_a_document_posts_are_comments() -> None:
    """An article with a date and a name of its own is not opened by the first comment."""
    article = (
        f"<h1>Rest</h1><p>By {linked('Dr. Dee')}, May 1, 2019</p>"
        "<p>Rest is more than sleep. It begins hours before, with light and with food.</p>"
    )
    body = article + boxes().replace("<h1>Sleep</h1>", "")
    found, result = read(body, "/post/rest")
    assert not found
    assert read_comments(page(body, "/post/rest"), result)
    assert bodies(result) == TEXTS


def _rows(row: str) -> str:
    return "<h1>News</h1><ul>" + "".join(
        row.format(
            n=n, name=linked(name), date=date, text=text, title=f"How to rest well, part {n}"
        )
        for n, (name, date, text) in enumerate(POSTS, 1)
    )


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            '<li><h3><a href="/post/rest-{n}">{title}</a></h3>{name} <i>{date}</i>{text}</li>',
            id="teasers",
        ),
        pytest.param(
            '<li><a href="/forum/rest-{n}">{title}</a> by {name} <i>{date}</i> 17 replies</li>',
            id="the topics of a forum",
        ),
        pytest.param(
            '<li>{name} on <a href="/post/rest-{n}">{title}</a> <i>{date}</i><p>{text}</p></li>',
            id="recent comments",
        ),
        pytest.param("<li>{name} <i>{date}</i></li>", id="who was here"),
        pytest.param(
            '<li><a href="/msg/{n}">Re: {title}</a>, {name}, {date}</li>', id="a mailing list"
        ),
        pytest.param("<li><i>{date}</i><p>{text}</p></li>", id="nobody is named"),
        pytest.param("<li>{name}<p>{text}</p></li>", id="neither time nor number"),
    ],
)
def test_a_list_is_no_discussion(row: str) -> None:
    assert find_talk(page(_rows(row), "/news")) is None


@pytest.mark.parametrize("body", ["", "<p>One line.</p>", "<div>" * 300 + "x", "<table><tr><td>"])
def test_a_page_without_posts_has_none(body: str) -> None:
    assert find_talk(page(body)) is None


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.data())
def test_broken_markup_is_read_without_a_crash(shape: str, data: st.DataObject) -> None:
    """A part cut out or doubled anywhere costs at most what stands there."""
    whole = page(SHAPES[shape]())
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    times = data.draw(st.sampled_from([0, 2]))
    text = whole.text[:start] + whole.text[start:end] * times + whole.text[end:]
    result = Result("labels topic", "topic")
    read_discussion(replace(whole, text=text), result)
    assert isinstance(result.findings, list)
    assert SITE.name == "x"


def within() -> str:
    """Return posts whose answers stand in their own element, behind who and when; no class."""

    def post(place: int, inner: str = "") -> str:
        name, date, text = POSTS[place]
        line = f"<div>By <b>{name}</b></div><div>{date}</div>"
        return f"<div><p>{text}</p>{line}<div>{inner}</div></div>"

    return f"<h1>Sleep</h1><section>{post(0, post(1, post(2)))}{post(3)}</section>"


def test_posts_in_posts_are_read_each_by_itself() -> None:
    """A post's text holds none of its answers, and each answer knows whom it answers."""
    found, result = read(within())
    assert found
    assert bodies(result) == TEXTS
    assert authors(result) == NAMES
    assert [one.facts["depth"].value for one in result.findings] == [0, 1, 0]
    second = result.findings[0].subject.rpartition(" ")[2]
    assert [one.facts["parent"].value for one in result.findings] == [None, second, None]


def test_a_post_without_a_number_stands_with_its_siblings() -> None:
    """Only the answers have numbers and nothing else is a mark: the opening post is found too."""
    rows = "".join(
        f'<div class="r"{number}><div class="q">{name}</div><div><p>{text}</p></div></div>'
        for (name, _, text), number in zip(
            POSTS, ("", ' id="c11"', ' id="c12"', ' id="c13"'), strict=True
        )
    )
    found, result = read(f"<h1>Sleep</h1><div>{rows}</div>")
    assert found
    assert bodies(result) == TEXTS


def test_recent_comments_of_other_pages_are_left_out() -> None:
    """What a heading announces as recent stands beside the page's own comments in like blocks."""
    rows = [
        f"<div><div>{linked(name)} <i>{date}</i></div><div><p>{text}</p></div></div>"
        for name, date, text in POSTS
    ]
    aside = f"<div><h2>Recent Comments</h2><div>{''.join(rows[:1])}</div></div>"
    result = Result("labels article", "article")
    own = f"<div><h2>Comments</h2><div>{''.join(rows[1:])}</div></div>"
    assert read_comments(page(aside + own, "/post/x"), result)
    assert bodies(result) == TEXTS[1:]


def test_a_further_part_tells_no_tops() -> None:
    """A post that stands in none may answer one of the part before: its parent is unknown."""
    result = Result("labels topic", "topic")
    assert read_comments(page(within(), "/thread/12?page=1"), result)
    assert ["parent" in one.facts for one in result.findings] == [False, True, True, False]
    assert "discussion" in [one.field for one in result.problems]
