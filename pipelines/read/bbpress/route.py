"""What a bbPress page is a page of: its templates' elements, then the body element's classes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.read.bbpress.posts import REPLIES, posts
from pipelines.read.page import Page
from pipelines.read.post_head import body_classes

MARKS = (
    "#bbpress-forums, .bbp-replies, .bbp-topics, .bbp-forums, .bbp-breadcrumb, #forum-private,"
    " .bbp-reply-content, .bbp-topic-content, #bbp-user-wrapper, body.bbpress"
)
_PRIVATE = "#forum-private, #bbpress-forums .post-password-form"  # feedback-no-access.php
_USER = "#bbp-user-wrapper, #bbp-single-user-details, #bbp-user-body, #bbp-author-topics-started"
_FOUND = "#bbp-search-results, .bbp-search-results"
_ROWS = ".bbp-forum-info, .bbp-topic-title, .bbp-forums, .bbp-topics"
_TAG = ".bbp-topic-tag-description, #bbp-topic-tag, #topic-tag, .edit-topic-tag"
_TAG_PATH = re.compile(r"/topic-tag/[^/]+")
_FORUM_PATH = re.compile(r"/forums?(?:/[^/]+)*(?:/page/\d+)?$")


def route(page: Page) -> str:
    """Return topic, reply, forum, private, tag, user, list or other."""
    names, tree = set(body_classes(page)), page.tree
    if tree.css_first(_PRIVATE) is not None:
        return "private"
    if tree.css_first(_USER) is not None or "bbp-user-page" in names:
        return "user"
    if tree.css_first(_FOUND) is not None or "bbp-search" in names:
        return "list"
    shown = posts(page)
    if tree.css_first(REPLIES) is not None or "single-topic" in names:
        return "topic"
    if shown:
        lone = len(shown) == 1 and not shown[0].is_topic
        return "reply" if lone or "single-reply" in names else "topic"
    return _of_lists(page, names)


def _of_lists(page: Page, names: set[str]) -> str:
    path = urlsplit(page.address).path
    tagged = page.tree.css_first(_TAG) is not None or _TAG_PATH.search(path) is not None
    if tagged or "tax-topic-tag" in names:
        return "tag"
    if page.tree.css_first(_ROWS) is None and "single-forum" not in names:
        return "other"
    if "bbp-view" in names or "/view/" in path:
        return "list"
    known = names & {"single-forum", "forum-archive", "post-type-archive-forum"}
    if known or page.tree.css_first(".bbp-forum-info") is not None or _FORUM_PATH.search(path):
        return "forum"
    return "list"
