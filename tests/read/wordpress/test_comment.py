"""Who wrote a comment, by what themes print around the name; and whom it may answer."""

from __future__ import annotations

import pytest

from tests.read.made import BASE, about, own, reading, troubles
from tests.read.wordpress.pages import HEAD, PATH

ITEM = """<li id="comment-{0}" class="comment {1}"><div class="comment-author">{2}</div>
<div class="comment-meta"><a href="#comment-{0}">April 6, 2010 at 3:04 pm</a></div>
<div class="comment-content"><p>Yes.</p></div>{3}</li>"""


def discussion(inner: str) -> str:
    """A post with comments."""
    return f"""<html><head>{HEAD}</head><body class="single single-post postid-7"><main>
<article class="post-7 hentry"><h1 class="entry-title">Rest</h1><div class="entry-content">
<p>Sleep.</p></div></article><div id="comments">{inner}</div></main></body></html>"""


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Bo Says:", "Bo"),
        ("Marie a dit :", "Marie"),
        ("Jan schreef:", "Jan"),
        ("Uwe sagte:", "Uwe"),
        ("Edward Said", "Edward Said"),
        ("Bo on April 6, 2010 at 3:04 pm said:", "Bo"),
    ],
)
def test_a_name_without_verb_and_date(shown: str, name: str) -> None:
    """Themes print a line of which the name is the beginning."""
    said = reading(discussion(ITEM.format(11, "", shown, "")), path=PATH)
    assert about(said, "comment wordpress 11")[BASE + PATH]["author"].name == name


def test_below_the_deepest_level_some_answers_are_not_told() -> None:
    """The second behind a parent may answer it, or be its sibling, which has a later number."""
    level = "".join(
        ITEM.format(n, kind, "Ann", "")
        for n, kind in ((12, "parent"), (15, ""), (16, ""), (13, ""), (14, ""))
    )
    said = reading(discussion(ITEM.format(11, "parent", "Ann", f"<ol>{level}</ol>")), path=PATH)
    found = {n: about(said, f"comment wordpress {n}")[BASE + PATH] for n in (12, 13, 14, 15, 16)}
    parents = {n: facts.get("parent") for n, facts in found.items()}
    assert parents == {12: "11", 13: "11", 14: "11", 15: "12", 16: None}
    assert ("parent" in found[16], "depth" in found[16]) == (False, False)
    assert troubles(said) == ["no parent"]


def test_another_service_s_comments_are_not_none() -> None:
    """What a script will show is not on the page, and the page does not say there is nothing."""
    assert "discussion" not in own(reading(discussion("<div id='disqus_thread'></div>"), path=PATH))
    assert own(reading(discussion("<p>Closed.</p>"), path=PATH))["discussion"].comments == ()
