"""A reply's own page (`/reply/N/`): one post of a topic, shown at another address."""

from __future__ import annotations

import re

from pipelines.read.bbpress.breadcrumb import topic_above
from pipelines.read.bbpress.message import reply
from pipelines.read.bbpress.posts import posts
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.result import Result
from pipelines.records.finding import Finding, comment_subject

_UNPUBLISHED = re.compile(r"[?&]post_type=[^&]*&p=\d+")  # get_permalink of a draft


def read_reply(page: Page) -> Result:
    """Read the reply; the page is its topic's, of which it says nothing else.

    Where it does not tell its topic, nothing of it can be kept as a comment.
    """
    shown = posts(page)[0]
    link = shown.permalink()
    told = page.link(link.attrs.get("href")) if link is not None else None
    topic = parted(told)[0] if told and page.own(told) and told != page.address else None
    topic = topic or topic_above(page)
    if topic is None or topic == page.address:
        result = Result("bbpress reply", "other")
        result.doubt("no topic", "The page shows a reply, and does not say of which topic.")
        return result
    if _UNPUBLISHED.search(topic):
        result = Result("bbpress reply", "other")
        result.doubt("no topic", "The page shows a reply of a topic that is not published.")
        return result
    result = Result("bbpress reply", "topic", partial=True)
    result.aliases[topic] = "canonical"
    facts = reply(shown, page, result)
    result.findings.append(Finding(page.address, comment_subject("bbpress", shown.number), facts))
    return result
