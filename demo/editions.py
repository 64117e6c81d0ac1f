"""What happens on the made-up site from one week to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from demo.node import FIRST_NID, Aliases, Node
from demo.nodes import make_node
from demo.threads import HOUR, Reply

NOW = (1_748_880_000, 1_749_484_800, 1_750_089_600)
"""The time on the site's clock in editions 1, 2 and 3, a week apart (2025-06-02 16:00 UTC)."""
EDITIONS = len(NOW)
EDITED = NOW[0] + 2 * HOUR
"""When the edits of the second edition were made."""
UNTIL = NOW[0] - 24 * HOUR
"""The last thing of the first edition was written a day before."""

Replies = Callable[[Node], list[Reply]]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What an edition has different from the first."""

    gone: frozenset[int] = frozenset()
    forbidden: frozenset[int] = frozenset()
    retitled: frozenset[int] = frozenset()
    edited_nodes: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    deleted: frozenset[int] = frozenset()
    added: tuple[Reply, ...] = ()
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Touched:
    """What some edition will change, the same list in all of them."""

    edited_articles: tuple[Node, ...]
    gone: Node
    forbidden: Node
    retitled: Node
    edited: tuple[Reply, ...]
    deleted: tuple[Reply, ...]
    grown: tuple[Node, ...]

    @property
    def nids(self) -> frozenset[int]:
        """The pages that change."""
        nodes = (*self.edited_articles, self.gone, self.forbidden, self.retitled, *self.grown)
        replies = (*self.edited, *self.deleted)
        return frozenset(n.nid for n in nodes) | frozenset(r.nid for r in replies)


def touched(nodes: list[Node], replies: Replies) -> Touched:
    """Choose what later editions change: about one page in a hundred."""
    count = max(1, len(nodes) // 600)
    articles = [node for node in nodes if node.kind == "article"]
    topics = [node for node in nodes if node.kind == "topic"]
    lively = [node for node in topics if node.number > 4 and node.replies > 3]
    if len(lively) < 4:
        lively += [topics[4], topics[1]]  # these have many replies on a site of any size

    def some(start: int) -> tuple[Node, ...]:
        return tuple(lively[(start + at) % len(lively)] for at in range(count))

    return Touched(
        edited_articles=tuple(articles[7 : 7 + count]) or (articles[0],),
        gone=articles[min(5, len(articles) - 1)],
        forbidden=topics[0],
        retitled=lively[3 * count % len(lively)],
        edited=tuple(_leaf(replies(node)) for node in some(0)),
        deleted=(
            *(_leaf(replies(node)) for node in some(count)),
            _leaf(replies(topics[1]), 40),
        ),
        grown=some(2 * count),
    )


def _leaf(replies: list[Reply], within: int | None = None) -> Reply:
    """Return the last reply (among the first `within`) that nobody answered."""
    parents = {reply.parent for reply in replies}
    shown = [reply for reply in replies[:within] if not reply.hidden]
    return [reply for reply in shown if reply.cid not in parents][-1]


def changes(
    edition: int, seed: int, nodes: list[Node], aliases: Aliases, chosen: Touched
) -> Changes:
    """Return what an edition has different from the first."""
    if edition == 1:
        return Changes()
    next_cid = nodes[-1].first_cid + nodes[-1].replies
    added = tuple(
        Reply(
            cid=next_cid + at,
            nid=node.nid,
            parent=node.first_cid if node.threaded and at % 2 == 0 else None,
            uid=3 + at % 3,
            created=NOW[0] + (at % 100 + 1) * HOUR,
        )
        for at, node in enumerate(chosen.grown)
    )
    back = 1 if edition > 2 else 0
    return Changes(
        gone=frozenset({chosen.gone.nid}),
        forbidden=frozenset({chosen.forbidden.nid}),
        retitled=frozenset({chosen.retitled.nid}),
        edited_nodes=frozenset(node.nid for node in chosen.edited_articles),
        edited=frozenset(reply.cid for reply in chosen.edited),
        deleted=frozenset(reply.cid for reply in chosen.deleted[back:]),
        added=added,
        nodes=_new_nodes(seed, nodes, aliases, next_cid + len(added), len(chosen.grown)),
    )


def _new_nodes(
    seed: int, nodes: list[Node], aliases: Aliases, cid: int, count: int
) -> tuple[Node, ...]:
    found: list[Node] = []
    numbers = {kind: sum(n.kind == kind for n in nodes) for kind in ("article", "topic", "video")}
    for at, kind in enumerate(["video", *["article", "topic"] * count]):
        nid = FIRST_NID + len(nodes) + at
        created = NOW[0] + (at + 1) * 96 * HOUR // (2 * count + 2)
        node = make_node(seed, len(nodes), nid, kind, numbers[kind], created, cid, aliases)
        numbers[kind] += 1
        cid += node.replies
        found.append(node)
    return tuple(found)
