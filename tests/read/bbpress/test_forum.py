"""Forums, their topics and their order, in lists and in the tables of 2.0."""

from __future__ import annotations

import pytest

from pipelines.records.finding import ELSEWHERE, FORUM, TAG, Term
from tests.read.bbpress.pages import HEAD
from tests.read.made import BASE, about, own, reading, troubles

HOME = '<a href="/" class="bbp-breadcrumb-home">Home</a>'
ROOT = '<a href="/forums/" class="bbp-breadcrumb-root">Forums</a>'
LUNG = '<a href="/forum/lung/" class="bbp-breadcrumb-forum">Lung</a>'


def crumbs(*steps: str) -> str:
    """The way to a page."""
    return f'<div class="bbp-breadcrumb"><p>{" › ".join(steps)} › x</p></div>'


def lists(way: str, forums: str = "", topics: str = "", names: str = "forum-archive") -> str:
    """A page of 2.1 or later."""
    return f"""<html><head>{HEAD}</head><body class="bbpress {names}"><main><h1>Naps</h1>
<div id="bbpress-forums">{way}<ul class="bbp-forums"><li class="bbp-header"><ul
class="forum-titles"><li class="bbp-forum-info">Forum</li></ul></li>{forums}</ul>
<ul class="bbp-topics"><li class="bbp-header"><ul class="forum-titles"><li class="bbp-topic-title">
Topic</li><li class="bbp-topic-reply-count">Posts</li></ul></li>{topics}</ul></div></main>
<ul class="bbp-topics-widget"><li><a class="bbp-forum-title"
href="/topic/cough/">Cough</a></li></ul>
</body></html>"""


FORUM_ITEM = """<li class="bbp-body"><ul id="bbp-forum-65" class="forum"><li class="bbp-forum-info">
<a class="bbp-forum-title" href="/forum/lung/naps/">Private: Naps</a>
<div class="bbp-forum-content">All of sleep.</div><ul class="bbp-forums-list"><li class="bbp-forum">
<a href="/forum/lung/naps/day/" class="bbp-forum-link">By day (7, 48)</a></li></ul></li>
<li class="bbp-forum-topic-count">47</li><li class="bbp-forum-reply-count">1,479</li>
<li class="bbp-forum-freshness"><a href="/topic/rest/#post-5">3 years ago</a></li></ul></li>"""
FORUM_ROW = """<tr id="bbp-forum-65" class="forum"><td class="bbp-forum-info">
<a class="bbp-forum-title" href="/forum/lung/naps/">Naps</a><div class="bbp-forums-list">
<span class="bbp-forum"><a href="/forum/lung/naps/day/" class="bbp-forum-link">By day (7, 48)</a>
</span></div><div class="bbp-forum-description">All of sleep.</div></td>
<td class="bbp-forum-topic-count">47</td><td class="bbp-forum-reply-count">1,479</td></tr>"""
TOPIC_ITEM = """<li class="bbp-body"><ul id="bbp-topic-802" class="topic status-{} {}">
<li class="bbp-topic-title"><a class="bbp-topic-permalink" href="/topic/rest/">Rest</a></li>
<li class="bbp-topic-reply-count">9</li>
<li class="bbp-topic-freshness">3 years ago</li></ul></li>"""


@pytest.mark.parametrize("row", [FORUM_ITEM, FORUM_ROW], ids=["list", "table"])
def test_a_row_of_the_index(row: str) -> None:
    """Its name, what is said of it, its numbers, and the forums below it."""
    table = f"<table class='bbp-forums'>{row}</table>" if row is FORUM_ROW else row
    said = reading(lists(crumbs(HOME), table), path="/forums/")
    found = about(said, FORUM)
    assert found[f"{BASE}/forum/lung/naps"] == {
        "name": "Naps",
        "description": "All of sleep.",
        "topic_count_shown": 47,
        "post_count_shown": 1479,
        "parent_term": None,
        "position": 1,
    }
    assert found[f"{BASE}/forum/lung/naps/day"] == {
        "name": "By day",
        "parent_term": Term("Naps", f"{BASE}/forum/lung/naps"),
    }
    assert own(said)["kind"] == "forum"
    assert troubles(said) == []


def test_a_forum_stands_under_the_last_of_its_way() -> None:
    """And what it lists stands under it; a further page of it is the same forum."""
    way = crumbs(HOME, ROOT, LUNG)
    said = reading(lists(way, FORUM_ITEM, names="single-forum"), path="/forum/lung/rest/page/2/")
    found = about(said, FORUM)
    assert found[f"{BASE}/forum/lung/rest"] == {
        "name": "Naps",
        "parent_term": Term("Lung", f"{BASE}/forum/lung"),
    }
    above = found[f"{BASE}/forum/lung/naps"]["parent_term"]
    assert above == Term("Naps", f"{BASE}/forum/lung/rest")


@pytest.mark.parametrize(
    ("status", "mark", "closed", "sticky"),
    [
        ("publish", "", False, False),
        ("closed", "", True, False),
        ("publish", "sticky", False, True),
    ],
)
def test_a_row_of_topics(status: str, mark: str, closed: bool, sticky: bool) -> None:
    """Under "Posts" the opening post is counted; "3 years ago" is no date."""
    topics = TOPIC_ITEM.format(status, mark)
    said = reading(lists(crumbs(HOME, ROOT), topics=topics, names="single-forum"), path="/forum/a")
    assert about(said, ELSEWHERE)[f"{BASE}/topic/rest"] == {
        "source_id": "802",
        "reply_count_shown": 8,
        "is_closed": closed,
        "is_sticky": sticky,
    }


def test_a_column_that_nobody_knows_counts_nothing() -> None:
    """It may count replies or posts."""
    html = lists(crumbs(HOME, ROOT), topics=TOPIC_ITEM.format("publish", ""), names="single-forum")
    said = reading(html.replace(">Posts<", ">Wpisy<"), path="/forum/a")
    assert "reply_count_shown" not in about(said, ELSEWHERE)[f"{BASE}/topic/rest"]


def test_a_private_forum_is_barred() -> None:
    """Its title is all that a visitor sees."""
    html = f"""<html><head>{HEAD}</head><body class="single-forum"><div id="forum-private"
class="bbp-forum-content"><h1 class="entry-title">Private: Staff room</h1><div
class="entry-content">
<div class="bbp-template-notice"><p>You do not have permission to view this forum.</p></div></div>
</div></body></html>"""
    said = reading(html, path="/forum/staff/")
    assert own(said)["barred"] is True
    assert (own(said)["kind"], own(said)["title"]) == ("forum", "Staff room")


def test_a_tag_is_called_without_its_label() -> None:
    """The heading says "Topic Tag:" before the name."""
    html = lists(crumbs(HOME, ROOT), topics=TOPIC_ITEM.format("publish", ""), names="x")
    html = html.replace("<h1>Naps", "<h1 class='entry-title'>Topic Tag: long sleep")
    said = reading(html, path="/topic-tag/long-sleep/")
    assert about(said, TAG)[f"{BASE}/topic-tag/long-sleep"]["name"] == "long sleep"
    assert own(said)["kind"] == "tag"
