"""A reply's own page is its topic's page."""

from __future__ import annotations

from tests.read.bbpress.pages import HEAD
from tests.read.made import BASE, about, aliases, own, reading, troubles


def lone(topic: str) -> str:
    """A reply's page (content-single-reply.php)."""
    return f"""<html><head>{HEAD}</head><body class="bbpress single single-reply postid-180">
<h1 class="entry-title">Reply To: Rest</h1><div id="bbpress-forums"><div class="bbp-breadcrumb"><p>
<a class="bbp-breadcrumb-home" href="/">Home</a><a class="bbp-breadcrumb-topic"
href="{topic}">Rest</a>
</p></div><div id="post-180" class="bbp-reply-header"><span class="bbp-reply-post-date">March 21,
2012 at 4:56 pm</span><a class="bbp-reply-permalink" href="{topic}#post-180">#180</a></div>
<div class="post-180 reply type-reply"><div class="bbp-reply-author"><a href="/users/ann/"
class="bbp-author-link"><span class="bbp-author-name">Ann</span></a></div>
<div class="bbp-reply-content"><p>So.</p></div></div></div></body></html>"""


def test_it_is_no_topic_of_its_own() -> None:
    """Its heading is not the topic's, and its text is a comment."""
    said = reading(lone("/topic/rest/page/2/"), path="/reply/180/")
    assert aliases(said)[f"{BASE}/topic/rest"] == "canonical"
    assert "title" not in own(said)
    reply = about(said, "comment bbpress 180")[f"{BASE}/reply/180"]
    assert (reply["body"].text, reply["author"].name) == ("So.", "Ann")
    assert troubles(said) == []


def test_a_reply_of_a_draft_makes_no_topic() -> None:
    """A topic that is not published has an address of its number alone."""
    said = reading(lone("/?post_type=topic&p=176"), path="/reply/180/")
    assert own(said)["kind"] == "other"
    assert troubles(said) == ["no topic"]
