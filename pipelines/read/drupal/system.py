"""Drupal 7 and later (6 where it is alike): how its pages are known, and who reads which."""

from __future__ import annotations

from pipelines.read.drupal.forum import read_forum
from pipelines.read.drupal.listing import read_listing, read_other
from pipelines.read.drupal.node import read_node
from pipelines.read.drupal.route import route
from pipelines.read.drupal.terms import read_term
from pipelines.read.page import Page
from pipelines.read.result import Result

_MARKS = (
    'meta[name="Generator"][content^="Drupal"], meta[name="generator"][content^="Drupal"],'
    " [data-history-node-id], [data-drupal-selector], [data-drupal-link-system-path],"
    ' script[src*="/misc/drupal.js"], body.page-node[class*="page-node-"]'
)
_SETTINGS = ("jQuery.extend(Drupal.settings", "Drupal.settings =")  # Drupal 7, Drupal 6


def runs_drupal(page: Page) -> bool:
    """Whether Drupal made a page: its generator tag or header, or what only it writes."""
    if page.tree.css_first(_MARKS) is not None:
        return True
    if any(mark in page.text for mark in _SETTINGS) and any(
        mark in script.text() for script in page.tree.css("script") for mark in _SETTINGS
    ):
        return True
    named = {name.lower(): value for name, value in page.headers}
    return "x-drupal-cache" in named or named.get("x-generator", "").startswith("Drupal")


def read_drupal(page: Page) -> Result:
    """Read a page of Drupal by what it is a page of."""
    where = route(page)
    return _READERS[where.what](page, where)


_READERS = {
    "node": read_node,
    "forum": read_forum,
    "term": read_term,
    "listing": read_listing,
    "other": read_other,
}
