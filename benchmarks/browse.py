"""Browsing: each page's median against that of Datasette's own row page, on the same server."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from datasette.app import Datasette

from benchmarks.made_up_archive import write
from benchmarks.timing import Row
from browse.app import make_datasette

ROW = "row page"
READ, SEARCHED, GROWN = 1 / 4, 1 / 20, 1 / 2.5
"""How much slower a page, a search and the larger archive may be: DESIGN §10."""
QUERIES = ("egfr+rash", '"lung+cancer"', "tarceva", "the", "nivol*", "knee+-pain", "chemo+brain")
PAGES: dict[str, tuple[str, Sequence[object]]] = {
    ROW: ("/archive/comments/{}", range(1, 60)),
    "home with its charts": ("/", [""]),
    "article": ("/read/{}", range(12, 30, 4)),
    "thread, the largest": ("/read/{}", (1, 2, 5, 6)),
    "author": ("/author/{}", range(1, 20)),
    "category": ("/category/{}", range(1, 17)),
    "search": ("/search?q={}", QUERIES),
}
"""Addresses to ask for, and what stands in them: of made_up_archive, whose first pages are the
most discussed; every fourth is an article."""


def browse_rows(folder: Path, sizes: Sequence[int], requests: int = 40) -> Iterator[Row]:
    """Measure archives of that many comments, made in `folder` where they are not there yet."""
    medians = []
    for comments in sizes:
        medians.append(asyncio.run(_medians(_archive(folder, comments), requests)))
        yield from _against_a_row(medians[-1], comments)
    if len(medians) > 1:
        yield _growth(medians[0], medians[-1], sizes)


def _archive(folder: Path, comments: int) -> Path:
    path = folder / f"{comments}-comments.db"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        write(unfinished, comments)
        unfinished.rename(path)
    return path


def _against_a_row(medians: dict[str, float], comments: int) -> Iterator[Row]:
    for what, seconds in medians.items():
        if what != ROW:
            least = SEARCHED if what == "search" else READ
            name = f"browse, {what}, {comments:,} comments"
            yield Row(name, "Datasette's row page", seconds, medians[ROW], least)


def _growth(small: dict[str, float], large: dict[str, float], sizes: Sequence[int]) -> Row:
    most = max(small, key=lambda what: large[what] / small[what])
    note = f"{sizes[0]:,} to {sizes[-1]:,} comments: the page that slows down most, {most}"
    return Row("browse, growth", "the smaller archive", large[most], small[most], GROWN, note)


async def _medians(archive: Path, requests: int) -> dict[str, float]:
    """Ask for the pages in turn, after one round that is not counted; return medians in seconds."""
    datasette = make_datasette(archive)
    times: dict[str, list[float]] = {what: [] for what in PAGES}
    asked = {
        what: cycle(pattern.format(of) for of in held) for what, (pattern, held) in PAGES.items()
    }
    for _ in range(requests + 1):
        for what, paths in asked.items():
            times[what].append(await _seconds(datasette, next(paths)))
    return {what: statistics.median(islice(taken, 1, None)) for what, taken in times.items()}


async def _seconds(datasette: Datasette, path: str) -> float:
    began = time.perf_counter()
    answer = await datasette.client.get(path)
    seconds = time.perf_counter() - began
    if answer.status_code != 200:
        message = f"{path} answered {answer.status_code}"
        raise RuntimeError(message)
    return seconds
