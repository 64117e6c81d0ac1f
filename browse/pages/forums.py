"""All forums, as a tree with what is held of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.frame import rendered, rows

DEEPEST = 30
FORUMS = """
select id, name, description, parent_id, topic_count_shown, post_count_shown
from forums order by position is null, position, name, id
"""
HELD = "select forum_id, count(*) as held from topics where forum_id is not null group by 1"


@dataclass
class Branch:
    """A forum with those in it; `held` counts the discussions of all of them."""

    forum: dict[str, Any]
    held: int
    below: list[Branch] = field(default_factory=list)


async def show(datasette: Datasette, request: Request) -> Response:
    """Show the tree."""
    held = {row["forum_id"]: row["held"] for row in await rows(datasette, HELD)}
    tree = grown(await rows(datasette, FORUMS), held)
    return await rendered(datasette, request, "forums.html", tree=tree)


def grown(forums: list[dict[str, Any]], held: dict[int, int]) -> list[Branch]:
    """Return the forums as a tree, each once: also where a site lets them contain each other."""
    known = {forum["id"] for forum in forums}
    below: dict[int | None, list[dict[str, Any]]] = {}
    for forum in forums:
        parent = forum["parent_id"] if forum["parent_id"] in known else None
        below.setdefault(parent, []).append(forum)
    met: set[int] = set()

    def branch(forum: dict[str, Any], depth: int) -> Branch:
        met.add(forum["id"])
        inside = [] if depth > DEEPEST else below.get(forum["id"], [])
        found = [branch(one, depth + 1) for one in inside if one["id"] not in met]
        return Branch(forum, held.get(forum["id"], 0) + sum(one.held for one in found), found)

    tree = [branch(forum, 0) for forum in below.get(None, [])]
    return tree + [branch(forum, 0) for forum in forums if forum["id"] not in met]
