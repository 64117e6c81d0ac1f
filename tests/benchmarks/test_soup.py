"""The peer reads what we read: a peer that skips work would flatter us."""

from __future__ import annotations

from benchmarks.soup import read

PAGE = """<html><body><h1>A question</h1>
<article data-history-node-id="7" class="node">
 <footer class="node__submitted">By <a>Ann</a> <time datetime="2013-08-07T13:30:00Z">then</time></footer>
 <div class="field--name-body"><p>Does it <a href="/b">help</a>?</p><img src="/i.png"></div>
 <section><article id="comment-9" data-comment-user-id="3"><h3><a>Re</a></h3>
  <div class="field--name-comment-body"><p>Yes</p></div></article></section>
</article></body></html>"""  # noqa: E501


def test_the_fields_of_a_discussion() -> None:
    """Title, date, body, media, links, and each comment with its text."""
    found = read(PAGE.encode())
    assert found["title"] == "A question"
    assert found["date"] == ["2013-08-07T13:30:00Z"]
    assert found["body_text"] == "Does it help ?"
    assert found["media"] == ["/i.png"]
    assert found["body_links"] == [("help", "/b")]
    assert isinstance(found["comments"], list)
    (comment,) = found["comments"]
    assert (comment["id"], comment["uid"], comment["text"]) == ("comment-9", "3", "Yes")
