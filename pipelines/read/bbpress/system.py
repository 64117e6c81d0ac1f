"""bbPress: how its pages are known, and which reader reads which."""

from __future__ import annotations

from pipelines.read.bbpress.forum import read_forum
from pipelines.read.bbpress.lists import read_list, read_other, read_tag, read_user
from pipelines.read.bbpress.private import read_private
from pipelines.read.bbpress.reply import read_reply
from pipelines.read.bbpress.route import MARKS, route
from pipelines.read.bbpress.topic import read_topic
from pipelines.read.page import Page
from pipelines.read.result import Result


def runs_bbpress(page: Page) -> bool:
    """Whether bbPress made a page's content: its templates' classes, not those of its widgets."""
    return page.tree.css_first(MARKS) is not None


def read_bbpress(page: Page) -> Result:
    """Read a page of bbPress by what it is a page of."""
    return _READERS[route(page)](page)


_READERS = {
    "topic": read_topic,
    "reply": read_reply,
    "forum": read_forum,
    "private": read_private,
    "tag": read_tag,
    "user": read_user,
    "list": read_list,
    "other": read_other,
}
