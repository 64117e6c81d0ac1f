"""One comment: who, when, under what subject, saying what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.drupal.advanced_forum import TITLES, is_post, is_top_post, reply_number
from pipelines.read.drupal.beside import unchanged
from pipelines.read.drupal.lines import machine_time, poster, uid_shown, when_line, who_line
from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.passage import passage, told
from pipelines.read.result import Result
from pipelines.read.stamps import Stamped, Unread, stamped
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous
from pipelines.read.words import meaning
from pipelines.records.finding import Fact, Facts, Person

_ID = re.compile(r"comment-(\d+)")
_LINK = re.compile(r"(?:/comment/|#comment-)(\d+)(?:#|$)")
_BODY = (
    '[class*="field--name-comment-body"], [class*="field-name-comment-body"],'
    ' [property="schema:text"], [property="content:encoded"], .forum-post-content'
)
_PLAIN_BODY = ".content"  # comment.tpl.php of Drupal 6, where texts are no fields
_ANSWERED = '[rel="sioc:reply_of"][resource*="#comment-"]'  # rdf_preprocess_comment
_NAMES = frozenset({"comment", "forum-post", "forum-comment"})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND = frozenset({"ul", "nav", "form", "footer", "header", "script"})
_LINKED = 'a[href*="/comment/"], a[href*="#comment-"]'
_ROLE = '[class*="role"], .author-title'
_YEAR = re.compile(r"\d{4}")
_EVIDENCE = "comment"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's element, its number, and the comments it links to by number."""

    number: str
    node: LexborNode
    links: tuple[tuple[str, LexborNode], ...]
    body: LexborNode | None

    def read(self, page: Page, result: Result) -> tuple[Facts, Stamped | None]:
        """Return what the comment says, and its time, which the others on the page may explain.

        What cannot be read is a doubt of the result.
        """
        who = who_line(self.node, self.body)
        facts = self._who(page, who, result)
        line = when_line(self.node, self.body) if is_post(self.node) else who
        when = self._when(page, line, facts, result)
        heading = self._heading()
        subject = heading if heading is not None else self.node.css_first(TITLES)
        facts["subject"] = Fact(words(subject) or None, "heading")
        href = heading.attrs.get("href") if heading is not None else None
        href = href if page.link(href) else f"#comment-{self.number}"
        facts["url"] = Fact(page.whole(href or ""), "permalink")
        if self.body is not None:
            facts |= passage(page, self.body, _EVIDENCE)
        else:
            self._bare_text(page, heading, facts, result)
        return facts, when

    def answered(self) -> str | None:
        """Return the number in "In reply to": a link to another comment, outside the text.

        Drupal 7 shows none; its RDF names the comment.
        """
        told = self.node.css_first(_ANSWERED)
        named = _LINK.search((told.attrs.get("resource") or "") if told is not None else "")
        if named:
            return named[1]
        for number, link in self.links:
            if number != self.number and not _inside(link, self.body, self.node):
                return number
        return None

    def _heading(self) -> LexborNode | None:
        for number, link in self.links:
            if number == self.number and link.parent is not None and link.parent.tag in _HEADS:
                return link
        return None

    def _who(self, page: Page, line: LexborNode | None, result: Result) -> Facts:
        named = poster(line or self.node, page, result, self.number, self.body)
        if named is None:
            message = f"Comment {self.number} shows no name."
            result.doubt("field not found", message, "author")
            return {}
        who = person(
            named[0],
            page.site,
            url=named[1],
            uid=uid_shown(self.node, line),
            role_shown=_role(line),
            otherwise="member",
        )
        return {"author": Fact(who, "comment line")} if who else {}

    def _when(
        self, page: Page, line: LexborNode | None, facts: Facts, result: Result
    ) -> Stamped | None:
        told = machine_time(self.node, line, page)
        if told:
            return Stamped(*told)
        marked = self.node.css_first("[data-comment-timestamp]")
        stamp = marked.attrs.get("data-comment-timestamp") if marked is not None else None
        try:
            found = stamped(stamp, _shown(line, facts), page.site.timezone)
        except (Ambiguous, Unread) as doubt:
            kind = "unread date" if isinstance(doubt, Unread) else "ambiguous date"
            result.doubt(kind, f"Comment {self.number}: {doubt}.", "published")
            return None
        if found is None:
            result.doubt("field not found", f"Comment {self.number} has no time.", "published")
        return found

    def _bare_text(
        self, page: Page, heading: LexborNode | None, facts: Facts, result: Result
    ) -> None:
        """Read the text where no class names it: what follows the heading, links left out."""
        follower = heading.parent.next if heading is not None and heading.parent else None
        html = []
        shows = False
        while follower is not None:
            if follower.tag not in _AROUND:
                html.append(follower.html or "")
                shows = shows or follower.is_element_node
            follower = follower.next
        joined = "".join(html)
        holder = LexborHTMLParser(joined).body if shows else None
        if holder is None:
            message = f"Comment {self.number} shows no text."
            result.doubt("field not found", message, "body")
            return
        facts |= told(page, holder, joined, "structure")


def comment(node: LexborNode) -> Comment | None:
    """Return the comment that an element is; None for what has no number.

    Drupal 7 puts an anchor with the number before each comment.
    """
    named = _ID.fullmatch(node.id or "")
    anchored = named is not None and node.first_child is None
    shown = _follower(node) if anchored else node
    if shown is None or is_top_post(shown):
        return None
    body = shown.css_first(_BODY) or shown.css_first(_PLAIN_BODY)
    links = []
    for link in shown.css(_LINKED):
        found = _LINK.search(link.attrs.get("href") or "")
        if found:
            links.append((found[1], link))
    own = next((n for n, link in links if link.parent and link.parent.tag in _HEADS), None)
    if named:
        if anchored and not _is_named(shown) and named[1] not in {n for n, _ in links}:
            return None
        return Comment(named[1], shown, tuple(links), body)
    number = own or (reply_number(shown) if is_post(shown) else None)
    return Comment(number, shown, tuple(links), body) if number else None


def _follower(node: LexborNode) -> LexborNode | None:
    other = node.next
    while other is not None and not other.is_element_node:
        other = other.next
    return other


def _is_named(node: LexborNode) -> bool:
    return not _NAMES.isdisjoint((node.attrs.get("class") or "").split())


def _role(line: LexborNode | None) -> str | None:
    """Return the role that a line shows: by its class, else an element with the words of one."""
    if line is None:
        return None
    named = line.css_first(_ROLE)
    if named is not None:
        return words(named) or None
    parts = (words(part) for part in line.css("div, span, p, em, li"))
    return next((text for text in parts if meaning(text) in ("staff", "faculty")), None)


def _inside(link: LexborNode, body: LexborNode | None, end: LexborNode) -> bool:
    above: LexborNode | None = link
    while body is not None and above is not None and above.mem_id != end.mem_id:
        if above.mem_id == body.mem_id:
            return True
        above = above.parent
    return False


def _shown(line: LexborNode | None, facts: Facts) -> str:
    """Return the words that may hold the date; a name that looks like a year is none of them."""
    author = facts.get("author")
    name = author.value.name if author and isinstance(author.value, Person) else ""
    shown = unchanged(_dated(line))
    return shown.replace(name, "") if _YEAR.search(name) else shown


def _dated(line: LexborNode | None) -> str:
    """Return the words of a line's parts that show a year.

    A heading is a subject, and so is a link to a comment: both hold no date.
    """
    found = []
    for part in line.iter(include_text=True) if line is not None else ():
        if not part.is_element_node:
            found.append(part.text())
        elif part.tag not in _HEADS and part.tag != "a":
            inner = part.css_first("h1, h2, h3, h4, h5, h6") is not None
            if inner:
                found.append(_dated(part))
            elif _YEAR.search(part.text()) and part.css_first(_LINKED) is None:
                found.append(words(part))
    text = " ".join(" ".join(found).split())
    return text if _YEAR.search(text) else ""
