"""When a page last changed, as sitemaps and feeds write it."""

from __future__ import annotations

import pytest

from pipelines.read.changes import telling, when_changed
from pipelines.read.sites.site import Site
from tests.read.made import SITE, page

UNKNOWN = Site(name="any")


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        ("2025-06-01T10:00:00+02:00", SITE, "2025-06-01T08:00:00.000Z"),
        (" 2025-06-01T10:00:00Z\n", SITE, "2025-06-01T10:00:00.000Z"),
        ("2025-06-01", SITE, "2025-06-02T04:59:59.000Z"),  # the day's end in Chicago
        ("2025-06-01", UNKNOWN, "2025-06-02T11:59:59.000Z"),  # where it ends last
        ("2026-02-03", SITE, "2026-02-04T05:59:59.000Z"),  # tomorrow in Chicago: a fast clock
        ("2026-02-09", SITE, None),  # ahead of the capture
        ("9999-12-31", SITE, None),
        ("yesterday", SITE, None),
        ("", SITE, None),
        (None, SITE, None),
    ],
)
def test_a_time_of_change(text: str | None, site: Site, expected: str | None) -> None:
    assert when_changed(text, page("", site=site)) == expected


def test_times_that_are_all_one_moment_tell_when_the_list_was_made() -> None:
    """Two pages may well have changed together; and any that differs tells that times are told."""
    made = [
        "2025-06-01T08:00:00.000Z",
        "2025-06-01T08:00:02.000Z",
        None,
        "2025-06-01T08:00:01.000Z",
    ]
    assert telling(made) == [None] * 4
    assert telling(made[:2]) == made[:2]
    other = [*made, "2025-05-01T08:00:00.000Z"]
    assert telling(other) == other
    assert telling([]) == []
