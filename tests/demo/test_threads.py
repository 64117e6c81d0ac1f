"""Discussions: who stands where."""

from demo.threads import Reply, displayed


def _reply(cid: int, parent: int | None = None) -> Reply:
    return Reply(cid=cid, nid=1, parent=parent, uid=2, created=cid)


def test_threaded_order_puts_answers_behind_what_they_answer() -> None:
    """Siblings by number, each followed by all its answers; depth counts ancestors."""
    replies = [_reply(1), _reply(2), _reply(3, 1), _reply(4, 3), _reply(5, 1), _reply(6, 2)]
    assert [(r.cid, depth) for r, depth in displayed(replies, threaded=True)] == [
        (1, 0),
        (3, 1),
        (4, 2),
        (5, 1),
        (2, 0),
        (6, 1),
    ]


def test_flat_order_is_by_number() -> None:
    """A flat discussion indents nothing."""
    replies = [_reply(2, 1), _reply(1), _reply(3, 2)]
    assert [(r.cid, depth) for r, depth in displayed(replies, threaded=False)] == [
        (1, 0),
        (2, 0),
        (3, 0),
    ]
