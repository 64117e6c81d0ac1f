"""What a table is: its name, what one row stands for, its keys, next to the fields."""

from __future__ import annotations

import dataclasses
import operator
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

Scalar = str | int | float | None
"""What a column may hold. Booleans are stored as 0 and 1."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """How a record class is laid out in SQLite.

    `refers` maps a column to the table (and, after a dot, the column) that it points to;
    `title` is the table's heading, where its name in words does not do;
    `unique` and `indexes` are tuples of columns; `partial` are indexes of some of the rows, each
    name with its columns and condition in SQL. A `hidden` table is for the program, not
    for readers: browse hides it and exports leave it out.
    """

    name: str
    a_row_is: str
    key: tuple[str, ...]
    refers: dict[str, str] = field(default_factory=dict)
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    partial: dict[str, str] = field(default_factory=dict)
    hidden: bool = False
    title: str | None = None

    @property
    def heading(self) -> str:
        """What the table is called in words."""
        return self.title or self.name.replace("_", " ").capitalize()


class Column(NamedTuple):
    """One column, as the data dictionary shows it; `unit` is what its values are counted in."""

    name: str
    type: type
    required: bool
    about: str
    unit: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row. Each subclass is one table and says so in `table`."""

    table: ClassVar[Table]

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """Return the columns in order, read from the annotated fields."""
        known = _COLUMNS.get(cls)
        if known is None:
            known = _COLUMNS[cls] = _columns(cls)
        return known

    def row(self) -> tuple[Scalar, ...]:
        """Return the values in the order of `columns`."""
        values = _VALUES.get(type(self))
        if values is None:
            names = [column.name for column in self.columns()]
            values = _VALUES[type(self)] = operator.attrgetter(*names)
        row = values(self)
        return row if isinstance(row, tuple) else (row,)


_COLUMNS: dict[type[Record], tuple[Column, ...]] = {}
_VALUES: dict[type[Record], Callable[[Any], Any]] = {}


def _columns(record: type[Record]) -> tuple[Column, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(_column(f.name, hints[f.name]) for f in dataclasses.fields(record))


def _column(name: str, hint: Any) -> Column:
    if get_origin(hint) is not Annotated:
        message = f"the field {name!r} says nothing of itself: annotate it"
        raise TypeError(message)
    inner, about, *unit = get_args(hint)
    choices = [inner]
    if get_origin(inner) in (Union, types.UnionType):
        choices = list(get_args(inner))
    kinds = [choice for choice in choices if choice is not types.NoneType]
    kind = int if kinds[0] is bool else kinds[0]
    told = unit[0] if unit else _unit(name, about)
    return Column(name, kind, len(kinds) == len(choices), about, told)


def _unit(name: str, about: str) -> str | None:
    """Return the unit that a column's name or the end of its explanation tells."""
    if name.endswith("_at"):
        return "ISO 8601, UTC"
    if name.endswith("_on"):
        return "ISO 8601"
    return about.rpartition(", in ")[2] if about.endswith(", in bytes") else None
