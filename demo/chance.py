"""Chance that is the same on every machine: each thing of the site draws from its own seed."""

from __future__ import annotations

from random import Random


def draw(*key: object) -> Random:
    """Return the random numbers that belong to a key, such as (seed, "article", 12)."""
    return Random("/".join(str(part) for part in key))
