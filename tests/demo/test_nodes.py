"""How pages are made."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from demo.editions import UNTIL
from demo.nodes import make_nodes


def test_numbers_and_times_rise_together() -> None:
    """A page written later has the higher number; comments are numbered without a gap."""
    nodes, _ = make_nodes(7, 300, UNTIL)
    assert [n.nid for n in nodes] == list(range(11, 311))
    assert all(a.created < b.created <= UNTIL for a, b in pairwise(nodes))
    assert all(a.first_cid + a.replies == b.first_cid for a, b in pairwise(nodes))


def test_the_first_articles_have_every_form_of_author_and_date() -> None:
    """Two authors, a line of text, nobody, an organisation; four ways to show a date."""
    nodes, _ = make_nodes(7, 60, UNTIL)
    articles = [n for n in nodes if n.kind == "article"]
    assert {len(n.authors) for n in articles} == {0, 1, 2}
    assert any(n.byline for n in articles)
    assert {n.date for n in articles} == {"time", "text", "list", "none"}
    assert {n.language for n in articles} == {"en", "es"}
    assert any(n.path == n.internal for n in articles)


def test_videos_are_shown_in_every_way() -> None:
    """As media, frame, field and link, and lost."""
    nodes, _ = make_nodes(7, 60, UNTIL)
    players = Counter(n.player for n in nodes if n.kind == "video")
    assert set(players) == {"media youtube", "media vimeo", "frame", "field", "link", "none"}
