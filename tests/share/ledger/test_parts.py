"""Parts of discussions and of lists: what is not held, and why."""

from __future__ import annotations

import sqlite3

import pytest

from share.ledger.parts import discussions, known_parts, lists, part_of
from share.ledger.seen import Shown, Sight

TOPIC = "select p.id, p.url from pages p join topics t on t.page_id = p.id limit 1"
ADD = (
    "insert into queue (url, site, state, reason, priority, ending)"
    " values (?, 'x', ?, ?, 1, 0) on conflict do update set state = excluded.state"
)


@pytest.mark.parametrize(
    ("state", "reason", "why", "explained"),
    [
        ("pending", None, "part 2 is pending", True),
        ("failed", "timed out", "part 2 is failed: timed out", True),
        ("done", "answered 404", "part 2 is done: answered 404", True),
        ("done", "answered 200", "part 2 was answered, and is not read", False),
        (None, None, "part 2 has no address", False),
    ],
)
def test_a_part_that_is_not_held_is_told_with_its_state(
    copy: sqlite3.Connection, state: str | None, reason: str | None, why: str, explained: bool
) -> None:
    page, url = copy.execute(TOPIC).fetchone()
    sight = Sight(parts={page: {0: Shown(1, ("comment drupal 1",), "drupal", "2026")}})
    if state:
        copy.execute(ADD, (f"{url}?page=1", state, reason))
    check = discussions(copy, sight, known_parts(copy))
    assert check.compared == 2
    assert [(gap.url, gap.why, gap.explained) for gap in check.gaps] == [(url, why, explained)]


@pytest.mark.parametrize("state", ["pending", "leased"])
@pytest.mark.parametrize("waits", ["", "?page=1"])
def test_a_part_that_others_may_tell_of_is_not_missing_while_they_wait(
    copy: sqlite3.Connection, waits: str, state: str
) -> None:
    """A pager of numbers names the last part, and not those in the middle."""
    page, url = copy.execute(TOPIC).fetchone()
    sight = Sight(parts={page: {0: Shown(5, ("comment drupal 1",), "drupal", "2026")}})
    for part in (1, 4, 5):
        copy.execute(ADD, (f"{url}?page={part}", "done", "answered 404"))
    before = {gap.why: gap.explained for gap in discussions(copy, sight, known_parts(copy)).gaps}
    assert (before["part 3 has no address"], before["part 4 has no address"]) == (False, False)
    copy.execute(ADD, (f"{url}{waits}", state, None))
    after = {gap.why: gap.explained for gap in discussions(copy, sight, known_parts(copy)).gaps}
    assert after["part 3 is not known yet: other parts wait"]
    assert after["part 4 is not known yet: other parts wait"]
    assert all(after.values())


def test_a_hole_in_a_list_is_told_once_nothing_of_it_waits(copy: sqlite3.Connection) -> None:
    for part in (1, 2, 4, 5):
        copy.execute(ADD, (f"http://x/list?page={part}", "done", "answered 200"))
    for part in (6, 90):
        copy.execute(ADD, (f"http://x/short?page={part - 5}", "done", "answered 200"))
    copy.execute(
        "insert into findings select id, 'http://x/list?page=5', 'page', '{}' from captures limit 1"
    )
    copy.execute(
        "insert into findings select id, 'http://x/post', 'elsewhere', '{}' from captures limit 1"
    )
    (gap,) = [gap for gap in lists(copy, known_parts(copy)).gaps if gap.url.startswith("http://x/")]
    assert (gap.url, gap.explained) == ("http://x/list", False)
    assert gap.why == "part 4 is not known, and later ones are"
    copy.execute(ADD, ("http://x/list?page=6", "pending", None))
    (gap,) = [gap for gap in lists(copy, known_parts(copy)).gaps if gap.url.startswith("http://x/")]
    assert gap.explained


def test_a_part_is_known_by_each_systems_address() -> None:
    assert part_of("https://x.org/?cat=3&page=2") == ("https://x.org/?cat=3", 2)
    assert part_of("https://x.org/a/comment-page-3") == ("https://x.org/a", 2)
    assert part_of("https://x.org/homepage") == ("https://x.org/homepage", None)
