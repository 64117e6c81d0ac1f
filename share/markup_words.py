"""The words that markup itself is made of: they may stay where everything else is filler."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_TOLD: dict[str, str] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
ELEMENTS = frozenset(_TOLD["elements"].split())
ATTRIBUTES = frozenset(_TOLD["attributes"].split())
STRUCTURAL = frozenset(_TOLD["structural"].split())
STRUCTURAL_PREFIXES = ("data-drupal-", "data-component", "data-entity-type", "aria-labelledby")
"""Attributes that begin so name parts of a page, too."""
VOCABULARY = ELEMENTS | ATTRIBUTES | frozenset(_TOLD["grammar"].split())

CARRIERS = frozenset(
    {"alias", "author", "by", "cat", "category", "forum", "member", "path", "slug", "tag"}
    | {"tagged", "taxonomy", "term", "topic", "user", "username"}
)
"""Parts of a class behind which the site may write whose or what it is: `author-jane`."""
WORD = re.compile(r"[^\W\d_]+")
