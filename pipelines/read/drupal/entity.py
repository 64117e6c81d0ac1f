"""A node as its readers get it."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.fields import Field


@dataclass(frozen=True, slots=True)
class Node:
    """A node's element, its fields in order, and which of them is the body."""

    element: LexborNode
    fields: list[Field]
    body: Field | None

    def meaning(self, what: str) -> list[Field]:
        """Return the fields that announce something: author, category, tag or forum."""
        return [field for field in self.fields if field.means == what]

    @property
    def others(self) -> list[Field]:
        """The fields that are not the body and announce nothing that is read by its label."""
        return [field for field in self.fields if field is not self.body and field.means is None]
