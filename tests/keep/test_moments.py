"""A WARC-Date is read in every precision, and never made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pipelines.keep.moments import instant, wayback_instant, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23T13:48:15Z", "2026-11-23T13:48:15.000Z"),
        ("2026-11-23T13:48:15.123456789Z", "2026-11-23T13:48:15.123Z"),
        ("2026-11-23T13:48:15.9Z", "2026-11-23T13:48:15.900Z"),
        ("2026-11-23T13:48Z", "2026-11-23T13:48:00.000Z"),
        ("2026-11-23T13:48:15-08:00", "2026-11-23T21:48:15.000Z"),
        ("2026-11-23", "2026-11-23T00:00:00.000Z"),
        ("2026", "2026-01-01T00:00:00.000Z"),
        ("2026-13-23T13:48:15Z", None),
        ("0001-01-01T00:00:00+09:00", None),
        ("23 Nov 2026", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text: str | None, expected: str | None) -> None:
    assert instant(text) == expected


def test_written_is_utc() -> None:
    west = timezone(timedelta(hours=-8))
    assert written(datetime(2026, 11, 23, 5, tzinfo=west)) == "2026-11-23T13:00:00.000Z"
    assert instant(written(datetime(2026, 1, 1, tzinfo=UTC))) == "2026-01-01T00:00:00.000Z"


@pytest.mark.parametrize(
    "address",
    [None, "", "https://example.org/web/2013/x", "https://web.archive.org/web/20131307133000/x"],
)
def test_other_addresses_tell_no_date(address: str | None) -> None:
    assert wayback_instant(address) is None
