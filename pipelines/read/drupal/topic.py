"""A forum topic: the opening post."""

from __future__ import annotations

from pipelines.read.drupal.advanced_forum import is_post
from pipelines.read.drupal.body import read_body
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.heading import read_subtitle
from pipelines.read.drupal.lines import poster, uid_shown, who_line
from pipelines.read.drupal.submitted import line_of, read_date
from pipelines.read.drupal.tagging import read_forum_of, read_terms
from pipelines.read.names import person
from pipelines.read.own_text import own_text
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact


def read_topic(page: Page, node: Node, result: Result) -> None:
    """Read an opening post; its author is the account that posted it."""
    _read_poster(page, node, result)
    read_date(page, node, result)
    read_subtitle(node, result)
    read_forum_of(page, node, result)
    read_terms(page, node, result)
    body = read_body(page, node, result)
    inner = node.body.node.inner_html if node.body else None
    result.facts["own_text"] = Fact(own_text(inner or "", body), "body")


def _read_poster(page: Page, node: Node, result: Result) -> None:
    body = node.body.node if node.body else None
    line = who_line(node.element, body) if is_post(node.element) else line_of(node)
    named = poster(line, page, result, body=body) if line is not None else None
    if named is None:
        result.doubt("field not found", "The opening post shows no name.", "authors")
        return
    uid = uid_shown(node.element, line)
    who = person(named[0], page.site, url=named[1], uid=uid, otherwise="member")
    result.facts["authors"] = Fact((who,) if who else (), "submitted line")
    result.facts["byline"] = Fact(named[0], "submitted line")
