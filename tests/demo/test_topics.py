"""Opening posts."""

from demo.editions import UNTIL
from demo.nodes import make_nodes
from demo.people import Member
from demo.topics import topic_body


def test_a_signature_is_no_part_of_ones_own_text() -> None:
    """In a block of its own or behind two dashes."""
    node = next(n for n in make_nodes(7, 12, UNTIL)[0] if n.kind == "topic")
    for dashed in (False, True):
        who = Member(9, "ann", signature=("ann, stage IV",), dashed=dashed)
        body = topic_body(node, 7, who, (), False)
        assert body.text.endswith("ann, stage IV")
        assert "stage IV" not in body.own_text
        assert ("user-signature" in body.html) != dashed
