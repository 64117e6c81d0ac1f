"""Drupal 7: the same facts from its templates as from those of today."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.records.finding import ELSEWHERE, TAG, Moment, Term
from tests.read.drupal import seven
from tests.read.drupal.seven import Post
from tests.read.made import BASE, about, aliases, evidence, own, reading, troubles, values

FIELDS = (
    seven.field("field-author", "node-reference", "Author", '<a href="/who/ida">Ida Roe, MD</a>')
    + seven.field("body", "text-with-summary", "", "<p>Sleep well.</p><p>Walk daily.</p>")
    + seven.terms("field-tags", "Tags", "sleep", "walks")
    + seven.terms("field-category", "", "rest", "health")
)
LINE = 'Submitted by <span class="username">webmaster</span> on Wed, 08/07/2013 - 06:30'
POSTS = (
    Post(number=7, answers=None),
    Post(number=8, name="JanineT GRACE...", uid=9, level=1, answers=7, subject="So"),
    Post(number=9, name="Ann (not verified)", uid=0, shown="Thu, 08/08/2013 - 10:00",
         iso="2013-08-08T10:00:00-05:00"),
)  # fmt: skip


def comments(said: Any) -> dict[str, dict[str, Any]]:
    """The facts of each comment, by its number."""
    found = (f for f in said.findings if f.subject.startswith("comment "))
    return {f.subject.rpartition(" ")[2]: values(f.facts) for f in found}


def test_an_article_is_read_by_its_fields() -> None:
    """Label, name and items of field.tpl.php; terms of Bartik's list, with and without a label."""
    said = reading(seven.node_page(FIELDS, submitted=LINE))
    found = own(said)
    assert (found["kind"], found["title"], found["source_id"]) == ("article", "Rest", "12")
    assert [one.name for one in found["authors"]] == ["Ida Roe, MD"]
    assert found["byline"] == "Ida Roe, MD"
    assert found["body"].text == "Sleep well.\nWalk daily."
    assert [term.name for term in found["tags"]] == ["sleep", "walks"]
    assert [term.name for term in found["categories"]] == ["rest", "health"]
    assert found["published"] == Moment("2013-08-07", "2013-08-07T11:30:00Z")
    assert f"{BASE}/node/12" in aliases(said)
    assert not troubles(said)


def test_rdf_tells_the_date_of_what_it_stands_in() -> None:
    """A comment's is not the article's."""
    marked = (
        '<span property="dc:date dc:created" content="2012-01-02T03:04:00-06:00">'
        'Submitted by <span class="username">x</span> long ago</span>'
    )
    said = reading(seven.node_page(FIELDS, POSTS, submitted=marked, rdf=True))
    assert own(said)["published"] == Moment("2012-01-02", "2012-01-02T09:04:00Z")
    assert evidence(said, "published") == "metadata"
    assert "published" not in own(reading(seven.node_page(FIELDS, POSTS, rdf=True)))


@pytest.mark.parametrize(
    ("rdf", "bartik"), [(False, False), (True, False), (False, True)], ids=["core", "rdf", "Bartik"]
)
def test_comments_follow_their_anchors(rdf: bool, bartik: bool) -> None:
    """Who, when, under what, saying what, and in reply to what."""
    said = reading(seven.node_page(FIELDS, POSTS, rdf=rdf, bartik=bartik))
    found = comments(said)
    assert list(found) == ["7", "8", "9"]
    assert [one["author"].name for one in found.values()] == ["ruth", "JanineT GRACE...", "Ann"]
    assert [one["parent"] for one in found.values()] == [None, "7", None]
    assert [one["depth"] for one in found.values()] == [0, 1, 0]
    assert found["7"]["published"] == Moment("2013-08-07", "2013-08-07T13:30:00Z")
    assert found["7"]["subject"] == "Reply To: Rest"
    assert found["7"]["body"].text == "Thanks to all."
    assert found["9"]["author"].guest
    assert own(said)["discussion"].comments == tuple(f"comment drupal {n}" for n in (7, 8, 9))
    if not bartik:
        assert found["7"]["author"].uid == "5"


def test_a_flat_thread_tells_its_parents_by_rdf_only() -> None:
    """Without it, the parents of a flat thread are not known."""
    flat = (POSTS[0], Post(number=8, answers=7))
    assert comments(reading(seven.node_page(FIELDS, flat, rdf=True)))["8"]["parent"] == "7"
    assert "parent" not in comments(reading(seven.node_page(FIELDS, flat)))["8"]


def test_the_pager_tells_where_it_stands() -> None:
    """Its current page is a number without a link."""
    said = reading(seven.node_page(FIELDS, POSTS, pager=seven.PAGER), path="/post/rest?page=9999")
    assert own(said)["discussion"][:2] == (1, 2)


@pytest.mark.parametrize("names", ["page-node-12", "page-node page-node-12 node-type-story"])
def test_a_node_is_known_by_the_body(names: str) -> None:
    """Where the head names no number, the classes of `body` do."""
    inner = (
        '<div class="node"><div class="submitted">Wed, 08/07/2013 - 06:30</div>'
        '<div class="content"><p>Sleep well.</p></div></div>'
    )
    found = own(reading(seven.document(inner, names, title="Rest")))
    assert (found["kind"], found["source_id"], found["body"].text) == (
        "article",
        "12",
        "Sleep well.",
    )


def test_drupal_6_prints_names_as_words() -> None:
    """A member whose account cannot be visited is bare text; the text is in no field."""
    inner = (
        '<div id="node-12" class="node"><div class="content"><p>Sleep well.</p></div></div>'
        '<div id="comments"><a id="comment-7"></a><div class="comment clear-block"><h3>'
        '<a href="/post/rest#comment-7" class="active">So</a></h3><div class="submitted">'
        'Submitted by Ann B on Wed, 08/07/2013 - 08:30.</div><div class="content"><p>Thanks.</p>'
        '<div class="user-signature clear-block">Ann, stage II</div></div></div></div>'
    )
    said = reading(
        '<html><head><script src="/misc/drupal.js?x"></script></head><body class="not-front">'
        f"<h1>Rest</h1><div>{inner}</div></body></html>",
        path="/node/12",
    )
    found = comments(said)["7"]
    assert found["author"].name == "Ann B"
    assert found["published"].at == "2013-08-07T13:30:00Z"
    assert found["own_text"].text == "Thanks."


TOP = Post(number=12, name="fran nipponi", uid=77, html="<p>Who sleeps?</p>", place=1)
REPLIES = (
    Post(number=7, name="Dr West", uid=3, answers=1, signature="W., MD"),
    Post(number=8, answers=2, place=3, html="<blockquote><p>x</p></blockquote><p>Me.</p>"),
    Post(number=9, answers=9, place=4),
)
WAY = ' » <a href="/forum">Forums</a> » <a href="/forums/rest">Sleep</a>'


def test_advanced_forum_is_a_topic_and_its_replies() -> None:
    """Header, totals and signatures are no text; "(Reply to #2)" is who is answered."""
    said = reading(seven.advanced_topic(TOP, REPLIES, crumbs=WAY), path="/forum/rest")
    topic, found = own(said), comments(said)
    assert (topic["kind"], topic["title"], topic["legacy_id"]) == ("topic", "Rest", "1256362")
    assert [(one.name, one.uid) for one in topic["authors"]] == [("fran nipponi", "77")]
    assert topic["body"].text == "Who sleeps?"
    assert topic["forum"] == Term("Sleep", f"{BASE}/forums/rest")
    assert topic["published"].at == "2013-08-07T13:30:00Z"
    assert list(found) == ["7", "8", "9"]
    assert found["7"]["author"].name == "Dr West"
    assert found["7"]["author"].kind == "staff"
    assert found["7"]["body"].text == "Thanks to all."
    assert found["7"]["subject"] == "Reply To: Rest"
    assert found["8"]["own_text"].text == "Me."
    assert [one.get("parent", "unknown") for one in found.values()] == [None, "7", "unknown"]
    assert not troubles(said)


def test_an_opening_post_that_nobody_answered_is_no_comment() -> None:
    """Its element has the topic's number as a reply has its own."""
    said = reading(seven.advanced_topic(Post(number=12, html="<p>Anyone?</p>", place=1), ()))
    assert comments(said) == {}
    assert own(said)["body"].text == "Anyone?"


def test_a_further_part_does_not_empty_the_topic() -> None:
    """It repeats no opening post: text, author and date are not found there, and not absent."""
    pager = seven.PAGER.replace("/post/", "/forum/")
    said = reading(seven.advanced_topic(None, REPLIES, pager=pager), path="/forum/rest?page=1")
    topic = own(said)
    assert topic["kind"] == "topic"
    assert topic["discussion"][:2] == (1, 2)
    assert not {"authors", "byline", "body", "published", "forum"} & topic.keys()


def test_what_a_layout_leaves_out_is_a_problem() -> None:
    """Names and dates that are missing are neither guessed nor said to be empty."""
    bare = Post(number=7, name="", shown="")
    said = reading(seven.advanced_topic(Post(number=12, name="", shown="", place=1), (bare,)))
    assert not {"authors", "published"} & own(said).keys()
    assert not {"author", "published"} & comments(said)["7"].keys()
    assert troubles(said).count("field not found") >= 3


def test_a_term_is_known_by_the_body_and_its_rows_by_their_ids() -> None:
    """A vocabulary's name tells which kind of term it is; RDF tells the dates of the nodes."""
    row = (
        '<div id="node-{0}" class="node node-video node-teaser"><h2><a href="/post/{0}">T</a></h2>'
        '<span property="dc:date dc:created" content="2012-01-0{0}T03:04:00-06:00">x</span></div>'
    )
    inner = (
        '<div class="term-listing-heading"><div id="taxonomy-term-7" class="taxonomy-term'
        ' vocabulary-tags"><div class="content"><div class="taxonomy-term-description"><p>Of naps.'
        f"</p></div></div></div></div>{row.format(3)}{row.format(4)}"
    )
    names = "page-taxonomy page-taxonomy-term page-taxonomy-term- page-taxonomy-term-7"
    said = reading(seven.document(inner, names, title="Naps"), path="/tags/naps")
    assert (own(said)["kind"], own(said)["title"]) == ("tag", "Naps")
    assert about(said, TAG)[f"{BASE}/tags/naps"]["source_id"] == "7"
    assert about(said, ELSEWHERE)[f"{BASE}/post/4"] == {
        "source_id": "4",
        "published": Moment("2012-01-04", "2012-01-04T09:04:00Z"),
    }
    assert {link.url: link.kind for link in said.links}[f"{BASE}/post/3"] == "video"


def test_a_list_of_nodes_is_no_node() -> None:
    """Nor is a list of one."""
    row = (
        '<div id="node-3" class="node node-article"><h2><a href="/post/3">T</a></h2><p>a</p></div>'
    )
    assert own(reading(seven.document(row, "page-node"), path="/blog"))["kind"] == "listing"


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        ("", '<article data-history-node-id="12">{0}</article>'),
        ("", '<div id="node-12" class="node node-article">{0}</div>'),
        (
            '<script type="application/json" data-drupal-selector="drupal-settings-json">'
            '{"path":{"currentPath":"node\\/12"}}</script>',
            "<article>{0}</article>",
        ),
    ],
    ids=["History's attribute", "the id of Drupal 7", "settings"],
)
def test_a_node_has_the_address_of_its_number(head: str, inner: str) -> None:
    """Also where no shortlink tells it."""
    shown = inner.format('<div class="content"><p>Sleep well.</p></div>')
    said = reading(seven.document(shown, "", head=head, title="Rest"), path="/comment/7")
    assert aliases(said) == {f"{BASE}/node/12": "node number"}


def test_a_date_may_stand_behind_an_empty_number() -> None:
    """ "Reply # - August 16, 2013, 10:32 AM", and totals without a blank ("Posts:5")."""
    post = Post(number=7, shown="Reply # - August 16, 2013, 10:32 AM", place=2)
    html = seven.advanced_topic(TOP, (post,)).replace("</span> 2753", "</span>5")
    found = comments(reading(html))["7"]
    assert found["published"].at == "2013-08-16T15:32:00Z"
    assert found["author"].name == "ruth"
    assert found["body"].text == "Thanks to all."
