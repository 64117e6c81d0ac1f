"""The numbers of forums."""

from demo.forums import forum_counts, forum_topics
from demo.site import Demo
from demo.terms import FORUMS


def test_numbers_are_those_of_the_topics(larger: Demo) -> None:
    """Posts are topics and visible replies; the last post is the newest of them."""
    for forum in FORUMS:
        topics = forum_topics(larger.world, forum)
        replies = [reply for node in topics for reply in larger.world.visible(node)]
        count = forum_counts(larger.world, forum)
        assert (count.topics, count.posts) == (len(topics), len(topics) + len(replies))
        written = [node.created for node in topics] + [reply.created for reply in replies]
        assert count.last_at == max(written, default=None)


def test_every_topic_stands_in_one_forum(larger: Demo) -> None:
    """Containers and the quiet corner have none."""
    counts = {forum.name: len(forum_topics(larger.world, forum)) for forum in FORUMS}
    assert sum(counts.values()) == sum(n.kind == "topic" for n in larger.world.nodes.values())
    assert {name for name, count in counts.items() if not count} == {
        "Cancer Types",
        "About This Site",
        "Quiet Corner (archived)",
    }
