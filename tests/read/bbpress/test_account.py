"""A name and the role that is run into it."""

from __future__ import annotations

import pytest

from tests.read.made import BASE, about, reading

PAGE = """<html><body class="bbpress single-topic postid-6"><h1 class="entry-title">Rest</h1>
<ul id="topic-6-replies" class="bbp-replies"><li class="bbp-body"><div id="post-7"
class="bbp-reply-header"><span class="bbp-reply-post-date">March 21, 2012 at 4:56 pm</span></div>
<div class="post-7 type-reply"><div class="bbp-reply-author">{}</div>
<div class="bbp-reply-content"><p>Eight.</p></div></div></li></ul></body></html>"""


@pytest.mark.parametrize(
    ("cell", "name", "role"),
    [
        ('<a href="/users/jimc/">JimC Forum Moderator</a>', "JimC", "Forum Moderator"),
        ("catdander forum moderator", "catdander", "forum moderator"),
        ('<a href="/users/kay/">Kay Moderator</a>', "Kay", "Moderator"),
        ('<a class="bbp-author-name" href="/users/k/">Kay</a><br>Moderator', "Kay", "Moderator"),
        ('<a class="bbp-author-name" href="/users/k/">Kay</a><br>Posts: 12', "Kay", None),
        ('<a href="/users/site-admin/">Site Admin</a>', "Site Admin", None),
        ("Site Admin", "Site Admin", None),
    ],
)
def test_roles_are_no_part_of_names(cell: str, name: str, role: str | None) -> None:
    """A name may end with such a word, as the profile's address tells."""
    said = reading(PAGE.format(cell), path="/topic/rest/")
    who = about(said, "comment bbpress 7")[f"{BASE}/topic/rest"]["author"]
    assert (who.name, who.role_shown) == (name, role)
