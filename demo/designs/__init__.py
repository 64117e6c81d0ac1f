"""The designs that the made-up site can wear, by name."""

from __future__ import annotations

from demo.designs.bare.design import BARE
from demo.designs.design import Design
from demo.designs.drupal.design import DRUPAL
from demo.designs.drupal7.design import DRUPAL7
from demo.designs.redesign.design import PREFIX, redesign_of
from demo.designs.wordpress.site import WORDPRESS

_KNOWN: tuple[Design, ...] = (DRUPAL, DRUPAL7, BARE, *WORDPRESS)
NAMES = tuple(design.name for design in _KNOWN)
"""Every design that has a name of its own, the usual one first."""
LISTED = ", ".join((*NAMES, f"{PREFIX}N (invented from any number N)"))
"""The names as a sentence or a --help tells them."""


def design_of(name: str) -> Design:
    """Return the design of a name; ValueError, with the names, for one that does not exist."""
    for design in _KNOWN:
        if design.name == name:
            return design
    invented = redesign_of(name)
    if invented:
        return invented
    raise ValueError(f"there is no design {name!r}, only: {LISTED}")
