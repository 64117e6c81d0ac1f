"""`python -m tests.redesigns 12 bare --notes`: how designs are read, and what goes wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from demo.site import Demo
from tests.redesigns.measure import measure
from tests.redesigns.table import HEAD, line


def main() -> None:
    """Measure the designs named (a number is a redesign), and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.redesigns", description=__doc__)
    parser.add_argument("designs", nargs="+", help="numbers, ranges such as 0-49, or names")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--notes", type=int, default=0, metavar="N", help="print N faults of each")
    asked = parser.parse_args()
    sys.stdout.write(HEAD + "\n")
    for name in _names(asked.designs):
        with tempfile.TemporaryDirectory() as folder:
            told = measure(Demo(asked.seed, asked.pages, 1, name), Path(folder))
        sys.stdout.write(line(told) + "\n")
        for words in [*told.lost, *told.foreign, *told.notes][: asked.notes]:
            sys.stdout.write(f"    {words}\n")
        sys.stdout.flush()


def _names(asked: list[str]) -> list[str]:
    names: list[str] = []
    for each in asked:
        first, _, last = each.partition("-")
        if first.isdecimal():
            names += [f"redesign-{number}" for number in range(int(first), int(last or first) + 1)]
        else:
            names.append(each)
    return names


main()
