"""One comment: who, when, saying what (Walker_Comment: html5, xhtml; old themes have their own)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.passage import passage, pruned, told
from pipelines.read.result import Result
from pipelines.read.shown_dates import shown_date
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.upward import stands_in, upward
from pipelines.read.wordpress.dates import machine_time
from pipelines.records.finding import Fact, Facts, Person

_NAME = (
    ".fn, .wp-block-comment-author-name, .comment-author-name, .comment-author-link, .author-name,"
    " [itemprop='author'] [itemprop='name'], cite, .commentauthor, .comment_author, .comment-author"
)
_TEXT = (
    ".comment-content, .wp-block-comment-content, .comment-text, .comment_text, .comment_content,"
    " .commenttext, .comment-entry, [itemprop='text'], .comment-body, .commentbody"
)
_DATE = (
    ".wp-block-comment-date, .comment-date, .comment-time, .comment-metadata, .commentmetadata,"
    " .comment-meta, .date, small"
)
_NO_TEXT = (
    ".reply, .comment-reply-link, .comment-awaiting-moderation, .comment-meta, .comment-author,"
    " .comment-metadata, .commentmetadata, .edit-link, .comment-edit-link, form, small, .children,"
    " .says, .vcard, [id^='comment-'], [id^='li-comment-'], [id^='div-comment-']"
)
_VERBS = (
    r"says|said|wrote|writes|dice|dijo|escribió|(?:a\s)?(?:dit|écrit)|sagte?|schreibt|schrieb"
    r"|zegt|schreef|diz|disse|ha\s(?:detto|scritto)|scrive"
)
_SAYS = re.compile(rf"\s+(?:{_VERBS})$|\s+(?i:{_VERBS})\s*:$|\s*:$")
_WHEN = re.compile(r"\s+(?:on|am|el|le|il|op|em|at)\s+(?=.*\d)|\s*[|,\u2022\u00b7]\s+(?=.*\d)|\n")
_PROSE = frozenset(["p", "ul", "ol", "blockquote", "pre", "table", "h3", "h4", "figure"])
_LINKED = 'a[href*="#comment-{}"]'


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its number, its element, and the elements of the comments within it."""

    number: str
    node: LexborNode
    within: list[LexborNode]
    classes: frozenset[str]

    def read(self, page: Page, result: Result) -> Facts:
        """Return what the comment says of itself; what cannot be read is a doubt of the result."""
        body = self._body()
        facts: Facts = {}
        who = self._who(page, body)
        if who is not None:
            facts["author"] = Fact(who, "comment author")
        else:
            result.doubt("field not found", f"Comment {self.number} names nobody.", "author")
        when = self._when(page, result, body, who)
        if when is not None:
            facts["published"] = when
        link = self.link()
        href = link.attrs.get("href") if link is not None else None
        url = page.whole(href if href and page.link(href) else f"#comment-{self.number}")
        facts["url"] = Fact(url, "permalink")
        return facts | self._text(page, body, result)

    def link(self) -> LexborNode | None:
        """Return the link to the comment itself."""
        return self._own(_LINKED.format(self.number))

    def _own(self, query: str) -> LexborNode | None:
        """Return the first match in the comment, not in one that answers it."""
        for part in query.split(", "):
            for found in self.node.css(part):
                if not stands_in(found, self.within):
                    return found
        return None

    def _body(self) -> LexborNode | None:
        """Return the element of the text alone: it holds no name."""
        for query in _TEXT.split(", "):
            found = self._own(query)
            if found is not None and found.css_first(".fn, .comment-author") is None:
                return found if found.mem_id != self.node.mem_id else None
        return None

    def _who(self, page: Page, body: LexborNode | None) -> Person | None:
        """Return who wrote it; a visitor's link leads to a page of their own, not to a profile."""
        text = [body] if body is not None else []
        for query in _NAME.split(", "):
            found = self._own(query)
            if found is None or stands_in(found, text):
                continue
            name = _SAYS.sub("", words(pruned(found, ".says, .avatar, time, .comment-meta")))
            if shows_date(name):
                name = _WHEN.split(name)[0]
            if name and not shows_date(name):
                return self._person(name, found, page)
        return None

    def _person(self, name: str, found: LexborNode, page: Page) -> Person | None:
        around = next((one for one in islice(upward(found), 2) if one.tag == "a"), None)
        anchor = found.css_first("a[href]") or around
        href = anchor.attrs.get("href") if anchor is not None else None
        url = page.link(href)
        member = "byuser" in self.classes or (page.own(url) and "/author/" in (url or ""))
        return person(
            name,
            page.site,
            url=url if member and page.own(url) and (url or "").count("/") > 3 else None,
            uid=None if member else "0",
            otherwise="member",
        )

    def _when(
        self, page: Page, result: Result, body: LexborNode | None, who: Person | None
    ) -> Fact | None:
        text = [body] if body is not None else []
        marked = self._own("time[datetime]")
        found = machine_time(marked, page) if marked and not stands_in(marked, text) else None
        if found is not None:
            return found
        whose = f"Comment {self.number}"
        for query in (*_DATE.split(", "), _LINKED.format(self.number)):
            place = self._own(query)
            if place is None or stands_in(place, text):
                continue
            shown = words(pruned(place, "cite, .fn, .says")).replace(who.name if who else "\0", "")
            if shows_date(shown):
                return shown_date(shown, page, result, whose)
        result.doubt("field not found", f"{whose} shows no date.", "published")
        return None

    def _text(self, page: Page, body: LexborNode | None, result: Result) -> Facts:
        if body is not None:
            return passage(page, body, "comment", _NO_TEXT)
        holder = pruned(self._own(".comment-body") or self.node, _NO_TEXT)
        best = max((holder, *holder.css("div")), key=_prose)
        if not _prose(best):
            result.doubt("field not found", f"Comment {self.number} shows no text.", "body")
            return {}
        inner = "".join(part.html or "" for part in best.iter() if part.tag in _PROSE)
        return told(page, best, inner, "structure")


def _prose(node: LexborNode) -> int:
    return sum(len(words(part)) or 1 for part in node.iter() if part.tag in _PROSE)
