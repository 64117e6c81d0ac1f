"""Comments: each once, whose, when, answering whom, on which part of the discussion."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.records.finding import Discussion, Fact, Moment, Person, Text
from tests.read.drupal.pages import THEMES, Note, Sheet
from tests.read.made import BASE, aliases, own, reading, troubles, values

THREAD = (
    Note(number=21),
    Note(number=22, level=1, answers=21, name="Bo (not verified)", uid=0),
    Note(number=25, level=2),
    Note(number=23, name="ida"),
)


def comments(sheet: Sheet, **more: Any) -> dict[str, dict[str, Any]]:
    said = reading(sheet.html(), **more)
    found = [f for f in said.findings if f.subject.startswith("comment ")]
    return {f.subject.rpartition(" ")[2]: values(f.facts) for f in found}


@pytest.mark.parametrize("theme", THEMES)
def test_a_comment_is_read_whole(theme: str) -> None:
    """Author, time, subject, text and its own address."""
    found = comments(Sheet(theme=theme, notes=THREAD))["21"]
    assert found["author"] == Person("ruth", uid="5", kind="member")
    assert found["published"] == Moment("2013-08-07", "2013-08-07T13:30:00Z")
    assert found["subject"] == "Thanks"
    assert found["body"].text == "Thanks to all."
    assert found["own_text"].text == "Thanks to all."
    assert found["url"] == f"{BASE}/comment/21#comment-21"


@pytest.mark.parametrize("theme", THEMES)
def test_parents_are_shown_or_nested(theme: str) -> None:
    """ "In reply to" before nesting; nested replies stand after, not within, their parent."""
    said = reading(Sheet(theme=theme, notes=THREAD).html())
    facts = {f.subject: f.facts for f in said.findings if f.subject.startswith("comment ")}
    assert list(facts) == [f"comment drupal {n}" for n in (21, 22, 25, 23)]
    assert facts["comment drupal 21"]["parent"] == Fact(None, "nesting")
    assert facts["comment drupal 22"]["parent"] == Fact("21", "shown")
    assert facts["comment drupal 25"]["parent"] == Fact("22", "nesting")
    assert [f["depth"].value for f in facts.values()] == [0, 1, 2, 0]


def test_a_flat_discussion_tells_no_parents() -> None:
    """Where nothing is nested, a comment may answer anybody."""
    found = comments(Sheet(theme="named", notes=(Note(number=1), Note(number=2, answers=1))))
    assert "parent" not in found["1"]
    assert found["2"]["parent"] == "1"


def test_a_part_that_begins_within_a_thread_tells_no_parent_of_its_first() -> None:
    """Its parent stands on the part before."""
    found = comments(Sheet(theme="named", notes=(Note(number=9, level=1), Note(number=10))))
    assert "parent" not in found["9"]
    assert found["9"]["depth"] == 1


def test_a_visitor_has_no_number() -> None:
    """User 0 is nobody's account."""
    found = comments(Sheet(theme="named", notes=THREAD))["22"]
    assert found["author"] == Person("Bo", uid="0", guest=True, kind="guest")


@pytest.mark.parametrize(
    ("stamp", "shown", "at"),
    [
        pytest.param(1375882245, "Wed, 08/07/2013 - 08:30", "13:30:45", id="the stamp has seconds"),
        pytest.param(1375999999, "Wed, 08/07/2013 - 08:30", "13:30:00", id="it was changed later"),
        pytest.param(1375882245, "9 years ago", "13:30:45", id="an age is no date"),
    ],
)
def test_the_stamp_is_of_the_last_change(stamp: int, shown: str, at: str) -> None:
    """Where the text shows another minute, the text is the time of publication."""
    note = Note(number=3, stamp=stamp, shown=shown, answers=2)
    assert comments(Sheet(theme="named", notes=(note,)))["3"]["published"].at == f"2013-08-07T{at}Z"


def test_quotes_are_no_own_words() -> None:
    """The text keeps them."""
    note = Note(number=3, html="<blockquote><p>Why?</p></blockquote><p>So.</p>")
    found = comments(Sheet(theme="named", notes=(note,)))["3"]
    assert (found["body"].text, found["own_text"]) == ("Why?\nSo.", Text(None, "So."))


def test_a_comment_without_a_text_is_a_trouble() -> None:
    """The field is missing, the rest stands."""
    html = Sheet(theme="named", notes=(Note(number=3),)).html()
    said = reading(html.replace("<h3>", "<i>").replace("field--name-comment-body", "gone"))
    assert "field not found" in troubles(said)
    assert own(said)["title"] == "Rest and sleep"


PAGER = (
    '<nav class="pager"><ul><li><a href="/post/rest?page=0" rel="prev">1</a></li><li>2</li>'
    '<li><a href="/post/rest?page=2" rel="next">3</a></li>'
    '<li><a href="/post/rest?page=6">Last</a></li></ul></nav>'
)


def test_a_part_of_a_discussion_is_the_same_page_read_further() -> None:
    """Its address joins the page's, and it tells which part it is and how many there are."""
    sheet = Sheet(theme="named", notes=(Note(number=3),), pager=PAGER)
    said = reading(sheet.html(), path="/post/rest?page=1")
    assert own(said)["discussion"] == Discussion(1, 6, ("comment drupal 3",))
    assert aliases(said) == {f"{BASE}/post/rest": "canonical", f"{BASE}/node/12": "shortlink"}


def test_a_permalink_shows_the_part_that_holds_the_comment() -> None:
    """/comment/N is told by the pager, not by the address."""
    sheet = Sheet(theme="named", notes=(Note(number=3),), pager=PAGER)
    said = reading(sheet.html(), path="/comment/3")
    assert own(said)["discussion"].part == 1
    assert aliases(said)[f"{BASE}/post/rest"] == "canonical"


def test_a_pager_that_names_no_last_part_tells_none() -> None:
    """A small pager only goes on."""
    small = '<nav class="pager"><a href="?page=1" rel="next">››</a></nav>'
    said = reading(Sheet(theme="named", notes=(Note(number=3),), pager=small).html())
    assert own(said)["discussion"] == Discussion(0, None, ("comment drupal 3",))
