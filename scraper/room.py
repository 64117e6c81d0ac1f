"""Whether there is room on the disk for what a crawl will bring, before it begins."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from pipelines.keep.errors import KeepError

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 200_000_000
"""Bytes that must be free whatever waits: for a site of which no address is known yet."""
AN_ADDRESS = 60_000
"""Bytes that an address is taken to need: a page of 60 KB is 13 KB as gzip, its rows and their
search index 30 KB, and each page makes known addresses that are not counted yet."""


def make_sure_of_room(folder: Path, waiting: int) -> None:
    """Raise KeepError, in a sentence, where the disk has too little room for a crawl.

    `waiting` counts the addresses that are to be fetched, as far as they are known.
    """
    shortage = shortage_of(shutil.disk_usage(folder).free, waiting)
    if shortage:
        message = f"{folder}: {shortage}"
        raise KeepError(message)


def shortage_of(free: int, waiting: int) -> str | None:
    """Return what is wrong with so many free bytes for so many addresses; None if they do.

    >>> shortage_of(10**9, 100) is None
    True
    """
    needed = LEAST + waiting * AN_ADDRESS
    if free >= needed:
        return None
    return (
        f"about {needed / 1e6:,.0f} MB are needed for the {waiting:,} addresses that wait, and "
        f"{free / 1e6:,.0f} MB are free. Make room, or give a folder on another disk with --data."
    )
