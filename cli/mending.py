"""What `explain` prints for site.toml: lines that mend a field which is not read, or wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from cli.errors import Sentence, WrongUse
from cli.mending_talk import OF_TALK, quoted, talk_lines
from cli.wording import amount, short
from pipelines.read.page import Page
from pipelines.read.selectors.names import COMMENT, OF_COMMENTS, fields_of
from pipelines.read.selectors.path import selector_of
from pipelines.read.selectors.places import holding, naming, together
from pipelines.read.selectors.selector import Selector, selector
from pipelines.read.text import words
from pipelines.records.text import folded
from pipelines.store.explain import Explained

_OFTEN = ("title", "authors", "published", "body")
_OFTEN_OF = {"article": ("categories",), "video": ("categories", "video"), "topic": ("forum",)}
"""Fields whose absence is worth a line; most pages have no subtitle."""
_UNSURE = ("other", "listing")
"""Kinds that a page of unknown markup has when nothing tells what it is."""
MOST = 5
"""Selectors that are shown of those that find a text."""
NEXT = "then run 'grace-archive rebuild'"


class Shown(NamedTuple):
    """A selector, what it finds on the page, and on how many of other pages it finds anything.

    `same` counts those on which it finds the very same: they show it whatever they are about.
    """

    css: str
    text: str
    found_on: int
    same: int
    of: int

    @property
    def of_every_page(self) -> bool:
        """Whether it seems to be part of each page, like a menu."""
        return self.same > 2 and self.same == self.found_on


def missing(page: Explained) -> tuple[str, ...]:
    """Return the fields that are missing or doubtful and can be told in site.toml."""
    read = {field.name for field in page.fields if field.value}
    known = [name for name in fields_of(page.kind) if name not in (COMMENT, *OF_COMMENTS)]
    often = (*_OFTEN, *_OFTEN_OF.get(page.kind, ()))
    wanted = [name for name in known if name in often and name not in read]
    return tuple(name for name in known if name in wanted or name in page.doubtful)


def advice(page: Explained) -> Iterator[str]:
    """Yield the lines that mend what is missing or doubtful."""
    if page.kind in _UNSURE and (page.reader or "").startswith("labels "):
        yield "If it is an article, video or topic, write into site.toml, " + NEXT + ":"
        yield "  [kinds]"
        yield f'  "{urlsplit(page.url).path or "/"}" = "article"'
        yield 'where * stands for anything, so that one line tells all such pages: "/stories/*".'
    fields = missing(page)
    if not fields:
        return
    yield f"Missing or doubtful: {', '.join(fields)}. Where the page shows it, ask for its place:"
    yield f"  grace-archive explain {page.url} --find 'WORDS ON THE PAGE' --field {fields[0]}"
    yield f"and write into site.toml, {NEXT}:"
    yield f"  [selectors.{page.kind}]"
    yield from (f'  {name} = "CSS SELECTOR"' for name in fields)


def find(page: Page, texts: Sequence[str], others: Sequence[Page]) -> tuple[Shown, ...]:
    """Return selectors for the places that show these texts; Sentence where there is none.

    Several texts are items of one list (two authors): one selector for all of them.
    """
    places = [places_of(page, text) for text in texts]
    groups = together(page, places) if len(places) > 1 else _grown(places[0])
    told = dict.fromkeys(css for group in groups if (css := selector_of(page.root, group)))
    if not told:
        raise Sentence("No selector tells these places from others: give one of the texts alone.")
    shown = [_shown(page, css, others) for css in told]
    return tuple(sorted(shown, key=_likely))[:MOST]


def _likely(shown: Shown) -> tuple[bool, bool, int]:
    """Return what to sort by: no part of every page, by names, on many pages."""
    return shown.of_every_page, ":nth-of-type" in shown.css, -shown.found_on


def _grown(nodes: Sequence[LexborNode]) -> list[list[LexborNode]]:
    """Return each place, and what holds it and says no more: a link's name, then its item."""
    groups = []
    for node in nodes:
        at: LexborNode | None = node
        while at is not None and at.tag not in ("body", "html") and words(at) == words(node):
            groups.append([at])
            at = at.parent
    return groups


def places_of(page: Page, text: str) -> list[LexborNode]:
    """Return the elements that show a text; Sentence where there is none."""
    found = naming(page, text) or holding(page, text)
    if not found:
        raise Sentence(
            f"{short(text)!r} does not stand on the kept page: give words as the page shows "
            "them, of one heading, name or line."
        )
    return found


def _shown(page: Page, css: str, others: Sequence[Page]) -> Shown:
    chosen = selector(css)
    here, *there = (_said(chosen, one) for one in (page, *others))
    return Shown(css, here, sum(map(bool, there)), there.count(here), len(there))


def _said(chosen: Selector, page: Page) -> str:
    return "; ".join(chosen.text(node) for node in chosen.found_in(page.root))


def lines_for(
    page: Page, texts: Sequence[str], others: Sequence[Page], kind: str, field: str | None
) -> Iterator[str]:
    """Yield the lines to paste for words that a page of a kind shows, and what they find there.

    Raises Sentence where the words stand nowhere, WrongUse for a field that the kind has not.
    """
    if field is not None and field not in fields_of(kind):
        raise WrongUse(f"{field!r} is no field of site.toml; known: {', '.join(fields_of(kind))}.")
    if field in OF_TALK:
        if len(texts) > 1:
            raise WrongUse(f"{field} needs one --find: words of one comment tell where all are.")
        yield f"Write into site.toml, {NEXT}:"
        yield from talk_lines(page, places_of(page, texts[0]), others, kind, field)
    else:
        yield from found_lines(find(page, texts, others), kind, field)


def found_lines(found: Sequence[Shown], kind: str, field: str | None) -> Iterator[str]:
    """Yield the lines to paste, the likeliest first, and what each finds."""
    allowed = fields_of(kind)
    yield f"Write into site.toml, {NEXT}:"
    yield f"  [selectors.{kind}]"
    for index, one in enumerate(found):
        if index:
            yield "or"
        yield f"  {field or 'FIELD'} = {quoted(one.css)}"
        yield f"      finds here: {short(folded(one.text))}"
        if one.of:
            pages = amount(one.of, "other page")
            yield f"      finds something on {one.found_on:,} of {pages} of the kind {kind}"
        if one.of_every_page:
            yield "      and the same on all of them: it may be part of every page"
    if field is None:
        yield f"FIELD is one of {', '.join(allowed)}."
