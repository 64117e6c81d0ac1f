"""Answers that show no page: a robot check, a login form, a bare script, maintenance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipelines.read import refusal_words as said
from pipelines.read.page import Page
from pipelines.read.refusal import headings, is_document, says
from pipelines.records.text import folded_name

ROBOT_CHECK, LOGIN, SCRIPT = "a robot check", "a login form", "a page that needs a script"
MAINTENANCE, OUT_OF_ORDER = "maintenance", "an error page"

_GONE = (404, 410)
"""Answers that are a page's own, whatever words stand there."""

_LITTLE = 600
"""Letters that such a page shows at most: a page of a site shows more, in its menus alone."""
_HARDLY, _NOTHING = 200, 60
"""Letters beside a login form, or beside a script; "Loading, please wait"."""
_MANY_LINKS = 40
"""Links that no such page has."""
_LINKS = 3
"""Links that stand on a page that needs a script, at most."""
_FORM_LINKS = 10
"""Links that stand beside a login form without a heading, at most."""

_UNSEEN = frozenset({"script", "style", "noscript", "template", "title"})
_AROUND = _UNSEEN | {"form", "a", "nav", "header", "footer", "aside", "button", "label"}
_EMBEDDED = frozenset({"iframe", "frame", "frameset", "video", "audio", "object", "embed"})
_PASSWORD = "input[type='password' i]:not([name='post_password'])"  # a post's own is no login
_FRAME_OF_AN_APP = frozenset({"div", "main", "section"})


class Block(NamedTuple):
    """What stands in a page's place, and the words that say so."""

    what: str
    words: str


def blocked_by_header(headers: tuple[tuple[str, str], ...]) -> Block | None:
    """Return what a firewall's own header says, at any status.

    >>> blocked_by_header((("CF-Mitigated", "challenge"),))
    Block(what='a robot check', words='cf-mitigated: challenge')
    """
    for name, value in headers:
        if name.lower() in ("cf-mitigated", "x-amzn-waf-action"):
            return Block(ROBOT_CHECK, f"{name.lower()}: {value}")
    return None


def blocked(page: Page) -> Block | None:
    """Return what stands in a page's place; None for a page.

    A robot check and maintenance have their words at any status but 404 and 410. A login form, a
    page that needs a script and an error page are looked for at 200 alone: elsewhere the status
    tells. Hardly any text may stand there, and nothing that only pages of documents bear: what
    people write decides nothing.
    """
    if page.status in _GONE:
        return None
    many = page.text.count("</a") > _MANY_LINKS  # quickly told, as of most pages
    little = None if many else _within(page, _LITTLE)
    heads = headings(page)
    found = _told(page, heads, little) if little is not None else None
    if found is None and page.status == 200:
        found = _login(page, heads) or (_script(page) if little is not None else None)
    return None if found is None or is_document(page) else found


def _told(page: Page, heads: list[str], little: str) -> Block | None:
    """Look for what headings say, then for what little text says."""
    told = [(said.ROBOT_CHECK, ROBOT_CHECK), (said.MAINTENANCE, MAINTENANCE)]
    if page.status == 200:
        told.append((said.OUT_OF_ORDER, OUT_OF_ORDER))
    for words, what in told:
        for head in heads:
            if says(head, words):
                return Block(what, head)
    return _told_within(little)


def _told_within(text: str) -> Block | None:
    folded = folded_name(text)
    within = ((said.WITHIN_ROBOT_CHECK, ROBOT_CHECK), (said.WITHIN_MAINTENANCE, MAINTENANCE))
    for words, what in within:
        if found := words.search(folded):
            return Block(what, found[0])
    return None


def _login(page: Page, heads: list[str]) -> Block | None:
    """A form for a password, and hardly anything beside it; no box beside a page's text."""
    if page.tree.css_first(_PASSWORD) is None:
        return None
    text = _within(page, _HARDLY, _AROUND)
    if text is None:
        return None
    head = next((head for head in heads if says(head, said.LOGIN)), None)
    if head is not None:
        return Block(LOGIN, head)
    few = len(text) <= _NOTHING and len(page.tree.css("a[href]")) <= _FORM_LINKS
    return Block(LOGIN, "only a password is asked for") if few else None


def _script(page: Page) -> Block | None:
    """An empty frame that a script is to fill, or words that ask for one."""
    text = _within(page, _HARDLY)
    if text is None or len(page.tree.css("a[href]")) > _LINKS or _embeds(page):
        return None
    if page.tree.css_first("script") is None:
        return None
    for asks in page.tree.css("noscript"):
        if "javascript" in (words := asks.text(deep=True).strip()).lower():
            return Block(SCRIPT, " ".join(words.split())[:100])
    empty = len(text) <= _NOTHING and page.tree.css_first("img") is None
    mount = next(_mounts(page), None) if empty else None
    return Block(SCRIPT, f"nothing stands in #{mount}") if mount else None


def _mounts(page: Page) -> Iterator[str]:
    """Yield the names of elements of the body that hold nothing at all."""
    for node in (page.tree.body or page.root).iter():
        name = node.attributes.get("id")
        app = node.tag in _FRAME_OF_AN_APP or "-" in str(node.tag)
        if name and app and not any(node.iter(include_text=True, skip_empty=True)):
            yield name


def _embeds(page: Page) -> bool:
    return any(node.tag in _EMBEDDED for node in _seen(page.tree.body or page.root, _UNSEEN))


def _within(page: Page, most: int, without: frozenset[str] = _UNSEEN) -> str | None:
    """Return the text that a page shows outside some elements; None if it is longer than `most`."""
    parts: list[str] = []
    size = 0
    for node in _seen(page.tree.body or page.root, without):
        if node.tag == "-text" and (part := (node.text_content or "").split()):
            parts.extend(part)
            size += sum(map(len, part)) + len(part)
            if size > most:
                return None
    return " ".join(parts)


def _seen(node: LexborNode, without: frozenset[str]) -> Iterator[LexborNode]:
    """Yield what is drawn, in order; a page's elements may stand deeper than Python can call."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node.tag not in without:
            yield node
            waiting.extend(reversed(list(node.iter(include_text=True))))
