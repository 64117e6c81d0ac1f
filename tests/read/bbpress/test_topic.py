"""A topic reads alike in the markup of bbPress 2.0, 2.1, 2.5 and 2.6."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Discussion, Moment, Term
from tests.read.bbpress.pages import LATER, PATH, SAID, THEMES, Said, Theme, tables
from tests.read.made import BASE, about, aliases, own, reading, troubles

ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
LISTS = pytest.mark.parametrize("theme", [THEMES[age] for age in ("2.1", "2.5", "2.6")])


@ALL
def test_the_opening_post(theme: Theme) -> None:
    """It is the topic itself, no reply; log lines of changes are no text."""
    said = reading(theme(), path=f"{PATH}/")
    found = own(said)
    assert (found["kind"], found["title"], found["source_id"]) == ("topic", "Rest", "176")
    assert found["body"].text == "How long?"
    (who,) = found["authors"]
    assert (who.name, who.url, who.kind) == ("Ann", f"{BASE}/users/ann", "member")
    assert found["published"] == Moment("2012-03-21", "2012-03-21T21:56:00Z")
    assert found["forum"] == Term("Naps", f"{BASE}/forum/lung/naps")
    assert found["reply_count_shown"] == 93
    assert troubles(said) == []


@ALL
def test_replies(theme: Theme) -> None:
    """Each once, in order; a flat topic does not tell what they answer."""
    said = reading(theme(), path=f"{PATH}/")
    names = ("comment bbpress 177", "comment bbpress 178")
    assert own(said)["discussion"] == Discussion(0, 0, names)
    member, guest = (about(said, name)[f"{BASE}{PATH}"] for name in names)
    assert (member["body"].text, member["author"].name) == ("Eight hours.", "JimC")
    assert member["author"].url == f"{BASE}/users/jimc"
    assert member["published"].at == "2012-03-22T11:07:00Z"
    assert (guest["author"].name, guest["author"].guest) == ("Guest Éva", True)
    assert guest["author"].url is None
    assert "parent" not in member
    assert guest["url"].endswith(f"{PATH}/#post-178")


@LISTS
def test_roles(theme: Theme) -> None:
    """What stands under a name is a role, and who moderates is of the staff."""
    said = reading(theme(), path=f"{PATH}/")
    who = about(said, "comment bbpress 177")[f"{BASE}{PATH}"]["author"]
    assert (who.role_shown, who.kind) == ("Moderator", "staff")
    assert own(said)["tags"] == (Term("sleep", f"{BASE}/topic-tag/sleep"),)


@ALL
def test_a_further_page_is_a_part_of_the_topic(theme: Theme) -> None:
    """It shows no opening post; the pager links to the last part."""
    more = f'<a class="page-numbers" href="{PATH}/page/7/">7</a>'
    said = reading(theme(LATER[1:], more), path=f"{PATH}/page/2/")
    found = own(said)
    assert found["discussion"].part == 1
    assert found["discussion"].last_part == 6
    assert len(found["discussion"].comments) == 3
    assert aliases(said)[f"{BASE}{PATH}"] == "canonical"
    assert "body" not in found
    assert troubles(said) == []


@LISTS
def test_nesting_tells_what_a_reply_answers(theme: Theme) -> None:
    """Threaded replies stand within what they answer."""
    answer = Said(180, "Bo", "Why?", member="bo")
    said = reading(theme((SAID[0], Said(177, "JimC", "So.", answers=(answer,)))), path=PATH)
    first = about(said, "comment bbpress 177")[f"{BASE}{PATH}"]
    second = about(said, "comment bbpress 180")[f"{BASE}{PATH}"]
    assert (first["parent"], first["depth"]) == (None, 0)
    assert (second["parent"], second["depth"]) == ("177", 1)


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        pytest.param("2012-03-21 at 16:56", "2012-03-21T21:56:00Z", id="ISO"),
        pytest.param("21. März 2012 um 16:56 Uhr", "2012-03-21T21:56:00Z", id="German"),
        pytest.param("21 marzo, 2012 a las 4:56 pm", "2012-03-21T21:56:00Z", id="Spanish"),
        pytest.param("21 mars 2012 à 16 h 56 min", "2012-03-21T21:56:00Z", id="French"),
        pytest.param("21 de março de 2012 às 16:56", "2012-03-21T21:56:00Z", id="Portuguese"),
        pytest.param("21 Marzo 2012 alle 16:56", "2012-03-21T21:56:00Z", id="Italian"),
        pytest.param("21 maart 2012 om 16:56", "2012-03-21T21:56:00Z", id="Dutch"),
        pytest.param("21/03/2012 at 16:56", "2012-03-21T21:56:00Z", id="numbers"),
    ],
)
@ALL
def test_dates_of_other_languages(theme: Theme, shown: str, at: str) -> None:
    """A site shows dates in its own language and format, in its own zone."""
    found = own(reading(theme((Said(176, "Ann", "How?", shown),)), path=PATH))
    assert found["published"].at == at


@ALL
def test_a_date_that_cannot_be_read_is_a_doubt(theme: Theme) -> None:
    """It is never guessed."""
    said = reading(theme((Said(176, "Ann", "How?", "21 xyz 2012 @ noon"),)), path=PATH)
    assert "published" not in own(said)
    assert "unread date" in troubles(said)


@ALL
def test_an_empty_post_is_empty(theme: Theme) -> None:
    """Posts of 2012 can have no text at all."""
    found = own(reading(theme((Said(176, "Ann", ""),)), path=PATH))
    assert found["body"].text == ""


def test_name_and_role_in_one_cell_are_two() -> None:
    """Where no markup tells them apart, they stand on two lines."""
    html = tables((SAID[0], SAID[2])).replace("Guest Éva", "JimC<br />Forum Moderator")
    who = about(reading(html, path=PATH), "comment bbpress 178")[f"{BASE}{PATH}"]["author"]
    assert (who.name, who.role_shown) == ("JimC", "Forum Moderator")


def test_a_closed_topic() -> None:
    """The post's status says so (post_class)."""
    html = THEMES["2.6"]().replace("type-topic status-publish", "type-topic status-closed")
    assert own(reading(html, path=PATH))["is_closed"] is True
