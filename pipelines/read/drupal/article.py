"""An article: heading, author line, terms, body, and what the site points to."""

from __future__ import annotations

from pipelines.read.drupal.body import read_body
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.heading import read_subtitle
from pipelines.read.drupal.people import read_authors
from pipelines.read.drupal.pointers import read_pointers
from pipelines.read.drupal.submitted import read_date
from pipelines.read.drupal.tagging import read_terms
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Text


def read_article(page: Page, node: Node, result: Result) -> None:
    """Read an article's own facts."""
    read_document(page, node, result)


def read_document(page: Page, node: Node, result: Result) -> Text:
    """Read what articles and videos have in common; return the body."""
    read_authors(page, node, result)
    read_date(page, node, result)
    read_terms(page, node, result)
    read_pointers(page, node, result)
    read_subtitle(node, result)
    return read_body(page, node, result)
