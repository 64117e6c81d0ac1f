"""The ways from the top to forums or categories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from datasette.app import Datasette

from browse.frame import rows

DEEPEST = 20
_ABOVE = """
with recursive above (start, id, name, parent_id, steps) as (
  select {table}.id, {table}.id, name, parent_id, 0 from json_each(:ids)
  cross join {table} on {table}.id = value
  union all
  select start, up.id, up.name, up.parent_id, steps + 1
  from above cross join {table} as up on up.id = above.parent_id where steps < :deepest
)
select start, id, name, max(steps) as steps from above group by start, id order by steps desc
"""
FORUMS, CATEGORIES = _ABOVE.format(table="forums"), _ABOVE.format(table="categories")


async def trails(
    datasette: Datasette, sql: str, ids: Sequence[int]
) -> dict[int, list[dict[str, Any]]]:
    """Return for each of them those above it and itself, the topmost first, each once."""
    found: dict[int, list[dict[str, Any]]] = {number: [] for number in ids}
    for row in await rows(datasette, sql, {"ids": json.dumps(list(ids)), "deepest": DEEPEST}):
        found[row["start"]].append(row)
    return found


async def above(datasette: Datasette, sql: str, number: int) -> list[dict[str, Any]]:
    """Return those above one of them, the topmost first."""
    way = (await trails(datasette, sql, [number]))[number]
    return [row for row in way if row["id"] != number]
