"""Which other pages a text of the made-up site cites, and under which of their addresses."""

from __future__ import annotations

from bisect import bisect_right

from demo.chance import draw
from demo.node import UNPUBLISHED_NID, Node
from demo.pieces import Anchor

_FIXED = {
    ("article", 0): Anchor(f"/node/{UNPUBLISHED_NID}", "a draft"),
    ("article", 1): Anchor("/post/page-taken-down-long-ago", "article here"),
    ("article", 2): Anchor("https://trials.example.org/tidepool", "trial page"),
}


def cited(
    node: Node, seed: int, first: list[Node], cids: list[int], leaving: tuple[Node, Node]
) -> tuple[Anchor, ...]:
    """Return what a page's text links to.

    `first` are the first edition's pages and `cids` their first comments' numbers; `leaving`
    are the pages that a later edition takes down or locks: somebody still links to them.
    """
    if node.kind == "topic" and node.number in (6, 7):
        return (Anchor(leaving[node.number - 6].path, "the page that helped me"),)
    fixed = _FIXED.get((node.kind, node.number))
    chance = draw(seed, "cited", node.nid)
    earlier = bisect_right(cids, node.first_cid) - 1
    if fixed or earlier < 1 or chance.random() < 0.4:
        return (fixed,) if fixed else ()
    other = first[chance.randrange(min(earlier, len(first)))]
    forms = (other.path, other.path, other.old_path, other.second_path, other.internal)
    words = "an older page here" if node.kind == "topic" else "see prior post"
    return (Anchor(chance.choice(forms) or other.path, words),)
