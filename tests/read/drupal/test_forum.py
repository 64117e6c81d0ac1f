"""Forums: the tree of the index, and what a list of topics tells."""

from __future__ import annotations

import pytest

from pipelines.records.finding import ELSEWHERE, FORUM, Term
from tests.read.drupal.pages import document
from tests.read.made import BASE, about, aliases, own, reading, troubles

HEADS = "<tr><th>Forum</th><th>Topics</th><th>Posts</th><th>Last post</th></tr>"


def forum(name: str, href: str, level: int, indent: str, counts: tuple[int, int] | None) -> str:
    inner = f"<div><a href='{href}'>{name}</a></div><div>About {name}</div>"
    cell = f'<div class="{indent}">' * level + inner + "</div>" * level
    if counts is None:
        return f'<tr><td colspan="4">{cell}</td></tr>'
    return f"<tr><td>{cell}</td><td> {counts[0]} </td><td>{counts[1]:,}</td><td>n/a</td></tr>"


def index(indent: str, table: str) -> str:
    rows = (
        forum("Rest", "/forums/rest", 0, indent, None)
        + forum("Naps", "/forums/naps ", 1, indent, (3, 1204))
        + forum("Old", "/forum/9", 2, indent, (0, 0))
        + forum("Food", "/forums/food", 0, indent, (1, 2))
    )
    return f"<main><h1>Forums</h1><table{table}>{HEADS}{rows}</table></main>"


@pytest.mark.parametrize(
    ("indent", "table"),
    [
        pytest.param("indented", ' id="forum-0"', id="a theme with names"),
        pytest.param("indent", "", id="a theme without"),
        pytest.param("", "", id="a theme that names nothing at all"),
    ],
)
def test_the_index_is_a_tree(indent: str, table: str) -> None:
    """Containers span the table; what is indented belongs to what stands over it."""
    html = document(index(indent, table), crumbs=(("/", "Home"),))
    said = reading(html, path="/forum")
    found = about(said, FORUM)
    naps = found[f"{BASE}/forums/naps"]
    assert own(said)["kind"] == "forum"
    assert naps["name"] == "Naps"
    assert naps["description"] == "About Naps"
    assert naps["parent_term"] == Term("Rest", f"{BASE}/forums/rest")
    assert (naps["topic_count_shown"], naps["post_count_shown"]) == (3, 1204)
    assert found[f"{BASE}/forum/9"]["parent_term"] == Term("Naps", f"{BASE}/forums/naps")
    assert found[f"{BASE}/forums/food"]["parent_term"] is None
    assert [one["position"] for one in found.values()] == [1, 2, 3, 4]
    assert {link.kind for link in said.links if "/forums/" in link.url} == {"forum"}


def test_rows_that_are_not_indented_tell_no_tree() -> None:
    """Whether a forum stands in the container over it or beside it is not known."""
    rows = forum("Rest", "/forums/rest", 0, "", None) + forum("Naps", "/forums/naps", 0, "", (3, 4))
    html = document(f"<main><h1>Forums</h1><table>{HEADS}{rows}</table></main>", crumbs=WAY[:1])
    found = about(reading(html, path="/forum"), FORUM)
    assert "parent_term" not in found[f"{BASE}/forums/naps"]


FEED = '<link rel="alternate" type="application/rss+xml" href="taxonomy/term/8/feed">'
WAY = (("/", "Home"), ("/forum", "Forums"), ("/forums/rest", "Rest"))


def topic(href: str, state: str, replies: int) -> str:
    return (
        f'<tr><td><div title="{state}"><span>{state}</span></div><div><a href="{href}">T</a></div>'
        f"<div>By <span>ann</span> 3 years ago</div></td><td>{replies}</td><td>1 day ago</td></tr>"
    )


def topics(*rows: str, path: str = "/forums/naps"):  # type: ignore[no-untyped-def]
    table = f'<table id="forum-topic-8">{"".join(rows)}</table>'
    html = document(f"<main><h1>Naps</h1>{table}</main>", head=FEED, crumbs=WAY)
    return reading(html, path=path)


def test_a_list_of_topics_tells_state_and_replies_and_no_dates() -> None:
    """Ages ("3 years ago") are no dates."""
    said = topics(topic("/forum/a", "Sticky topic", 74), topic("/forum/b", "Closed topic", 0))
    assert about(said, ELSEWHERE) == {
        f"{BASE}/forum/a": {"reply_count_shown": 74, "is_sticky": True, "is_closed": False},
        f"{BASE}/forum/b": {"reply_count_shown": 0, "is_sticky": False, "is_closed": True},
    }
    assert about(said, FORUM)[f"{BASE}/forums/naps"] == {
        "name": "Naps",
        "parent_term": Term("Rest", f"{BASE}/forums/rest"),
    }
    assert set(aliases(said)) == {f"{BASE}/taxonomy/term/8", f"{BASE}/forum/8"}
    assert {link.url: link.kind for link in said.links}[f"{BASE}/forum/a"] == "topic"


def test_a_state_in_words_that_nobody_knows_tells_nothing() -> None:
    """Neither that a topic is sticky nor that it is not."""
    said = topics(topic("/forum/a", "Fixiertes Thema", 2))
    assert about(said, ELSEWHERE) == {f"{BASE}/forum/a": {"reply_count_shown": 2}}


def test_a_further_page_of_a_list_is_a_page_of_its_own() -> None:
    """It is joined with nothing, and says of the same forum."""
    said = topics(topic("/forum/c", "Normal topic", 1), path="/forums/naps?page=1")
    assert not aliases(said)
    assert f"{BASE}/forums/naps" in about(said, FORUM)


def test_a_moved_topic_is_no_topic() -> None:
    """Its row has no replies and no title of its own."""
    row = '<tr><td><a href="/forum/x">Moved</a></td><td colspan="2">This was moved</td></tr>'
    assert not about(topics(row), ELSEWHERE)


def test_a_number_beyond_any_count_is_none() -> None:
    """And is told; the row stands."""
    html = index("indent", "").replace("1,204", "9" * 23)
    said = reading(document(html), path="/forum")
    assert about(said, FORUM)[f"{BASE}/forums/naps"]["post_count_shown"] is None
    assert about(said, FORUM)[f"{BASE}/forums/naps"]["topic_count_shown"] == 3
    assert troubles(said) == ["no number"]


def test_numbers_that_were_made_short_are_left_out_and_told() -> None:
    """1.2k replies are not 12; the row is a topic's all the same."""
    row = topic("/forum/a", "Sticky topic", 0).replace("<td>0<", "<td>1.2k<")
    said = topics(row)
    assert about(said, ELSEWHERE) == {f"{BASE}/forum/a": {"is_sticky": True, "is_closed": False}}
    assert {link.url: link.kind for link in said.links}[f"{BASE}/forum/a"] == "topic"
    assert troubles(said) == ["no number"]


ICON = '<td class="icon"><div class="topic-status-{0}" title="{1}"><span>{1}</span></div></td>'


def test_drupal_7_puts_the_icon_into_a_cell_of_its_own() -> None:
    """forum-topic-list.tpl.php: icon, title, replies, last reply."""
    row = (
        f"<tr>{ICON.format('sticky', 'Sticky topic')}"
        '<td class="title"><div><a href="/forum/a">A</a></div><div>By ruth 3 years ago</div></td>'
        '<td class="replies">4</td><td class="last-reply">By x 1 year ago</td></tr>'
    )
    html = f"<main><h1>Naps</h1><table id='forum-topic-8'>{row}</table></main>"
    said = reading(document(html, head=FEED, crumbs=WAY), path="/forums/naps")
    assert about(said, ELSEWHERE)[f"{BASE}/forum/a"] == {
        "reply_count_shown": 4,
        "is_sticky": True,
        "is_closed": False,
    }


def test_advanced_forum_counts_views_too() -> None:
    """Its list of topics has as many cells as a list of forums, and is known by its heads."""
    row = (
        '<tr><td><span title="Normal topic">Normal</span></td><td><a href="/forum/a">A</a></td>'
        "<td>4</td><td>120</td><td>by x 1 year ago</td></tr>"
    )
    heads = "<tr><th></th><th>Topic</th><th>Replies</th><th>Views</th><th>Last post</th></tr>"
    html = f"<main><h1>Naps</h1><table class='forum-table'>{heads}{row}</table></main>"
    said = reading(document(html, head=FEED, crumbs=WAY), path="/forums/naps")
    assert about(said, ELSEWHERE)[f"{BASE}/forum/a"]["reply_count_shown"] == 4
    assert f"{BASE}/forum/a" not in about(said, FORUM)


@pytest.mark.parametrize(
    ("over", "head"),
    [
        pytest.param(
            '<div class="forum-table-name"><a href="/forums/rest">Rest</a></div>', "Forum"
        ),
        pytest.param("", '<a href="/forums/rest">Rest</a>'),
    ],
    ids=["a line over the table", "the head of the table"],
)
def test_advanced_forum_has_a_table_for_each_container(over: str, head: str) -> None:
    """The forums in it belong to the container."""
    row = (
        '<tr><td class="forum-list-icon"><span>No new</span></td><td><div class="forum-name">'
        '<a href="/forums/naps">Naps</a></div><div class="forum-description">Short.</div></td>'
        "<td>3</td><td>12</td><td>n/a</td></tr>"
    )
    table = (
        f'<div>{over}<div><table class="forum-table forum-table-forums"><thead><tr><th></th>'
        f'<th class="forum-name">{head}</th><th>Topics</th><th>Posts</th><th>Last post</th></tr>'
        f"</thead>{row}</table></div></div>"
    )
    said = reading(document(f"<main><h1>Forums</h1>{table}</main>", crumbs=WAY[:1]), path="/forum")
    found = about(said, FORUM)
    assert found[f"{BASE}/forums/rest"]["parent_term"] is None
    naps = found[f"{BASE}/forums/naps"]
    assert naps["parent_term"] == Term("Rest", f"{BASE}/forums/rest")
    assert (naps["topic_count_shown"], naps["description"]) == (3, "Short.")
