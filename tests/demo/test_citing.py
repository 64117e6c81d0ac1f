"""Links from page to page."""

from demo.site import Demo


def test_pages_cite_earlier_ones_under_all_their_addresses(larger: Demo) -> None:
    """By alias, second alias, old path and node number; a file or another host beside them."""
    world = larger.world
    links = {link.href for n in world.nodes.values() for link in world.body(n)[0].links}
    for known in (world.paths, world.second_paths, world.old_paths):
        assert links & set(known)
    assert any(href.startswith("/node/") and href not in world.paths for href in links)
    assert any(href.startswith("https://") for href in links)


def test_a_draft_a_dead_page_and_those_that_will_go_are_linked(demo: Demo) -> None:
    """A crawler meets 403 and 404 as on any old site."""
    world = demo.world
    links = {link.href for n in world.nodes.values() for link in world.body(n)[0].links}
    leaving = {world.touched.gone.path, world.touched.forbidden.path}
    assert {"/node/7", "/post/page-taken-down-long-ago"} | leaving <= links
