"""The whole made-up site in one edition: its pages, lists and discussions, words made on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from demo.articles import article_body
from demo.citing import cited
from demo.comments import Shown, reply_body, reply_subject
from demo.editions import EDITED, NOW, UNTIL, changes, touched
from demo.node import Node
from demo.nodes import make_nodes
from demo.people import EDITOR, Member, members, visitor
from demo.pieces import Body
from demo.terms import CATEGORIES, FORUMS, Term, tags
from demo.threads import Reply, displayed, replies_to
from demo.topics import topic_body
from demo.videos import video_body

_BODIES = 4_096


class World:
    """The site of a seed number, a size and an edition."""

    def __init__(self, seed: int, pages: int, edition: int) -> None:
        self.seed, self.pages, self.edition = seed, pages, edition
        self.now = NOW[edition - 1]
        self.people = {who.uid: who for who in (EDITOR, *members(seed, pages))}
        self._uids = tuple(who.uid for who in members(seed, pages))
        self._first, aliases = make_nodes(seed, pages, UNTIL)
        self._cids = [node.first_cid for node in self._first]
        self.touched = touched(self._first, self._first_replies)
        self.changes = changes(edition, seed, self._first, aliases, self.touched)
        written = (*self._first, *self.changes.nodes)
        self._written = {node.nid: node for node in written}
        self.every = {node.nid: self._as_now(node) for node in written}
        away = self.changes.gone | self.changes.forbidden
        self.nodes = {nid: node for nid, node in self.every.items() if nid not in away}
        self.terms = {term.tid: term for term in (*CATEGORIES, *FORUMS, *tags(seed, pages))}
        self._skeletons: dict[int, list[tuple[Reply, int]]] = {}
        self._bodies: dict[int, tuple[Body, str | None]] = {}
        self._discussions: dict[int, tuple[Shown, ...]] = {}

    def _as_now(self, node: Node) -> Node:
        if node.nid in self.changes.retitled:
            return replace(node, title=f"{node.title} (an update)")
        return node

    @cached_property
    def paths(self) -> dict[str, int]:
        """Each page's own address, with its number."""
        return {node.path: nid for nid, node in self.every.items()}

    @cached_property
    def second_paths(self) -> dict[str, int]:
        """Second aliases, with the page's number."""
        return {n.second_path: nid for nid, n in self.every.items() if n.second_path}

    @cached_property
    def old_paths(self) -> dict[str, int]:
        """Addresses from before the move to Drupal, with the page's number."""
        return {n.old_path: nid for nid, n in self.every.items() if n.old_path}

    @cached_property
    def term_paths(self) -> dict[str, int]:
        """Categories and tags by their own address."""
        return {t.path: tid for tid, t in self.terms.items() if t not in FORUMS}

    @cached_property
    def newest(self) -> dict[str, list[Node]]:
        """The pages of each list, the newest first: a kind, "promoted", or a term's number."""
        lists: dict[str, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda n: (-n.created, -n.nid)):
            lists[node.kind].append(node)
            if node.promoted:
                lists["promoted"].append(node)
            for tid in (*node.categories, *node.tags, *([node.forum] if node.forum else [])):
                lists[str(tid)].append(node)
            for profile in node.authors:
                lists[str(profile.tid)].append(node)
        return lists

    @cached_property
    def posts(self) -> tuple[list[Node], dict[int, int]]:
        """Articles and videos in the order they were written, and each one's place."""
        ordered = [*reversed(self.newest["article"]), *reversed(self.newest["video"])]
        ordered.sort(key=lambda node: (node.created, node.nid))
        return ordered, {node.nid: at for at, node in enumerate(ordered)}

    @cached_property
    def shelves(self) -> dict[int, tuple[Node, ...]]:
        """The first edition's articles and videos under their first category."""
        found: dict[int, list[Node]] = defaultdict(list)
        for node in self._first:
            if node.categories:
                found[node.categories[0]].append(node)
        return {tid: tuple(nodes) for tid, nodes in found.items()}

    def _first_replies(self, node: Node) -> list[Reply]:
        until = NOW[1] if node.created > UNTIL else UNTIL
        return replies_to(node, self.seed, self._uids, until)

    def skeleton(self, node: Node) -> list[tuple[Reply, int]]:
        """Return a page's replies as displayed, with their depths; hidden ones are among them."""
        known = self._skeletons.get(node.nid)
        if known is None:
            replies = self._first_replies(node)
            replies += [reply for reply in self.changes.added if reply.nid == node.nid]
            lost: set[int | None] = set(self.changes.deleted)
            kept = []
            for reply in replies:
                if reply.cid in lost or reply.parent in lost:
                    lost.add(reply.cid)  # core deletes the answers with the comment
                else:
                    kept.append(reply)
            known = self._skeletons[node.nid] = displayed(kept, node.threaded)
        return known

    def visible(self, node: Node) -> list[Reply]:
        """Return the replies that a visitor sees."""
        return [reply for reply, _ in self.skeleton(node) if not reply.hidden]

    def discussion(self, node: Node) -> tuple[Shown, ...]:
        """Return the comments that a visitor sees, as displayed, with their words."""
        known = self._discussions.get(node.nid)
        if known is None:
            if len(self._discussions) > _BODIES:
                self._discussions.clear()
            known = self._discussions[node.nid] = self._discuss(node)
        return known

    def _discuss(self, node: Node) -> tuple[Shown, ...]:
        ordered = self.skeleton(node)
        words: dict[int, Shown] = {}
        place = {reply.cid: (at, depth) for at, (reply, depth) in enumerate(_seen(ordered), 1)}
        for reply, depth in sorted(ordered, key=lambda pair: pair[0].cid):
            at, _ = place.get(reply.cid, (0, 0))
            words[reply.cid] = self._show(node, reply, depth, at, words)
        return tuple(words[reply.cid] for reply, _ in ordered if not reply.hidden)

    def _show(
        self, node: Node, reply: Reply, depth: int, position: int, before: dict[int, Shown]
    ) -> Shown:
        above = before.get(reply.parent) if reply.parent else None
        if not node.threaded and above:
            depth = above.depth + 1
        who = self.who(reply)
        answered = self._answered(node, who, above)
        edited = reply.cid in self.changes.edited
        body = reply_body(reply, node, self.seed, who, answered, edited)
        changed = EDITED if edited else reply.edited or reply.created
        return Shown(
            reply,
            depth,
            position,
            who,
            body,
            reply_subject(self._written[node.nid], body),
            above,
            changed,
        )

    def _answered(self, node: Node, who: Member, above: Shown | None) -> tuple[str, str]:
        if above:
            return above.who.shown, above.body.own_text
        opener = self.people[node.owner]
        said = self.body(node)[0].own_text
        return ("everybody" if opener.uid == who.uid else opener.shown), said

    def who(self, reply: Reply) -> Member:
        """Return who wrote a reply."""
        return self.people[reply.uid] if reply.uid else visitor(self.seed, reply.cid)

    def body(self, node: Node) -> tuple[Body, str | None]:
        """Return a page's text, and its transcript where it has one."""
        known = self._bodies.get(node.nid)
        if known is None:
            if len(self._bodies) > _BODIES:
                self._bodies.clear()
            known = self._bodies[node.nid] = self._write(node)
        return known

    def _write(self, node: Node) -> tuple[Body, str | None]:
        edited = node.nid in self.changes.edited_nodes
        if node.kind == "video":
            return video_body(node, self.seed, edited)
        leaving = (self.touched.gone, self.touched.forbidden)
        links = cited(node, self.seed, self._first, self._cids, leaving)
        if node.kind == "topic":
            return topic_body(node, self.seed, self.people[node.owner], links, edited), None
        return article_body(node, self.seed, links, edited), None

    def holder(self, cid: int) -> Node | None:
        """Return the page that a comment was written on, None where there is no such comment."""
        for node in self.changes.nodes:
            if node.first_cid <= cid < node.first_cid + node.replies:
                return self.every[node.nid]
        for reply in self.changes.added:
            if reply.cid == cid:
                return self.every[reply.nid]
        at = bisect_right(self._cids, cid) - 1
        while at >= 0 and not self._first[at].replies:
            at -= 1
        node = self._first[at]
        held = at >= 0 and node.first_cid <= cid < node.first_cid + node.replies
        return self.every[node.nid] if held else None

    def term(self, tid: int) -> Term:
        """Return a category, tag or forum."""
        return self.terms[tid]


def _seen(ordered: list[tuple[Reply, int]]) -> list[tuple[Reply, int]]:
    return [pair for pair in ordered if not pair[0].hidden]
