"""The publishing systems that can be read: for each, how it is known and who reads it.

A new system is a package beside drupal/ and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipelines.read.bbpress.system import read_bbpress, runs_bbpress
from pipelines.read.drupal.system import read_drupal, runs_drupal
from pipelines.read.page import Page
from pipelines.read.plain import read_plain
from pipelines.read.result import Result
from pipelines.read.wordpress.system import read_wordpress, runs_wordpress


class System(NamedTuple):
    """A publishing system: whether it made a page, and the reader of its pages."""

    name: str
    made: Callable[[Page], bool]
    read: Callable[[Page], Result]


SYSTEMS = (
    System("drupal", runs_drupal, read_drupal),
    System("bbpress", runs_bbpress, read_bbpress),  # before the WordPress that it runs in
    System("wordpress", runs_wordpress, read_wordpress),
)


def read_html(page: Page) -> Result:
    """Read an HTML page with the reader of the system that made it."""
    for system in SYSTEMS:
        if system.made(page):
            return system.read(page)
    return read_plain(page)
