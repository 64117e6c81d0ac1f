"""XML that somebody else made: parsed without entities, network or unlimited depth."""

from __future__ import annotations

from lxml import etree


def parsed(body: bytes) -> etree._Element | None:
    """Return the root of a feed or sitemap; None if it is no XML, or declares entities."""
    if b"<!ENTITY" in body[:65536]:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_text(element: etree._Element, name: str) -> str | None:
    """Return the text of the first child of that name, None where it is empty or missing."""
    for child in element:
        if local_name(child) == name:
            return (child.text or "").strip() or None
    return None
