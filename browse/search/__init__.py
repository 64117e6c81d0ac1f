"""Search: from what a reader types to what the archive holds of it."""

from browse.search.query import NOTHING, fts_query

__all__ = ["NOTHING", "fts_query"]
