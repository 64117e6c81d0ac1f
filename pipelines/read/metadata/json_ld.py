"""JSON-LD: the one entity that a page's script elements say the page is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.read.page import Page
from pipelines.records.text import folded_name

Node = dict[str, object]
_SCRIPTS = 'script[type="application/ld+json" i]'
_AROUND = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*\]\]>|\]\]>|-->|;)\s*$")
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_DOCUMENT = re.compile(
    r"(?:article|posting|report|videoobject|podcastepisode|audioobject|qapage|question)$"
)
_SITE = ("website", "organization", "newsmediaorganization", "medicalorganization", "ngo")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_DEEPEST, _MOST, _LARGEST = 12, 2_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What schema.org's properties of the entity hold, as they stand there."""

    title: str | None = None
    description: str | None = None
    type: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[tuple[str, str | None], ...] = ()
    publisher: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    image: str | None = None
    video: str | None = None
    audio: str | None = None
    language: str | None = None
    site_name: str | None = None


def own_entity(page: Page, addresses: set[str]) -> Entity | None:
    """Return the document that a page is, by its JSON-LD; `addresses` are the page's own.

    Where several documents stand there, it is the one that names one of the addresses; where none
    does, they are those of a list and none is the page's.
    """
    nodes = [node for text in _scripts(page) for node in _nodes(_parsed(text))][:_MOST]
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    documents = [node for node in nodes if _DOCUMENT.search(_type(node).lower())]
    own = [node for node in documents if _urls(page, node) & addresses]
    chosen = own or (
        documents if len(documents) == 1 and not _is_elsewhere(page, documents[0]) else []
    )
    if not chosen:
        return None
    site = next((_text(n.get("name")) for n in nodes if _type(n).lower() in _SITE), None)
    return _entity(chosen[0], known, site)


def _entity(node: Node, known: dict[str, Node], site: str | None) -> Entity:
    publisher = next(_people(node.get("publisher"), known), (None, None))[0]
    inner = next(iter(_dicts(node.get("video"))), node if "video" in _type(node).lower() else {})
    return Entity(
        title=_text(node.get("headline")) or _text(node.get("name")),
        description=_text(node.get("description")),
        type=_type(node),
        published=_text(node.get("datePublished")) or _text(node.get("uploadDate")),
        modified=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(_people(node.get("author"), known))),
        publisher=publisher,
        sections=_list(node.get("articleSection")),
        keywords=_list(node.get("keywords")),
        image=_address(node.get("image")),
        video=_text(inner.get("embedUrl")) or _text(inner.get("contentUrl")),
        audio=_address(node.get("audio") or node.get("associatedMedia")),
        language=_text(node.get("inLanguage")),
        site_name=site,
    )


def _scripts(page: Page) -> Iterator[str]:
    if "ld+json" in page.text:
        yield from (script.text() for script in page.tree.css(_SCRIPTS))


def _parsed(text: str) -> object:
    """Parse a script, one that is written with the usual mistakes too; None for no JSON."""
    if len(text) > _LARGEST:
        return None
    bare = _AROUND.sub("", _AROUND.sub("", text.strip()))
    for tried in (text, bare, _LAST_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(tried, strict=False)  # line ends within strings
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:_MOST]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _INNER:
            yield from _nodes(value.get(name), depth + 1)


def _type(node: Node) -> str:
    told = node.get("@type")
    told = told[0] if isinstance(told, list) and told else told
    return told.rpartition("/")[2] if isinstance(told, str) else ""


def _urls(page: Page, node: Node) -> set[str]:
    said = (node.get("url"), node.get("@id"), node.get("mainEntityOfPage"))
    urls = (_address(one) for one in said)
    return {url for one in urls if one and (url := page.link(one.partition("#")[0]))}


def _is_elsewhere(page: Page, node: Node) -> bool:
    """Whether an entity names another page of the site, and its headline is not this page's."""
    if not any(map(page.own, _urls(page, node))):
        return False
    title = page.tree.css_first("head title") or page.tree.css_first("title")
    headline = _text(node.get("headline")) or _text(node.get("name")) or ""
    shown = folded_name(title.text()) if title is not None else ""
    return not headline or folded_name(headline) not in shown


def _people(value: object, known: dict[str, Node]) -> Iterator[tuple[str, str | None]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = known.get(str(one.get("@id")), one) if "name" not in one else one
            name = _text(one.get("name"))
            if name:
                yield name, _text(one.get("url"))
        elif name := _text(one):
            yield name, None


def _dicts(value: object) -> list[Node]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _address(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return _text(value)


def _list(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(_text(value) or "").split(",")
    return tuple(text for part in parts if (text := _text(part)))


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
