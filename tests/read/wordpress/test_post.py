"""A post reads alike in themes of all ages."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Discussion, Moment, Person, Term
from tests.read.made import BASE, about, aliases, own, reading, troubles
from tests.read.wordpress.pages import PATH, THEMES, Said, Theme, ten

ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@ALL
def test_title_text_and_number(theme: Theme) -> None:
    """What is around the text is no part of it."""
    said = reading(theme(), path=f"{PATH}/")
    found = own(said)
    assert (found["kind"], found["title"], found["source_id"]) == ("article", "Rest", "7")
    assert found["body"].text == "Sleep is good.\nMore of it is better."
    assert troubles(said) == []


@ALL
def test_who_and_when_and_under_what(theme: Theme) -> None:
    """The author's box, the time of change and other posts' terms are passed over."""
    found = own(reading(theme(), path=f"{PATH}/"))
    assert [(who.name, who.url) for who in found["authors"]] == [("Dr Vale", f"{BASE}/author/vale")]
    assert found["byline"] == "Dr Vale"
    assert found["published"] == Moment("2010-04-05", "2010-04-05T14:10:00Z")
    assert [term.name for term in found["categories"]] == ["Naps"]
    assert found["tags"] == (Term("sleep", f"{BASE}/lung/tag/sleep"),)


@ALL
def test_comments(theme: Theme) -> None:
    """Who wrote what when, and what it answers; side blocks hold none of them."""
    said = reading(theme(), path=f"{PATH}/")
    names = ("comment wordpress 11", "comment wordpress 13", "comment wordpress 12")
    assert own(said)["discussion"] == Discussion(0, 0, names)
    first, answer, second = (about(said, name)[f"{BASE}{PATH}"] for name in names)
    assert [c["body"].text for c in (first, answer, second)] == ["Thanks.", "Any time.", "Me too."]
    assert [c["depth"] for c in (first, answer, second)] == [0, 1, 0]
    assert [c["parent"] for c in (first, answer, second)] == [None, "11", None]
    assert second["published"].at == "2010-04-06T22:06:00Z"
    assert second["author"] == Person("Bo", uid="0", guest=True, kind="guest")
    assert answer["author"].name == "Dr Vale"
    assert second["url"].endswith("#comment-12")


@pytest.mark.parametrize("theme", [ten, THEMES["2015"], THEMES["2022"]])
def test_who_is_registered_is_a_member(theme: Theme) -> None:
    """WordPress marks them; the address that they gave is no profile."""
    said = reading(theme(), path=f"{PATH}/")
    assert about(said, "comment wordpress 13")[f"{BASE}{PATH}"]["author"] == Person(
        "Dr Vale", kind="member"
    )


@ALL
def test_a_day_in_the_address_is_better_than_none(theme: Theme) -> None:
    """Where a theme shows no date, the permalink tells the day."""
    html = theme(said=()).replace("2010", "").replace("2019", "")
    assert own(reading(html, path=f"{PATH}/"))["published"] == Moment("2010-04-05", None)


def test_a_post_that_asks_for_a_password_is_barred() -> None:
    """Its title is known, without WordPress's mark, and nothing else."""
    form = '<form class="post-password-form" action="/wp-login.php?action=postpass"></form>'
    html = ten(said=(), text=form).replace(">Rest<", ">Protected: Rest<")
    found = own(reading(html, path=f"{PATH}/"))
    assert (found["title"], found["barred"]) == ("Rest", True)
    assert "body" not in found


def test_comment_pages_are_parts_of_one_page() -> None:
    """The canonical link of a further page names that page; the post is what it is of."""
    said = reading(
        ten((Said(31, "Cy", "Late."),)).replace(
            f"{PATH}/#comment-31", f"{PATH}/comment-page-2/#comment-31"
        ),
        path=f"{PATH}/comment-page-2/",
    )
    assert aliases(said)[f"{BASE}{PATH}"] == "canonical"
    assert own(said)["discussion"] == Discussion(1, 1, ("comment wordpress 31",))


def test_the_post_may_show_its_last_comments_first() -> None:
    """Where the newest page is shown at the post's own address, arrows lead to the one before."""
    arrows = f'<div class="nav"><a href="{PATH}/comment-page-1/#comments">Older</a></div>'
    html = ten((Said(31, "Cy", "Late."),)).replace(
        '<div id="respond">', f'{arrows}<div id="respond">'
    )
    assert own(reading(html, path=f"{PATH}/"))["discussion"].part == 1


def test_pings_are_no_comments() -> None:
    """Another site's note that it links here is nobody's words to this one."""
    html = ten().replace(
        'class="comment even depth-1" id="li-comment-12"', 'class="pingback" id="li-comment-12"'
    )
    assert "comment wordpress 12" not in own(reading(html, path=f"{PATH}/"))["discussion"].comments


def test_an_answer_below_the_deepest_level_is_told_by_what_it_follows() -> None:
    """There answers stand beside what they answer, which is marked as a parent."""
    html = ten((Said(11, "Ann", "A."), Said(12, "Bo", "B."))).replace(
        'comment even depth-1" id="li-comment-11', 'comment parent depth-1" id="li-comment-11'
    )
    said = reading(html, path=f"{PATH}/")
    assert about(said, "comment wordpress 12")[f"{BASE}{PATH}"]["parent"] == "11"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("<p>Watch.</p>{}", "video", id="nearly nothing but a video"),
        pytest.param("<p>Long.</p>" * 80 + "{}", "article", id="a video in an article"),
        pytest.param(
            "<p>Long.</p>" * 80 + "{}<p><a href='/t.pdf'>Download PDF Transcript</a></p>",
            "video",
            id="a transcript is offered",
        ),
    ],
)
def test_what_is_a_video(text: str, kind: str) -> None:
    """A post is one where the site says so, or where hardly anything else is there."""
    frame = '<iframe src="https://www.youtube.com/embed/AbCdEf12345"></iframe>'
    found = own(reading(ten(said=(), text=text.format(frame)), path=f"{PATH}/"))
    assert found["kind"] == kind
    assert (found.get("video") is not None) == (kind == "video")


def test_old_offsets_are_not_believed() -> None:
    """Before 5.3 a time in the site's clock could bear UTC's offset."""
    html = THEMES["2015"]().replace("09:10:00-05:00", "09:10:00+00:00")
    new = own(reading(html, path=f"{PATH}/"))["published"]
    old = own(reading(html.replace("WordPress 6.1", "WordPress 3.4"), path=f"{PATH}/"))["published"]
    assert (new.at, old.at) == ("2010-04-05T09:10:00Z", "2010-04-05T14:10:00Z")


def test_buttons_in_the_text_are_left_out() -> None:
    """Labels of buttons that stand on lines of their own are no words of the author."""
    text = "<p>Share</p><p><a href='/x.pdf'>Download PDF of this page</a></p><p>Sleep well.</p>"
    assert own(reading(ten(said=(), text=text), path=f"{PATH}/"))["body"].text == "Sleep well."


SECTIONED = """<html><head>
<link rel="stylesheet" href="/wp-content/themes/x/style.css"></head><body>
<h1>Clinic :: Lung</h1><div id="content">{}<p class="tools">Share</p>
<a href="/x.pdf"><img alt="download as a pdf file"> Download PDF of this page</a>
<div class="entry"><p>Sleep well.</p></div>{}</div></body></html>"""


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(('<div class="post" id="post-7">', "</div>"), id="in an element of its own"),
        pytest.param(("", ""), id="in none"),
    ],
)
def test_a_section_s_name_is_no_title_and_an_author_may_stand_above(
    around: tuple[str, str],
) -> None:
    """What stands over all pages of a section is not what this one is called."""
    start, end = around
    head = f'{start}<div class="author">Dr West</div><h2><a href="{PATH}/">Rest</a></h2>'
    found = own(reading(SECTIONED.format(head, end), path=f"{PATH}/"))
    assert found["title"] == "Rest"
    assert [who.name for who in found["authors"]] == ["Dr West"]
    assert found["body"].text == "Sleep well."
