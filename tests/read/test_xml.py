"""XML that somebody else made."""

from __future__ import annotations

from pipelines.read.xml import child_text, local_name, parsed


def test_broken_xml_is_mended_and_told() -> None:
    """What came before the fault is there."""
    root, fault = parsed(b"<a><b>x</b><c></a>")
    assert root is not None
    assert child_text(root, "b") == "x"
    assert "broken" in (fault or "")


def test_entities_are_refused() -> None:
    """They may stand for gigabytes."""
    root, fault = parsed(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert root is None
    assert "entities" in (fault or "")


def test_names_stand_without_their_space() -> None:
    """Comments have none; an empty child has no text."""
    root, fault = parsed(b'<a xmlns="urn:x"><!-- c --><b> </b></a>')
    assert root is not None
    assert fault is None
    assert [local_name(node) for node in [root, *root]] == ["a", "", "b"]
    assert child_text(root, "b") is None
