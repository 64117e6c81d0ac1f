"""Forums: the index, a category of forums, a forum's list of topics."""

from __future__ import annotations

from pipelines.read.barred import without_mark
from pipelines.read.bbpress.breadcrumb import forum_above, way
from pipelines.read.bbpress.forum_rows import forum_rows
from pipelines.read.bbpress.heading import read_title
from pipelines.read.bbpress.topic_rows import read_topic_rows
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.post_head import body_classes, post_number
from pipelines.read.result import Result
from pipelines.records.finding import FORUM, Fact, Facts, Finding, Term


def read_forum(page: Page) -> Result:
    """Read the index of forums, a category, or a forum with its topics."""
    result = Result("bbpress forum", "forum")
    read_title(page, result)
    index = _is_index(page)
    own = None if index else _own(page, result)
    for row in forum_rows(page, result):
        facts: Facts = {
            "name": Fact(row.name, "forum row"),
            "description": Fact(row.description, "forum row"),
            "topic_count_shown": Fact(row.topics, "forum row"),
            "post_count_shown": Fact(row.posts, "forum row"),
        }
        if own or index:
            facts["parent_term"] = Fact(own, "forum row")
        if index:
            facts["position"] = Fact(row.position, "forum row")
        result.findings.append(Finding(row.url, FORUM, facts))
        result.link_kinds[row.url] = "forum"
        for name, url in row.below:
            above: Facts = {
                "name": Fact(name, "forum row"),
                "parent_term": Fact(Term(row.name, row.url), "forum row"),
            }
            result.findings.append(Finding(url, FORUM, above))
            result.link_kinds[url] = "forum"
    read_topic_rows(page, result)
    return result


def _is_index(page: Page) -> bool:
    """Whether this is the index of all forums (content-archive-forum.php)."""
    names = body_classes(page)
    if "single-forum" in names:
        return False
    if "forum-archive" in names or page.tree.css_first("#forums-list-0") is not None:
        return True
    return not way(page) or all(kind == "home" for kind, _ in way(page))


def _own(page: Page, result: Result) -> Term | None:
    """Add what the page says of its own forum."""
    title = result.facts.get("title")
    if title is None:
        return None
    address = parted(page.address)[0]
    number = post_number(page)
    if number:
        result.facts["source_id"] = Fact(number, "post number")
    facts: Facts = {"name": Fact(without_mark(str(title.value)), "heading")}
    if way(page):
        facts["parent_term"] = Fact(forum_above(page), "breadcrumb")
    result.findings.append(Finding(address, FORUM, facts))
    return Term(str(title.value), address)
