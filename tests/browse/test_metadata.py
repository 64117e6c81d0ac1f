"""What Datasette is told of the tables holds for the tables there are."""

from __future__ import annotations

from browse.metadata import FACETS, HIDDEN, LABELS, NEWEST_FIRST, metadata
from pipelines.records import ALL

TABLES = {record.table.name: record for record in ALL}


def _leads_an_index(table: str, column: str) -> bool:
    layout = TABLES[table].table
    return any(index[0] == column for index in (*layout.indexes, layout.key, *layout.unique))


def test_facets_and_order_stand_on_indexes() -> None:
    """No table page scans a table for its facets or its order."""
    asked = [(table, column) for table, columns in FACETS.items() for column in columns]
    asked += NEWEST_FIRST.items()
    assert [pair for pair in asked if not _leads_an_index(*pair)] == []


def test_labels_are_columns_of_what_is_pointed_at() -> None:
    """Each table that others point to has a label, and it is a column of it."""
    targets = {t.split(".")[0] for record in ALL for t in record.table.refers.values()}
    assert targets <= LABELS.keys()
    for table, column in LABELS.items():
        assert column in {c.name for c in TABLES[table].columns()}


def test_every_table_is_explained() -> None:
    """Each table has a sentence and each column an explanation; the program's own are hidden."""
    shown = metadata()["databases"]["archive"]["tables"]
    for name, record in TABLES.items():
        assert shown[name]["description"].startswith("A row is ")
        assert list(shown[name]["columns"]) == [c.name for c in record.columns()]
        assert shown[name]["hidden"] == (record.table.hidden or name in HIDDEN)
    assert shown["posts"]["description"].startswith("One line a text")
