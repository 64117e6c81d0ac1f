"""The record classes describe their tables completely."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Annotated, ClassVar

import pytest

from pipelines.records import ALL, Record, Table
from pipelines.records.table import Column

TABLES = {record.table.name: record for record in ALL}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept(Record):
    """A made-up record."""

    table: ClassVar = Table(name="kept", a_row_is="a thing", key=("id",))
    id: Annotated[int, "Its number"]
    flag: Annotated[bool | None, "Whether"]


def test_columns_are_read_from_the_fields() -> None:
    """Order, type, whether it may be NULL, and the sentence; a yes or no is stored as a number."""
    assert Kept.columns() == (
        Column("id", int, True, "Its number"),
        Column("flag", int, False, "Whether"),
    )
    assert Kept(id=1, flag=True).row() == (1, True)


def test_a_field_that_says_nothing_of_itself_is_refused() -> None:
    """A column without a sentence never reaches the data dictionary."""

    @dataclass(frozen=True, kw_only=True, slots=True)
    class Silent(Record):
        """A record with a bare field."""

        table: ClassVar = Table(name="silent", a_row_is="nothing", key=("id",))
        id: int

    with pytest.raises(TypeError, match="'id' says nothing of itself"):
        Silent.columns()


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.table.name)
def test_keys_references_and_indexes_are_columns(record: type[Record]) -> None:
    """What a table says of its columns is about columns it has, and points at keys that are."""
    table = record.table
    columns = {column.name for column in record.columns()}
    named = {*table.key, *table.refers}
    named.update(name for index in (*table.indexes, *table.unique) for name in index)
    assert named <= columns
    for target in table.refers.values():
        other, column = target.split(".")
        assert TABLES[other].table.key == (column,)


def test_names_are_sql_without_quotes() -> None:
    """A researcher types table and column names as they are."""
    with sqlite3.connect(":memory:") as db:
        for record in ALL:
            columns = ", ".join(column.name for column in record.columns())
            db.execute(f"create table {record.table.name} ({columns})")
    db.close()
