"""What Datasette is told of the tables holds for the tables there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from browse.app import ReadOnlyArchive
from browse.metadata import FACETS, GROWING, HIDDEN, LABELS, NEWEST_FIRST, metadata
from pipelines.records import ALL
from tests.browse.peopled import plan

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
        assert shown[name]["title"]
        assert shown[name]["description"].startswith("A row is ")
        assert list(shown[name]["columns"]) == [c.name for c in record.columns()]
        assert shown[name]["hidden"] == (record.table.hidden or name in HIDDEN)
    assert shown["posts"]["description"].startswith("One line a text")


def test_every_number_and_time_has_its_unit() -> None:
    """From the same annotation as the data dictionary."""
    shown = metadata()["databases"]["archive"]["tables"]
    assert shown["articles"]["columns"]["word_count"] == "Words in body_text [words]"
    assert shown["captures"]["columns"]["warc_length"].endswith("[bytes]")
    for table, record in TABLES.items():
        for name, about in shown[table]["columns"].items():
            counted = re.search(r"_(at|on)$|_count(_shown)?$", name)
            assert bool(counted) <= about.endswith("]"), f"{table}.{name}"
        assert record.table.heading == shown[table]["title"]


def test_what_grows_is_sorted_by_index_alone() -> None:
    """A click on another heading would sort all rows there are."""
    shown = metadata()["databases"]["archive"]["tables"]
    for table in GROWING:
        for column in shown[table]["sortable_columns"]:
            assert _leads_an_index(table, column)
        assert NEWEST_FIRST.get(table, "id") in [*shown[table]["sortable_columns"], "id"]


@pytest.mark.asyncio
@pytest.mark.parametrize("table", sorted({*FACETS, *NEWEST_FIRST}))
async def test_a_table_page_walks_indexes(
    datasette: Datasette, archive: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows come from the index they are ordered by, and each facet from the index it leads."""
    asked: list[tuple[str, Any]] = []
    execute = ReadOnlyArchive.execute

    async def noting(self: ReadOnlyArchive, sql: str, params: Any = None, **options: Any) -> Any:
        asked.append((sql, params))
        return await execute(self, sql, params, **options)

    monkeypatch.setattr(ReadOnlyArchive, "execute", noting)
    assert (await datasette.client.get(f"/archive/{table}")).status_code == 200
    plans = {sql: plan(archive, sql, values or {}) for sql, values in asked if " from " in sql}
    if table in NEWEST_FIRST:
        (rows,) = [told for sql, told in plans.items() if f"order by {NEWEST_FIRST[table]}" in sql]
        assert f"USING INDEX idx_{table}_{NEWEST_FIRST[table]}" in rows
        assert "USE TEMP B-TREE FOR ORDER BY" not in rows
    for column in FACETS.get(table, ()):
        (facet,) = [
            told
            for sql, told in plans.items()
            if re.search(rf"select \"?{column}\"? as value", sql)
        ]
        assert re.search(rf"USING COVERING INDEX idx_{table}_{column}", facet), facet
