"""Saved queries: a file each, that says in its first lines what it answers and how it is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a reader may give a query, one of `choices` if there are any; left out, `default`."""

    name: str
    about: str
    default: str = ""
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """How a query's rows are drawn: the first `most` as `bars`, or as `columns` over the years.

    A column leads to `href`, with the days {first} and {last} of its year or month; a bar leads
    where its value or its label does. Columns of months are put together as years where they are
    many: `value` is something that can be added up then.
    """

    title: str
    shape: str
    label: str
    value: str
    unit: str
    most: int = 1000
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved query.

    `links` has by column the address that its values lead to, with columns and parameters in
    braces; `hidden` columns are for these and for machines, and are not shown.
    """

    name: str
    title: str
    description: str
    sql: str
    parameters: tuple[Parameter, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    chart: Chart | None = None

    def metadata(self) -> dict[str, Any]:
        """Return it as Datasette is told of it."""
        return {
            "title": self.title,
            "description": self.description,
            "sql": self.sql,
            "params": [parameter.name for parameter in self.parameters],
            "hide_sql": True,
        }


@cache
def saved_queries() -> Mapping[str, Saved]:
    """Return them by name."""
    files = sorted(FOLDER.glob("*.sql"))
    return {file.stem: parsed(file.stem, file.read_text(encoding="utf-8")) for file in files}


def parsed(name: str, text: str) -> Saved:
    """Return what a file holds: `-- Title. What it shows.`, then comment lines of TOML, then SQL.

    >>> parsed("a", "-- A. What.\\n-- hidden = ['id']\\nselect 1 as id\\n").hidden
    ('id',)
    """
    first, *lines = text.splitlines()
    title, _, description = first.removeprefix("--").strip().partition(". ")
    ends = next(at for at, line in enumerate(lines) if not line.startswith("-- "))
    told = tomllib.loads("\n".join(line.removeprefix("-- ") for line in lines[:ends]))
    return Saved(
        name,
        title,
        description,
        "\n".join(lines[ends:]),
        tuple(Parameter(key, **about) for key, about in told.get("parameters", {}).items()),
        told.get("links", {}),
        tuple(told.get("hidden", ())),
        Chart(**told["chart"]) if "chart" in told else None,
    )
