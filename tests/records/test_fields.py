"""Evidence of dates, weighed."""

from __future__ import annotations

from pipelines.records.fields import DATE_EVIDENCE, FIELDS, FIXED, strength


def test_evidence_is_weighed_as_the_design_says() -> None:
    order = ["time element", "comment stamp", "feed", "list time", "visible text", "visible day"]
    assert sorted(order, key=strength) == order
    assert strength("a guess") == len(DATE_EVIDENCE)


def test_every_fixed_fact_is_a_field() -> None:
    assert FIELDS.keys() >= FIXED
