"""What has no date gets its neighbour's."""

from __future__ import annotations

from pipelines.keep.dated import dated
from pipelines.keep.scan import Damage, Record
from tests.keep.made import fields


def at(date: str) -> Record:
    return Record(0, 0, fields(WARC_Date=date), b"")


def test_a_break_has_the_date_of_the_record_before_it_or_else_of_the_first() -> None:
    broken = Damage(0, 0, "broken")
    found: list[Record | Damage] = [broken, at("2020"), broken, at("none"), at("2021"), broken]
    assert [date[:4] for _, date in dated(found)] == ["2020"] * 4 + ["2021"] * 2
    assert [item for item, _ in dated(found)] == found


def test_nothing_is_lost_where_nothing_has_a_date() -> None:
    broken = Damage(0, 0, "broken")
    assert list(dated([broken, broken])) == [(broken, ""), (broken, "")]
