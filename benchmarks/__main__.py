"""`make bench`: takes the figures, prints them as a table and writes benchmarks/latest.json."""

from __future__ import annotations

import json
import platform
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.addresses import address_rows
from benchmarks.browse import browse_rows
from benchmarks.made_up import site
from benchmarks.rows import crawl_row, rebuild_rows, refresh_row, requests_row, store_rows
from benchmarks.timing import Row

LATEST = Path(__file__).with_name("latest.json")


@click.command()
@click.option("--pages", default=300, show_default=True, help="Size of the made-up site.")
@click.option("--runs", default=3, show_default=True, help="Runs of each; medians are taken.")
@click.option("--addresses", default=1_000_000, show_default=True, help="Known ones, for memory.")
@click.option(
    "--refresh-pages", default=120, show_default=True, help="Size of the site that changes."
)
@click.option(
    "--comments",
    "sizes",
    multiple=True,
    type=int,
    default=(200_000, 2_000_000),
    show_default=True,
    help="Sizes of the archives that are browsed; the larger takes half an hour to make.",
)
@click.option(
    "--archives",
    type=click.Path(path_type=Path),
    help="Keep these archives in a folder (6 GB), and take them from there.",
)
def bench(
    pages: int,
    runs: int,
    addresses: int,
    refresh_pages: int,
    sizes: tuple[int, ...],
    archives: Path | None,
) -> None:
    """Take the figures of the design, as ratios against a peer in the same run."""
    console = Console()
    table = Table("what", "against", "ours s", "peer s", "ratio", "at least", "note")
    taken = []
    browsed = browsing(sizes, archives)
    for row in chain(rows(pages, runs, addresses, refresh_pages), browsed):
        taken.append(row)
        console.print(f"{row.what}: {row.ratio:.2f}")
        table.add_row(
            row.what,
            row.against,
            f"{row.ours:.2f}",
            f"{row.peer:.2f}",
            f"{row.ratio:.2f}",
            f"{row.at_least:.2f}",
            row.note,
        )
    console.print(table)
    machine = {"python": platform.python_version(), "system": platform.system(), "pages": pages}
    figures = {"run": machine | {"runs": runs}, "rows": [row.as_json() for row in taken]}
    LATEST.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def rows(pages: int, runs: int, addresses: int, refresh_pages: int) -> Iterator[Row]:
    """Yield the figures one by one."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "archive"
        with site(pages) as base_url:
            yield crawl_row(base_url, folder, runs)
        yield requests_row(folder)
        yield from rebuild_rows(folder, runs)
        yield from store_rows(folder, runs)
        yield refresh_row(Path(made) / "refresh", refresh_pages)
    yield from address_rows(addresses, 300)


def browsing(sizes: Sequence[int], archives: Path | None) -> Iterator[Row]:
    """Yield the figures of browsing; the archives are thrown away where no folder is given."""
    with tempfile.TemporaryDirectory() as made:
        folder = archives or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        yield from browse_rows(folder, sizes)


if __name__ == "__main__":
    bench()
