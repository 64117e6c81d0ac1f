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


def pager(*links: str) -> str:
    """A pager that no class names."""
    return f'<nav aria-label="Pages"><ul><li>{"</li><li>".join(links)}</li></ul></nav>'


NEXT = '<a href="?page=1" rel="next">Next</a>'
PREVIOUS = '<a href="/node/12?page=0" rel="prev">Back</a>'
LAST = '<a href="/post/rest?page=3">Last</a>'
HUGE = f'<a href="?page={10**9}">Last</a>'


@pytest.mark.parametrize(
    ("links", "path", "part", "last"),
    [
        pytest.param(pager(NEXT), "/post/rest", 0, None, id="it goes on"),
        pytest.param(pager(NEXT, LAST), "/post/rest", 0, 3, id="it names the last"),
        pytest.param(pager(PREVIOUS), "/post/rest?page=1", 1, 1, id="the last"),
        pytest.param(pager(PREVIOUS), "/post/rest?page=77", 1, 1, id="a pager clamps"),
        pytest.param(pager(LAST), "/post/rest", 0, None, id="no arrows"),
        pytest.param("", "/post/rest", 0, 0, id="no pager"),
        pytest.param("", "/post/rest?page=2", 2, None, id="a part without a pager"),
        pytest.param('<a href="/post/tea?page=1">x</a>', "/post/rest", 0, 0, id="another page's"),
    ],
)
def test_a_pager_is_known_by_where_it_leads(
    links: str, path: str, part: int, last: int | None
) -> None:
    """A discussion is whole only where nothing leads to another part of it."""
    sheet = Sheet(theme="bare", notes=(Note(number=3),), pager=links)
    assert own(reading(sheet.html(), path=path))["discussion"][:2] == (part, last)


def test_a_link_to_another_part_elsewhere_leaves_the_end_untold() -> None:
    """Some themes print the pager beside the article."""
    html = Sheet(theme="bare", notes=(Note(number=3),)).html()
    said = reading(html.replace("</main>", pager(NEXT) + "</main>"))
    assert own(said)["discussion"][:2] == (0, None)


def test_a_link_in_a_text_is_no_pager() -> None:
    """Whoever wrote it."""
    note = Note(number=3, html='<p>See <a href="/post/rest?page=1">there</a></p>')
    assert own(reading(Sheet(theme="bare", notes=(note,)).html()))["discussion"][:2] == (0, 0)


@pytest.mark.parametrize(
    ("links", "path"), [(pager(NEXT, HUGE), "/post/rest"), ("", f"/post/rest?page={10**15}")]
)
def test_a_part_beyond_any_discussions_is_none(links: str, path: str) -> None:
    """It is told, and where the discussion ends is not known."""
    said = reading(Sheet(theme="bare", notes=(Note(number=3),), pager=links).html(), path=path)
    assert own(said)["discussion"][:2] == (0, None)
    assert troubles(said) == ["no such part"]


@pytest.mark.parametrize("word", ["Next", "Previous"])
def test_a_pagers_arrow_is_no_pointer_to_another_page(word: str) -> None:
    """It leads to a further part of this one."""
    links = pager(f'<a href="?page=1">{word}</a>')
    found = own(reading(Sheet(theme="bare", notes=(Note(number=3),), pager=links).html()))
    assert found["next"] == found["previous"] == ()


@pytest.mark.parametrize(
    ("html", "at", "kinds"),
    [
        pytest.param(
            '<a href="/user/3">JimC</a> Wed, 08/07/2013 - 08:30', "13:30:45", [], id="bare words"
        ),
        pytest.param(
            "<h3>My scan of 3 May 2010</h3><span>JimC</span> <i>Wed, 08/07/2013 - 08:30</i>",
            "13:30:45",
            [],
            id="a heading holds no date",
        ),
        pytest.param(
            "<div><h3>Scan of 3 May 2010</h3><span>JimC</span> <i>08/07/2013 - 08:30</i></div>",
            "13:30:45",
            [],
            id="nor within the line",
        ),
        pytest.param(
            "<p>Przez <span>JimC</span>, 7 kolovoza 2013 - 08:30</p>",
            None,
            ["unread date"],
            id="a date that cannot be read",
        ),
        pytest.param(
            "<p><span>jim 2005</span> 3 years ago</p>", "13:30:45", [], id="a name and an age"
        ),
        pytest.param(
            "<p><span>Jim</span> Wed, 08/07/2013 - 10:30</p>",
            "13:30:45",
            ["time zone"],
            id="no change is before the writing: the zone is wrong",
        ),
        pytest.param(
            "<p><span>Jim</span> Wed, 08/07/2013 - 01:30</p>",
            "06:30:00",
            ["time zone"],
            id="a change seven hours later, or a wrong zone",
        ),
    ],
)
def test_the_line_of_a_comment(html: str, at: str | None, kinds: list[str]) -> None:
    """Its visible date counts, and one that cannot be read leaves no time."""
    whole = Sheet(theme="named", notes=(Note(number=3, stamp=1375882245),)).html()
    ahead, _, rest = whole.partition("<footer>")
    made = f"{ahead}<footer>{html}</footer>{rest.partition('</footer>')[2]}"
    said = reading(made)
    (found,) = [values(f.facts) for f in said.findings if f.subject == "comment drupal 3"]
    assert (found["published"].at if "published" in found else None) == (
        f"2013-08-07T{at}Z" if at else None
    )
    assert troubles(said) == kinds


def test_a_stamp_that_agrees_proves_the_zone() -> None:
    """Then one that is hours later is of a change, and its text holds."""
    notes = (Note(number=1), Note(number=2, stamp=1375882200 + 2 * 3600))
    said = reading(Sheet(theme="named", notes=notes).html())
    times = [values(f.facts)["published"].at for f in said.findings if "comment" in f.subject]
    assert times == ["2013-08-07T13:30:00Z"] * 2
    assert not troubles(said)


def test_a_wrong_zone_is_told_once_a_page() -> None:
    """Not for each comment."""
    notes = tuple(Note(number=n, shown="Wed, 08/07/2013 - 01:30") for n in range(1, 9))
    assert troubles(reading(Sheet(theme="named", notes=notes).html())) == ["time zone"]


def test_a_role_is_known_by_its_words() -> None:
    """Where no class names it; who is a moderator stands beside the name."""
    html = Sheet(theme="bare", notes=(Note(number=5),)).html()
    html = html.replace("<footer><p>", "<footer><div>Forum moderator</div><p>")
    (author,) = [values(f.facts)["author"] for f in reading(html).findings if "author" in f.facts]
    assert (author.name, author.role_shown, author.kind) == ("ruth", "Forum moderator", "staff")


def test_links_of_every_paragraph_are_held() -> None:
    """A text of several elements that no other holds together is one text."""
    html = Sheet(theme="bare", notes=(Note(number=3),)).html()
    more = '<p>See <a href="/post/a">this</a>.</p><p>And <a href="/post/b">that</a>.</p>'
    assert "<div><p>Thanks to all.</p></div>" in html
    said = reading(html.replace("<div><p>Thanks to all.</p></div>", more))
    (found,) = [f for f in said.findings if f.subject == "comment drupal 3"]
    links = [link.url for link in values(found.facts)["links"]]
    assert links == [f"{BASE}/post/a", f"{BASE}/post/b"]
