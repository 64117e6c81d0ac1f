"""Who posted: the one name in a line "Submitted by NAME on DATE"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.words import AROUND_NAMES, SUBMITTED, meaning
from pipelines.records.text import folded_name

_ACCOUNT = re.compile(r"(?:^|/)(?:user/\d+|users/[^/]+)$")
_COMMENT = re.compile(r"/comment/(\d+)")
_NO_NAME = re.compile(r"#?\s?\d+\.?|[\W_]+|[^\W\d_][\w ]{0,20}:\s*[\d.,]*")
_AGE = re.compile(r"\b\d+ \w+.* ago\b|^(?:hace|il y a|vor|há) \d|^\d+ .* fa$", re.I)
_LABEL = re.compile(rf"^(?:{'|'.join(SUBMITTED)})\s+", re.I)
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_IN = _HEADINGS | {"ul", "nav", "form"}
_ROLE = re.compile(r"(?:^|[-_\s])(?:roles?|badges?|ranks?)(?:[-_\s]|$)", re.I)


class Named(NamedTuple):
    """A name, the address it links to, and whether its markup says that it is an account's."""

    name: str
    url: str | None
    sure: bool


def account(
    line: LexborNode,
    page: Page,
    result: Result,
    own: str | None = None,
    body: LexborNode | None = None,
) -> tuple[str, str | None] | None:
    """Return the name in such a line and the address it links to; None where it names nobody.

    Drupal prints a name as an element of its own within the line (username.html.twig). What is a
    label, date, number or role is no name, nor what stands in the `body` of a comment or after a
    link to a comment other than the `own` one ("In reply to … by …"). Where more than one is left
    and no markup says which is the account, that is a doubt and nobody is named.
    """
    found = list(_named(line, page, own, body))
    found = [one for one in found if one.sure] or found
    names = {folded_name(one.name) for one in found}
    if len(names) > 1:
        shown = ", ".join(repr(one.name[:40]) for one in found[:3])
        result.doubt("ambiguous name", f"Each may be who posted: {shown}.", "author")
        return None
    linked = next((one for one in found if one.url), None)
    chosen = linked or next(iter(found), None)
    return (chosen.name, chosen.url) if chosen else None


def _named(
    line: LexborNode, page: Page, own: str | None, body: LexborNode | None
) -> Iterator[Named]:
    whole = words(line)
    passed: int | None = None
    for part in line.css("a, span"):
        href = _href(part)
        number = _COMMENT.search(href or "")
        if number:
            if number[1] != own and part.parent is not None:
                passed = part.parent.mem_id
            continue
        if next(iter(part.iter()), None) is not None or not _may_name(part, line, body):
            continue
        text = _without_label(words(part))
        if not text or _no_name(text) or (href or "").startswith("#"):
            continue
        if passed is not None and _within(part, passed, line):
            continue
        url = page.link(href)
        sure = _is_account(part, url)
        if text != whole or sure:
            yield Named(text, url if page.own(url) else None, sure)


def _href(part: LexborNode) -> str | None:
    anchor = part if part.tag == "a" else part.parent
    return anchor.attrs.get("href") if anchor is not None and anchor.tag == "a" else None


def _may_name(part: LexborNode, line: LexborNode, body: LexborNode | None) -> bool:
    """Whether an element stands where a name may: shown, in no heading, list, role or text."""
    above: LexborNode | None = part
    while above is not None and above.mem_id != line.mem_id:
        names = above.attrs.get("class") or ""
        if above.tag in _NOT_IN or "hidden" in names.split() or _ROLE.search(names):
            return False
        if body is not None and above.mem_id == body.mem_id:
            return False
        above = above.parent
    return "hidden" not in (part.attrs.get("class") or "")


def _within(part: LexborNode, holder: int, line: LexborNode) -> bool:
    above = part.parent
    while above is not None:
        if above.mem_id == holder:
            return True
        if above.mem_id == line.mem_id:
            return False
        above = above.parent
    return False


def _without_label(text: str) -> str:
    """Take off a label that stands in one element with the name ("Submitted by Ann")."""
    return _LABEL.sub("", text)


def _no_name(text: str) -> bool:
    word = folded_name(text).strip(" :,.-|·•()")
    return (
        word in AROUND_NAMES
        or word in SUBMITTED
        or meaning(word) in ("staff", "faculty", "author", "speaker", "forum")
        or _NO_NAME.fullmatch(text) is not None
        or (_DIGIT.search(text) is not None and (_AGE.search(text) is not None or shows_date(text)))
    )


def _is_account(part: LexborNode, url: str | None) -> bool:
    """Whether markup says it: a link to an account, or username.html.twig's attributes."""
    if url is not None and _ACCOUNT.search(urlsplit(url).path):
        return True
    for node in (part, part.parent):
        if node is None or node.tag not in ("a", "span"):
            continue
        attrs = node.attrs
        if "username" in (attrs.get("class") or "").split() or attrs.get("rel") == "author":
            return True
        if "Person" in (attrs.get("typeof") or "") or "schema:name" in (
            attrs.get("property") or ""
        ):
            return True
    return False
