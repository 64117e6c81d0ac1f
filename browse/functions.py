"""What our saved queries, and a reader's own SQL, can call beside SQLite's functions."""

from __future__ import annotations

import json
import sqlite3

from browse.names.names import drugs, widened
from browse.search import fts_query


def add_functions(connection: sqlite3.Connection) -> None:
    """Give SQL fts_query(typed), names_query(typed) and oncology_drugs()."""
    connection.create_function("fts_query", 1, fts_query, deterministic=True)
    connection.create_function("names_query", 1, names_query, deterministic=True)
    connection.create_function("oncology_drugs", 0, oncology_drugs, deterministic=True)


def names_query(typed: object) -> str:
    """Return an FTS5 query for any input, as fts_query() does, that takes every name of a thing.

    >>> names_query("iressa")
    '("gefitinib" OR "Iressa" OR "ZD1839")'
    """
    return widened(typed)[0]


def oncology_drugs() -> str:
    """Return the drugs whose names are known as JSON: `generic`, `others` and `query` of each."""
    return json.dumps(
        [
            {
                "generic": drug.names[0],
                "others": ", ".join(drug.names[1:]),
                "query": " OR ".join(drug.expression(name) for name in drug.names),
            }
            for drug in drugs()
        ]
    )
