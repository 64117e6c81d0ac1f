"""Takes the place of a system's reader where the page is not in that system's own markup."""

from __future__ import annotations

from pipelines.read.labels.unknown import read_unknown
from pipelines.read.page import Page
from pipelines.read.result import Result

_DOCUMENTS = ("article", "video", "topic")
_KEPT = ("source_id", "legacy_id", "language", "summary")
"""Facts that a system's reader has from the head, whatever markup follows."""


def instead_of(page: Page, result: Result, *, foreign: bool = False) -> Result:
    """Read a page by its labels, and keep what the system's reader knows surely.

    `result` is what the system's reader found; it holds where labels tell nothing, and where
    the system knows which list the page is. Where the markup is `foreign` to the system and labels
    know no more, that is said.
    """
    read = read_unknown(page)
    if foreign and read.kind == result.kind == "other":
        result.problems.extend(read.problems)
    if read.kind == "other" or (read.kind not in _DOCUMENTS and result.kind != "other"):
        return result
    for name in _KEPT:
        if name in result.facts:
            read.facts.setdefault(name, result.facts[name])
    read.aliases = result.aliases | read.aliases
    read.link_kinds = result.link_kinds | read.link_kinds
    read.rolls = read.rolls or result.rolls
    return read
