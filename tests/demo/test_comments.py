"""The words of comments."""

from __future__ import annotations

from demo.site import Demo


def test_a_migrated_topics_replies_are_called_after_it(demo: Demo) -> None:
    """bbPress's subject, cut at 64 letters without an ellipsis."""
    for node in demo.world.nodes.values():
        for each in demo.world.discussion(node):
            if node.legacy:
                assert each.subject == f"Reply To: {node.title}"[:64].rstrip()
            else:
                assert len(each.subject) <= 29


def test_quotations_are_of_what_is_answered(demo: Demo) -> None:
    """A quote names its author, and is no part of the own text."""
    quotes = 0
    for node in demo.world.nodes.values():
        for each in demo.world.discussion(node):
            if each.body.html.startswith("<blockquote"):
                quotes += 1
                assert " wrote:\n" in each.body.text
                assert each.body.own_text in each.body.text
                assert each.body.own_text != each.body.text
    assert quotes > 10
