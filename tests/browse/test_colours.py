"""The colours of the style sheets: readable in light and dark, also where axe-core cannot look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import browse

SHEET = (Path(browse.__file__).parent / "static" / "reading.css").read_text(encoding="utf-8")
ROOTS = re.findall(r":root \{([^}]*)\}", SHEET)
LEAST = 4.5
"""Contrast of small text with what is behind it: WCAG 2.2, 1.4.3."""


def _colours(root: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", root))


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("root", ROOTS, ids=("light", "dark"))
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        *((text, "paper") for text in ("ink", "dim", "link")),
        *((text, "bar") for text in ("ink", "link")),  # labels in charts
        ("ink", "mark"),
        ("link", "line"),  # a bar that the pointer is over
    ],
)
def test_text_stands_out(root: str, text: str, behind: str) -> None:
    """By the formula of WCAG; the background of text in an SVG is unknown to axe-core."""
    colours = _colours(root)
    assert _contrast(colours[text], colours[behind]) >= LEAST
