"""The publishing systems that can be read: for each, how it is known and who reads it.

A new system is a package beside drupal/ and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipelines.read.bbpress.system import read_bbpress, runs_bbpress
from pipelines.read.drupal.system import read_drupal, runs_drupal
from pipelines.read.drupal.templates import uses_templates
from pipelines.read.labels.instead import instead_of
from pipelines.read.labels.unknown import read_unknown
from pipelines.read.overrides import told_kind
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.selectors.names import DOCUMENTS
from pipelines.read.wordpress.system import read_wordpress, runs_wordpress


class System(NamedTuple):
    """A publishing system: whether it made a page, and the reader of its pages."""

    name: str
    made: Callable[[Page], bool]
    read: Callable[[Page], Result]


_NODE = "article[data-history-node-id], article[about]"
"""What node.html.twig prints in a theme without any class."""

SYSTEMS = (
    System("drupal", runs_drupal, read_drupal),
    System("bbpress", runs_bbpress, read_bbpress),  # before the WordPress that it runs in
    System("wordpress", runs_wordpress, read_wordpress),
)


def read_html(page: Page) -> Result:
    """Read an HTML page with the reader of the system that made it, else as a visitor would."""
    for system in SYSTEMS:
        if system.made(page):
            result = system.read(page)
            lost = _is_lost(page, system, result) or _is_told_otherwise(page, result)
            return instead_of(page, result, foreign=_is_foreign(page, system)) if lost else result
    return read_unknown(page)


def _is_told_otherwise(page: Page, result: Result) -> bool:
    """Whether site.toml says that a page is a document, and its reader found none."""
    return told_kind(page) in DOCUMENTS and result.kind not in DOCUMENTS


def _is_foreign(page: Page, system: System) -> bool:
    """Whether Drupal made a page whose theme writes markup of its own: its reader knows nothing."""
    return system.name == "drupal" and uses_templates(page) is False


def _is_lost(page: Page, system: System, result: Result) -> bool:
    """Whether a system made a page and its reader cannot know it, for the markup is another.

    A theme may write Drupal's pages in markup of its own; without any class at all only what
    Drupal's grammar could not read is tried by its labels.
    """
    if system.name != "drupal":
        return result.reader.endswith(" other")  # only its scripts may be the system's
    own = uses_templates(page)
    if own is not None:
        return not own
    return result.kind == "other" or page.tree.css_first(_NODE) is None
