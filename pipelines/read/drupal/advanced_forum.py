"""Advanced Forum's posts: topic and replies in one template (advanced-forum post.tpl.php)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.text import words

POSTS = ".forum-post, .forum-comment"
HEADER = "#forum-topic-header, .forum-topic-header"
TITLES = ".forum-post-title, .posttitle"
BODIES = ".forum-post-content"
_ANSWERS = ".forum-in-reply-to"
_NUMBERS = ".forum-post-number, .post-num"
_NUMBER = re.compile(r"#\s?(\d+)")
_ID = re.compile(r"(?:post|comment)-(\d+)")
_REPLIES = ("forum-comments", "comments")


def runs_advanced_forum(content: LexborNode) -> bool:
    """Whether a page shows a topic in Advanced Forum's layout."""
    return content.css_first(f"{HEADER}, {POSTS}") is not None


def is_post(node: LexborNode) -> bool:
    """Whether an element is a post of that layout."""
    names = (node.attrs.get("class") or "").split()
    return "forum-post" in names or "forum-comment" in names


def top_post(content: LexborNode, number: str | None) -> LexborNode | None:
    """Return the opening post; None on the further parts of a topic, which do not repeat it.

    Its element has the topic's number, a reply's that of the comment.
    """
    for post in content.css(POSTS):
        names = (post.attrs.get("class") or "").split()
        if "top-post" in names:
            return post
        if number and post.id in (f"post-{number}", f"node-{number}") and not _is_reply(post):
            return post
    return None


def is_top_post(post: LexborNode) -> bool:
    """Whether a post is the opening one: its class says so, or it is #1 and no reply."""
    if "top-post" in (post.attrs.get("class") or "").split():
        return True
    return place(post) == "1" and not _is_reply(post)


def _is_reply(post: LexborNode) -> bool:
    """Whether a post follows a comment's anchor, or stands among the replies."""
    before = post.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    if before is not None and before.tag == "a" and (before.id or "").startswith("comment-"):
        return True
    above = post.parent
    while above is not None:
        if (above.id or "") in _REPLIES:
            return True
        above = above.parent
    return False


def reply_number(post: LexborNode) -> str | None:
    """Return the number of the comment that a post is."""
    found = _ID.fullmatch(post.id or "")
    return found[1] if found else None


def place(post: LexborNode) -> str | None:
    """Return a post's number within its topic, as shown ("#3")."""
    return _told(post.css_first(_NUMBERS))


def answered_place(post: LexborNode) -> str | None:
    """Return the number within the topic of the post that this one replies to ("(Reply to #2)")."""
    return _told(post.css_first(_ANSWERS))


def _told(node: LexborNode | None) -> str | None:
    found = _NUMBER.search(words(node)) if node is not None else None
    return found[1] if found else None
