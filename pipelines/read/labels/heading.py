"""The title of a page of unknown markup: the line that the page's head or address confirms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipelines.read.labels.landmarks import own_words
from pipelines.read.labels.lines import Line, Outline
from pipelines.read.metadata import Metadata
from pipelines.read.page import Page
from pipelines.read.text import words

_CUT = ("...", "…")
_SEPARATED = re.compile(r"\s+(?:[|–—·»«•:]+|-|::)\s+")
_LEGACY = re.compile(r"^(.*\S) - (\d{7})$", re.DOTALL)
_LONGEST = 300
_FEWEST_WORDS = 2  # of a slug that tells a title
_SURE = 2.0


@dataclass(frozen=True, slots=True)
class Title:
    """The title, the line it stands on (None: in the head only), and whether it is sure."""

    text: str
    line: int | None
    sure: bool
    evidence: str
    legacy: str | None = None


def find_title(page: Page, outline: Outline, told: Metadata) -> Title | None:
    """Return the title; a heading that nothing confirms is not sure."""
    heads = [one for one in (told.title, _title_element(page)) if one]
    said = [own for one in heads if (own := own_words(one))]
    parts = {own_words(part) for one in heads for part in _SEPARATED.split(one)}
    slug = _slug(page.address)
    site = {own_words(told.site_name or ""), own_words(page.site.name), *_home(page)}
    names = parts - site
    ranked = sorted(
        ((_rank(page, line, said, names, slug, site), -line.index, line) for line in outline.lines),
        key=lambda one: one[:2],
        reverse=True,
    )
    if ranked and ranked[0][0] > 0:
        rank, _, line = ranked[0]
        rivals = [one for one in ranked[1:] if one[0] == rank and one[2].text != line.text]
        return _parted(line.text, line.index, rank >= _SURE or not rivals, "heading")
    text = _without_site(told.title or _title_element(page) or "", site)
    return _parted(text, None, False, "title element") if text else None


def _rank(
    page: Page, line: Line, said: list[str], parts: set[str], slug: str, site: set[str]
) -> float:
    if len(line.text) > _LONGEST:
        return 0
    own = own_words(line.text)
    if not own or own in site or _leads_away(page, line):
        return 0
    level = {1: 1.0, 2: 0.5, 3: 0.2}.get(line.level or 9, 0.0)
    fits = max((_fit(own, one) for one in said), default=0.0)
    if own in parts:
        fits = max(fits, 3.0)
    if _is_slug(own, slug):
        fits = max(fits, _SURE)
    if fits == 0:
        return level if line.level == 1 else 0
    return fits + level


def _fit(own: str, said: str) -> float:
    """Return how well a line fits a title of the head, which may name the site as well."""
    if own == said:
        return 4.0
    begins = said.startswith(f"{own} ") or said.endswith(f" {own}")
    if begins and len(own) * 3 >= len(said):
        return 3.0 + len(own) / 1000
    return 0.0


def _leads_away(page: Page, line: Line) -> bool:
    """Whether a line is nothing but a link to another page: a card's title, or the site's name."""
    if not line.links or line.own > 2:
        return False
    urls = {page.link(piece.href) for piece in line.links}
    own = urlsplit(page.address).path.rstrip("/")
    return all(url is None or urlsplit(url).path.rstrip("/") != own for url in urls)


def _home(page: Page) -> set[str]:
    """Return the words of the links to the front page: the site's name."""
    urls = (anchor for url, anchor in page.anchors if urlsplit(url).path in ("", "/"))
    return {own_words(words(anchor)) for anchor in urls}


def _slug(address: str) -> str:
    last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    words = [word for word in re.split(r"[-_+.]+", unquote(last).lower()) if word]
    if words and words[-1].isdigit() and len(words) > _FEWEST_WORDS:
        words = words[:-1]  # "-0" of a second page of that title, or an old number
    return " ".join(words) if len(words) >= _FEWEST_WORDS else ""


def _is_slug(own: str, slug: str) -> bool:
    """Whether an address was made of a line: its words in order, short ones may be left out."""
    if not slug:
        return False
    rest = iter(re.sub(r"\b([a-z]+) (s|t|re|ve|ll|d)\b", r"\1\2", own).split())
    asked = slug.split()
    if not all(any(word == one for one in rest) for word in asked):
        return False
    return len(own) < 3 * len(slug) + 20


def _title_element(page: Page) -> str | None:
    return words(page.tree.css_first("head title") or page.tree.css_first("title")) or None


def _without_site(title: str, site: set[str]) -> str:
    """Take the site's name off a title."""
    parts = _SEPARATED.split(title)
    if len(parts) > 1 and own_words(parts[-1]) in site:
        return title[: len(title) - len(parts[-1])].rstrip(" |–—·»«•:-")
    if len(parts) > 1 and own_words(parts[0]) in site:
        return title[len(parts[0]) :].lstrip(" |–—·»«•:-")
    return title


def _parted(text: str, line: int | None, sure: bool, evidence: str) -> Title:
    numbered = _LEGACY.match(text)
    if numbered:
        return Title(numbered[1], line, sure, evidence, numbered[2])
    return Title(text, line, sure, evidence)
