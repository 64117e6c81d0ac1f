"""What a week changes."""

from __future__ import annotations

import pytest

from demo.site import Demo


@pytest.mark.parametrize(("pages", "most"), [(60, 14), (1_200, 24)])
def test_about_one_page_in_a_hundred_changes(pages: int, most: int) -> None:
    """Few on a small site, in proportion on a large one."""
    touched = Demo(pages=pages).world.touched.nids
    new = Demo(pages=pages, edition=2).world.changes.nodes
    assert 8 <= len(touched) + len(new) <= most


def test_the_third_edition_is_the_second_with_one_comment_back() -> None:
    """Nothing else happens in the last week."""
    second, third = Demo(edition=2).world, Demo(edition=3).world
    back = second.changes.deleted - third.changes.deleted
    assert len(back) == 1
    assert second.nodes == third.nodes
    cids = [{r.cid for n in w.nodes.values() for r in w.visible(n)} for w in (second, third)]
    assert cids[1] - cids[0] == back
    assert cids[0] <= cids[1]


def test_new_pages_and_replies_are_of_that_week() -> None:
    """They have numbers above all others and times between the two editions."""
    first, second = Demo().world, Demo(edition=2).world
    highest = max(reply.cid for n in first.nodes.values() for reply in first.visible(n))
    new = [n for n in second.every.values() if n.nid not in first.every]
    assert {n.kind for n in new} == {"article", "topic", "video"}
    times = [n.created for n in new] + [r.created for r in second.changes.added]
    assert all(first.now < time < second.now for time in times)
    assert all(reply.cid > highest for reply in second.changes.added)
