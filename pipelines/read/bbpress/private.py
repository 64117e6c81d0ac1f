"""A forum or topic that bbPress does not show to visitors (feedback-no-access.php)."""

from __future__ import annotations

from pipelines.read.barred import bar
from pipelines.read.bbpress.heading import read_title
from pipelines.read.page import Page
from pipelines.read.post_head import body_classes
from pipelines.read.result import Result


def read_private(page: Page) -> Result:
    """Read the title alone; the page's status is forbidden."""
    kind = "topic" if "single-topic" in body_classes(page) else "forum"
    result = Result("bbpress private", kind)
    read_title(page, result)
    bar(result, "no access")
    return result
