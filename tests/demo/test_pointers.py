"""Related content and neighbours."""

from demo.pointers import neighbours, related
from demo.site import Demo


def test_neighbours_make_one_chain_through_articles_and_videos(demo: Demo) -> None:
    """The first has nothing before it, the last nothing after; topics are not in it."""
    nodes = [n for n in demo.world.nodes.values() if n.kind != "topic"]
    here, passed = nodes[0], 0
    assert neighbours(demo.world, here)[0] is None
    while following := neighbours(demo.world, here)[1]:
        assert neighbours(demo.world, following)[0] == here
        here, passed = following, passed + 1
    assert passed == len(nodes) - 1


def test_cards_name_other_pages_that_are_there(demo: Demo) -> None:
    """At most three, of the same category, none twice; what is gone is not shown."""
    for site in (demo, demo.at_edition(2)):
        for node in site.world.nodes.values():
            cards = related(site.world, node)
            paths = [card.path for card in cards]
            assert len(set(paths)) == len(paths) <= 3
            assert node.path not in paths
            assert {site.world.paths[path] for path in paths} <= set(site.world.nodes)
            assert node.categories or not cards
