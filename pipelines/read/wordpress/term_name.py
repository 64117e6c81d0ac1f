"""What a list of posts is a list of: its heading, without "Category:" or "Archive for" before it.

A term's address is made of its name (sanitize_title), so it tells which part of a heading is the
name, in any language; where an address was given by hand, the page's title may tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.text import words
from pipelines.read.words import meaning

_QUOTED = re.compile("^[^‘“„\"'«]*?[‘“„\"'«]\\s*(.+)\\s*[’”“\"'»](?:\\s+[^\\W\\d_]+){0,2}$")
_LABEL = re.compile(r"^([^:]{2,40}?)\s?: +(?=\S)")
_ARCHIVES = re.compile(r"archiv|browsing|browse", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—»«•·-]\s+")
_LEADS_ON = re.compile(r"^(?:view|more|see|posts|all|alle|tou[ts]|todas|todos|ver|voir)\b", re.I)


def term_name(page: Page, headings: Iterable[LexborNode]) -> tuple[str, str] | None:
    """Return the name of the term or person that a list belongs to, and its evidence.

    None where nothing tells it surely: a name with "All posts by" before it is none.
    """
    linked = _linked(page)
    if linked:
        return linked, "heading"
    shown = list(headings)
    title = words(page.tree.css_first("title"))
    slug = _slug(unquote(urlsplit(parted(page.address)[0]).path.rpartition("/")[2]))
    for heading in shown:
        for name in (*_readings(heading), words(heading)):
            if slug and _slug(name) == slug:
                return name, "heading"
    segment = next((part for part in _PARTS.split(title) if slug and _slug(part) == slug), None)
    if segment:
        return segment, "title element"
    named = next((h for h in shown if not _is_site_name(words(h), title)), None)
    return _told(named, title) if named is not None else None


def _linked(page: Page) -> str | None:
    """Return what links to this page call it."""
    own = parted(page.address)[0]
    for url, anchor in page.anchors:
        rel = set((anchor.attrs.get("rel") or "").split())
        if url == own and rel & {"tag", "category", "author"}:
            name = words(anchor)
            if name and not _LEADS_ON.search(name):
                return name
    return None


def _told(heading: LexborNode, title: str) -> tuple[str, str] | None:
    whole = words(heading)
    name = next(_readings(heading), None) or _overlap(whole, title) or whole
    return None if _LEADS_ON.search(name) else (name, "heading")


def _readings(heading: LexborNode) -> Iterator[str]:
    """Yield the parts of a heading that may be the name, the surest first."""
    whole = words(heading)
    for inner in heading.css("span, em, strong, a"):
        shown = words(inner)
        feed = inner.tag == "a" and "feed" in (inner.attrs.get("href") or "")
        if shown and shown != whole and whole.endswith(shown) and not shown.endswith(":"):
            yield from () if feed else (shown,)
    label = _LABEL.match(whole)
    if label and (meaning(label[1]) or _ARCHIVES.search(label[1]) or _is_part(heading, label[1])):
        yield whole[label.end() :]
    quoted = _QUOTED.match(whole)
    if quoted and label is None:
        yield quoted[1]
    own = " ".join((heading.text(deep=False) or "").split())
    if own and own != whole:
        yield own


def _is_part(heading: LexborNode, label: str) -> bool:
    """Whether an element of its own holds the label."""
    return any(words(inner).rstrip(" :") == label for inner in heading.css("span, em, strong"))


def _overlap(heading: str, title: str) -> str | None:
    """Return the end of a heading that the page's title begins with.

    >>> _overlap("All posts by Ann Roe", "Ann Roe, Author at Clinic")
    'Ann Roe'
    """
    steps, told = heading.split(), [part.strip(",;:") for part in title.split()]
    for start in range(len(steps)):
        if steps[start:] == told[: len(steps) - start]:
            return " ".join(steps[start:])
    return None


def _is_site_name(shown: str, title: str) -> bool:
    """Whether a heading is what the title ends with, behind the page's own name."""
    parts = _PARTS.split(title)
    return len(parts) > 1 and shown == parts[-1]


def _slug(name: str) -> str:
    """Return the letters and digits of a name, without accents.

    >>> _slug("Q&A: Sueño")
    'qasueno'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if one.isalnum())
