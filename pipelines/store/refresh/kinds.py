"""Leaving out what is known to be of a kind that a crawl does not want."""

from __future__ import annotations

import json

_OF_KINDS = """
(coalesce(q.kind, 'sitemap') = 'sitemap' or q.kind in (select value from json_each(:kinds)))
and not exists (select 1 from addresses a join pages p on p.id = a.page_id
  where a.url = q.url and p.kind not in (select value from json_each(:kinds)))
"""


def of_kinds(kinds: frozenset[str] | None) -> str:
    """Return the condition on a row `q` of the queue; `json_of` gives its parameter `kinds`."""
    return "true" if kinds is None else _OF_KINDS


def json_of(kinds: frozenset[str] | None) -> str:
    """Return kinds as the condition has them."""
    return json.dumps(sorted(kinds or ()))
