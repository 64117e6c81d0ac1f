"""The lines of a post that say who wrote it and when, in the templates of each Drupal."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset
from pipelines.read.drupal.account import account
from pipelines.read.drupal.advanced_forum import is_post
from pipelines.read.drupal.beside import is_of_change
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.words import SUBMITTED
from pipelines.records.finding import Moment

_PANES = (".author-pane", ".user-info")  # Advanced Forum's author-pane.tpl.php, and its older one
_DATES = (".forum-posted-on", ".posted-on")  # Advanced Forum's post.tpl.php
_LINES = ("footer", "header", ".submitted", ".attribution")  # comment.html.twig, comment.tpl.php
CREATED = (
    '[property~="schema:dateCreated"][content], [property~="dc:created"][content],'
    ' [property~="dc:date"][content]'
)
"""What the RDF module writes: rdf_preprocess_comment and rdf_preprocess_node of Drupal 7 and 8."""
_USER = re.compile(r"(?:^|/)user/(\d+)$")
_POSTED_BY = re.compile(r"\bposted-by-(\d+)\b")
_ON = r"(?:on|el|le|am|em|il|[-\u2013\u2014|])"
_PLAIN = re.compile(rf"(?:{'|'.join(SUBMITTED)})\s+(.{{1,60}}?),?\s+{_ON}\s+(.*)", re.I)


def who_line(post: LexborNode, body: LexborNode | None) -> LexborNode | None:
    """Return the element of a post that names who wrote it, outside its text."""
    return _first(post, (*_PANES, *_LINES) if is_post(post) else _LINES, body)


def when_line(post: LexborNode, body: LexborNode | None) -> LexborNode | None:
    """Return the element of a post that says when it was written, outside its text."""
    return _first(post, (*_DATES, *_LINES) if is_post(post) else _LINES, body)


def _first(post: LexborNode, places: tuple[str, ...], body: LexborNode | None) -> LexborNode | None:
    for place in places:
        for found in post.css(place):
            if words(found) and not (body is not None and within(found, body, post)):
                return found
    return None


def within(node: LexborNode, holder: LexborNode, end: LexborNode) -> bool:
    """Whether an element is another one or stands in it; the search goes up to `end`."""
    above: LexborNode | None = node
    while above is not None and above.mem_id != end.mem_id:
        if above.mem_id == holder.mem_id:
            return True
        above = above.parent
    return False


def poster(
    line: LexborNode,
    page: Page,
    result: Result,
    own: str | None = None,
    body: LexborNode | None = None,
) -> tuple[str, str | None] | None:
    """Return who posted, as `account` does; else a name that is bare text (Drupal 6).

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> line = LexborHTMLParser("<p>Submitted by Ann B on Wed, 08/07/2013 - 06:30</p>").body
    >>> plain_name(line)
    'Ann B'
    """
    found = account(line, page, result, own, body)
    if found:
        return found
    name = plain_name(line) if line.css_first("a[href], span") is None else None
    return (name, None) if name else None


def plain_name(line: LexborNode) -> str | None:
    """Return the name between "Submitted by" and a date."""
    found = _PLAIN.fullmatch(words(line))
    return found[1] if found and shows_date(found[2]) else None


def uid_shown(post: LexborNode, line: LexborNode | None) -> str | None:
    """Return the number of the account that posted, where attributes tell it.

    `data-comment-user-id` (Drupal 8), `posted-by-N` (Advanced Forum), or RDF's `about`.
    """
    told = post.attrs.get("data-comment-user-id")
    posted = _POSTED_BY.search(post.attrs.get("class") or "")
    if told or posted:
        return told or (posted[1] if posted else None)
    named = line.css_first('[about*="user/"]') if line is not None else None
    found = _USER.search((named.attrs.get("about") or "") if named is not None else "")
    return found[1] if found else None


def machine_time(
    post: LexborNode, line: LexborNode | None, page: Page
) -> tuple[Moment, str] | None:
    """Return the time of a post that is written for machines, and its evidence.

    RDF's, which the template of the post writes, or the one time element of its line.
    """
    marked = post.css_first(CREATED)
    moment = from_offset(marked.attrs.get("content") if marked else None, page.site.timezone)
    if moment and moment.at:
        return moment, "metadata"
    times = line.css("time[datetime]") if line is not None else []
    times = [time for time in times if line is not None and not is_of_change(time, line)]
    told = times[0].attrs.get("datetime") if len(times) == 1 else None
    moment = from_offset(told, page.site.timezone)
    return (moment, "time element") if moment and moment.at else None
