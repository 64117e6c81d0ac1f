"""From the elements that a selector of site.toml found to the facts of a page, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.embeds import embed, embeds, linked
from pipelines.read.links import seen_in
from pipelines.read.own_text import own_text
from pipelines.read.page import Page
from pipelines.read.selectors.moments import moment
from pipelines.read.selectors.people import items, who
from pipelines.read.selectors.selector import Selector
from pipelines.read.text import block_text, words
from pipelines.read.words import meaning
from pipelines.records.finding import Embed, Fact, Facts, Person, Pointer, Term, Value

EVIDENCE = "site.toml"
_LEGACY = re.compile(r"(.*\S) - (\d{7})", re.DOTALL)
Nodes = list[LexborNode]


def facts_of(page: Page, kind: str, field: str, nodes: Nodes, chosen: Selector) -> Facts:
    """Return what the elements say of a field, with the facts that hang on it; {}: nothing.

    Dates, names and texts are parsed as the readers do. Raises Ambiguous for such a date.
    """
    if field == "published":
        dates = (moment(page, node, chosen) for node in nodes)
        found = next(filter(None, dates), None)
        return {field: found} if found else {}
    if field == "authors":
        return _authors(page, kind, nodes, chosen)
    if field == "title":
        text = chosen.text(nodes[0])
        return _title(kind, text) if text else {}
    if field in ("body", "transcript"):
        return _text(page, kind, field, nodes)
    value = _VALUES[field](page, nodes, chosen)
    return {field: Fact(value, EVIDENCE)} if value else {}


def _title(kind: str, text: str) -> Facts:
    numbered = _LEGACY.fullmatch(text) if kind == "topic" else None
    if numbered is None:
        return {"title": Fact(text, EVIDENCE)}
    return {"title": Fact(numbered[1], EVIDENCE), "legacy_id": Fact(numbered[2], EVIDENCE)}


def _authors(page: Page, kind: str, nodes: Nodes, chosen: Selector) -> Facts:
    otherwise = "member" if kind == "topic" else None
    if chosen.attribute is None:
        nodes = [item for node in nodes for item in items(node)]
    people = [one for node in nodes if (one := who(page, node, chosen, otherwise))]
    if not people:
        return {}
    found: tuple[Person, ...] = tuple(dict.fromkeys(people))
    line = "; ".join(chosen.text(node) for node in nodes)
    return {"authors": Fact(found, EVIDENCE), "byline": Fact(line, EVIDENCE)}


def _text(page: Page, kind: str, field: str, nodes: Nodes) -> Facts:
    one = nodes[0].inner_html if len(nodes) == 1 else None
    inner = one or "".join(node.html or "" for node in nodes)
    text = block_text(inner)
    facts: Facts = {field: Fact(text, EVIDENCE)}
    if field == "body":
        seen = [seen_in(page, node, inner) for node in nodes]
        facts["links"] = Fact(tuple(one for links, _ in seen for one in links), EVIDENCE)
        facts["media"] = Fact(tuple(one for _, media in seen for one in media), EVIDENCE)
        if kind == "topic":
            facts["own_text"] = Fact(own_text(inner, text), EVIDENCE)
    return facts


def _line(page: Page, nodes: Nodes, chosen: Selector) -> str:
    return chosen.text(nodes[0])


def _lines(page: Page, nodes: Nodes, chosen: Selector) -> str:
    return "; ".join(filter(None, (chosen.text(node) for node in nodes)))


def _terms(page: Page, nodes: Nodes, chosen: Selector) -> tuple[Term, ...]:
    """Return the terms; an element that holds links is a list of them."""
    each = [item for node in nodes for item in (node.css("a[href]") or items(node))]
    found = (_term(page, item, chosen) for item in each)
    return tuple(dict.fromkeys(term for term in found if term.name))


def _term(page: Page, item: LexborNode, chosen: Selector) -> Term:
    url = page.link(item.attrs.get("href")) if item.tag == "a" else None
    text = words(item) if item.tag == "a" else chosen.text(item)
    label, colon, rest = text.partition(":")
    return Term(rest.strip() if colon and meaning(label) else text, url)


def _forum(page: Page, nodes: Nodes, chosen: Selector) -> Term | None:
    return next(iter(_terms(page, nodes[:1], chosen)), None)


def _video(page: Page, nodes: Nodes, chosen: Selector) -> Embed | None:
    if chosen.attribute:
        whole = page.whole(chosen.text(nodes[0])) or ""
        return embed(whole)
    return next(_embeds(page, nodes), None)


def _embeds(page: Page, nodes: Nodes) -> Iterator[Embed]:
    for node in nodes:
        yield from embeds(node, page.base)
        yield from linked(node, page.base)


def _cards(page: Page, nodes: Nodes, chosen: Selector) -> tuple[Pointer, ...]:
    found = [card for node in nodes if (card := _card(page, node))]
    return tuple({card.url: card for card in reversed(found)}.values())[::-1]


def _card(page: Page, node: LexborNode) -> Pointer | None:
    links = [a for a in node.css("a[href]") if page.own(page.link(a.attrs.get("href")))]
    titled = next((a for a in links if words(a)), links[0] if links else None)
    url = page.link(titled.attrs.get("href")) if titled is not None else None
    return Pointer(url, words(titled) or None) if url else None


def _step(page: Page, nodes: Nodes, chosen: Selector) -> tuple[Pointer, ...]:
    """Return the first page that is pointed to; the words of an arrow are no title."""
    return tuple(Pointer(card.url) for card in _cards(page, nodes, chosen)[:1])


_VALUES: dict[str, Callable[[Page, Nodes, Selector], Value]] = {
    "subtitle": _line,
    "summary": _line,
    "language": _line,
    "byline": _lines,
    "categories": _terms,
    "tags": _terms,
    "forum": _forum,
    "video": _video,
    "related": _cards,
    "previous": _step,
    "next": _step,
}
