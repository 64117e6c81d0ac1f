"""What changes from edition to edition, and what an archive must tell of it."""

from __future__ import annotations

import pytest

from demo.site import Demo
from demo.truth import history
from demo.truth.rows import Row
from tests.demo.conftest import BASE_URL


@pytest.fixture(scope="module")
def told() -> dict[str, list[Row]]:
    """What three crawls of the usual site must leave."""
    return history(Demo(), Demo(edition=2), Demo(edition=3), BASE_URL)


def _changes(told: dict[str, list[Row]], comment: bool) -> list[list[object]]:
    found: dict[tuple[object, object], list[object]] = {}
    for row in told["revisions"]:
        if (row["comment"] is not None) == comment:
            found.setdefault((row["page"], row["comment"]), []).append(row["change"])
    return sorted(found.values(), key=lambda each: [str(change) for change in each])


def test_each_story_is_told_once(told: dict[str, list[Row]]) -> None:
    """A body and a title edited; comments edited, deleted for good, deleted and restored."""
    assert _changes(told, comment=False) == [["created", "edited"], ["created", "edited"]]
    assert _changes(told, comment=True) == [
        ["created", "deleted"],
        ["created", "deleted", "restored"],
        ["created", "edited"],
    ]


def test_a_deleted_text_has_no_words(told: dict[str, list[Row]]) -> None:
    """A revision that says "deleted" has neither title nor text; a restored one has them again."""
    for row in told["revisions"]:
        assert (row["body_text"] is None) == (row["change"] == "deleted")


def test_comments_tell_when_they_came_changed_and_went(told: dict[str, list[Row]]) -> None:
    """New ones come in the second crawl, one stays deleted, the restored one stands."""
    assert {row["first_crawl"] for row in told["comments"]} == {1, 2}
    assert [row["deleted_crawl"] for row in told["comments"] if row["deleted_crawl"]] == [2]
    edited = [r for r in told["comments"] if r["changed_crawl"] != r["first_crawl"]]
    assert {row["changed_crawl"] for row in edited} <= {2, 3}


def test_pages_that_went_keep_what_they_were(told: dict[str, list[Row]]) -> None:
    """One article is gone, one topic forbidden: kind and title stay."""
    left = {
        (row["kind"], row["status"])
        for row in told["pages"]
        if row["status"] != "live" and row["title"]
    }
    assert left == {("article", "gone"), ("topic", "forbidden")}


def test_nothing_happens_between_equal_editions() -> None:
    """Three crawls of one edition leave no revision and no deletion."""
    same = history(Demo(pages=24), Demo(pages=24), Demo(pages=24), BASE_URL)
    assert same["revisions"] == []
    assert not any(row["deleted_crawl"] for row in same["comments"])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("pages", [12, 20, 33])
def test_every_site_has_every_story(seed: int, pages: int) -> None:
    """Small sites and other seeds change in the same ways."""
    first, second, third = (Demo(seed, pages, number) for number in (1, 2, 3))
    told = history(first, second, third, BASE_URL)
    changes = {row["change"] for row in told["revisions"]}
    assert changes == {"created", "edited", "deleted", "restored"}
