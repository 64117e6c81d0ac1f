"""The way from the top to a forum or a category."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette

from browse.frame import rows

DEEPEST = 20
_ABOVE = """
with recursive above (id, name, parent_id, steps) as (
  select id, name, parent_id, 0 from {table} where id = :id
  union all
  select up.id, up.name, up.parent_id, steps + 1 from above join {table} up
  on up.id = above.parent_id where steps < :deepest
)
select id, name from above group by id order by max(steps) desc
"""
FORUMS, CATEGORIES = _ABOVE.format(table="forums"), _ABOVE.format(table="categories")


async def trail(datasette: Datasette, sql: str, number: int | None) -> list[dict[str, Any]]:
    """Return those above it and itself, the topmost first; nothing where it is not held."""
    if number is None:
        return []
    return await rows(datasette, sql, {"id": number, "deepest": DEEPEST})
