"""Long texts by digest, fetched for many pages at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from pipelines.records.finding import Text
from pipelines.records.text import folded, same_words
from pipelines.store.assembly.views import Said
from pipelines.store.facts import TextRef


class Texts:
    """The long texts that the findings of some pages refer to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[str, Text] = {}

    def fetch(self, refs: Iterable[TextRef]) -> None:
        """Have these texts at hand, and no others."""
        wanted = {ref.digest for ref in refs}
        self._held = {
            digest: Text(html, text)
            for digest, html, text in self._database.execute(
                "select digest, html, text from texts where digest in"
                " (select value from json_each(?))",
                [json.dumps(list(wanted))],
            )
        }

    def of(self, ref: TextRef | None) -> Text | None:
        """Return the text that was fetched for a reference."""
        return self._held[ref.digest] if ref else None

    def plain(self, ref: TextRef | None) -> str | None:
        """Return the text's lines."""
        text = self.of(ref)
        return text.text if text else None

    def folded(self, ref: TextRef | None) -> str:
        """Return the text folded, so that two forms of one text are equal."""
        return folded(self.plain(ref) or "")

    def same_body(self, ours: Said, theirs: Said, same_system: bool) -> bool:
        """Whether two captures show one text: folded, and but for quotes and a signature.

        A signature changes under all texts of its author at once, and a theme may leave it out.
        Another publishing system shows other things around a text too.
        """
        one, other = (self.plain(said.get("body", (None,))[0]) or "" for said in (ours, theirs))
        if folded(one) == folded(other):
            return True
        owns = [self.folded(said.get("own_text", (None,))[0]) for said in (ours, theirs)]
        if owns[0] and owns[0] == owns[1]:
            return True
        return not same_system and same_words(one, other)
