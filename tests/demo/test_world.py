"""The content of an edition."""

from __future__ import annotations

from demo.site import Demo


def test_positions_count_through_all_parts(demo: Demo) -> None:
    """Fifty a part, hidden ones left out; depth is one more than that of what is answered."""
    for node in demo.world.nodes.values():
        shown = demo.world.discussion(node)
        assert [each.position for each in shown] == list(range(1, len(shown) + 1))
        assert [each.part for each in shown] == [(at - 1) // 50 for at in range(1, len(shown) + 1)]
        for each in shown:
            assert each.depth == (each.above.depth + 1 if each.above else 0)


def test_each_comment_finds_its_page() -> None:
    """In the first edition and in later ones, with new pages and replies."""
    for edition in (1, 2):
        world = Demo(pages=40, edition=edition).world
        for node in world.nodes.values():
            assert all(world.holder(reply.cid) is node for reply in world.visible(node))
        assert world.holder(0) is None
        assert world.holder(10**7) is None


def test_nothing_is_written_before_what_it_answers(demo: Demo) -> None:
    """A reply is later than the page, than what it answers, and earlier than now."""
    for node in demo.world.nodes.values():
        for each in demo.world.discussion(node):
            above = each.above.reply.created if each.above else node.created
            assert above < each.reply.created <= each.changed < demo.world.now


def test_lists_are_newest_first(demo: Demo) -> None:
    """Every list, whether of a kind, a term or an author."""
    for nodes in demo.world.newest.values():
        times = [node.created for node in nodes]
        assert times == sorted(times, reverse=True)
