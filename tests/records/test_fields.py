"""The catalogue of fields, and the rank of evidence."""

from __future__ import annotations

from pipelines.records.fields import DATE_EVIDENCE, FIELDS, FIXED, strength


def test_evidence_of_dates_is_ranked() -> None:
    """Each is weaker than the one before, and a word that is none is the weakest."""
    ranks = [strength(evidence) for evidence in DATE_EVIDENCE]
    assert ranks == sorted(set(ranks))
    assert strength("a hunch") > ranks[-1]


def test_fields_that_cannot_change_are_fields() -> None:
    """Each is in the catalogue."""
    assert FIELDS.keys() >= FIXED
