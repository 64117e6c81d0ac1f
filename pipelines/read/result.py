"""What a reader gathers from one page, before it becomes a `Reading`."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.records.finding import Facts, Finding
from pipelines.records.reading import Trouble


@dataclass(slots=True)
class Result:
    """The page's own facts, findings about others, troubles, and what places tell of links.

    `aliases` maps other addresses of this page to the evidence; `link_kinds` an address to the
    kind that its place tells; `entries` are pages that it lists, beside those of which it says
    more. `rolls` is True where `?page=N` reads the same page further.
    """

    reader: str
    kind: str
    facts: Facts = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    link_kinds: dict[str, str] = field(default_factory=dict)
    entries: dict[str, None] = field(default_factory=dict)
    rolls: bool = False
    partial: bool = False
    """Whether the page shows a part of a document that is not its text: some of the comments."""

    def doubt(self, kind: str, message: str, about: str | None = None) -> None:
        """Note something that could not be read, or was read with doubt."""
        self.problems.append(Trouble(kind, message, about, self.reader))
