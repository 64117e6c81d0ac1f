"""XML that somebody else made: parsed without entities, network or unlimited depth."""

from __future__ import annotations

from lxml import etree

_HEAD = 65536  # bytes in which a document type stands


def parsed(body: bytes) -> tuple[etree._Element | None, str | None]:
    """Return the root of a feed or sitemap, and what is wrong with the XML, mended as it was.

    There is no root where it is no XML at all, or declares entities.
    """
    if b"<!ENTITY" in body[:_HEAD]:
        return None, "It declares entities."
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, f"It is no XML: {error}."
    faults = parser.error_log
    return root, f"It is broken XML: {faults[0].message.strip()}." if len(faults) else None


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
