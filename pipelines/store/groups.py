"""One page, many addresses: which captures show the same page, and what its address is.

Captures are joined where one says that another address leads to its page (canonical link, node
number, redirect). The joined captures are one page, named by the latest canonical link. The
result depends on the set of captures only, not on the order in which they came.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from sqlite_utils import Database

from pipelines.read.addresses import verdict
from pipelines.records.finding import ALIAS, PAGE
from pipelines.store.facts import decode


@dataclass(frozen=True, slots=True)
class Shown:
    """A capture of a page: where it was made, and which addresses it says lead there."""

    capture_id: int
    address: str
    captured_at: str
    record_id: str
    status: int
    aliases: tuple[tuple[str, str], ...]
    """(address, by): by is canonical, shortlink, redirect…"""

    @property
    def answers(self) -> bool:
        """Whether the page itself was shown (a 304 repeats one that was)."""
        return 200 <= self.status < 300 or self.status == 304


@dataclass(slots=True)
class Group:
    """The captures and addresses that are one page."""

    shown: list[Shown] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def canonical(self) -> str | None:
        """Return the page's address; None if there are only redirects to a page not held."""
        own = [s for s in self.shown if not 300 <= s.status < 400 or s.status == 304]
        if not own:
            return None
        claims = [
            (s.answers, by == "canonical", s.captured_at, s.record_id, address)
            for s in own
            for address, by in ((s.address, "own"), *s.aliases)
            if by in ("own", "canonical")
            and (by == "canonical" or not any(b == "canonical" for _, b in s.aliases))
        ]
        return max(
            claims, key=lambda claim: (claim[0], claim[1], not _numbered(claim[4]), *claim[2:])
        )[4]


def _numbered(address: str) -> bool:
    return verdict(address).number is not None


class Groups:
    """Finds the group that an address belongs to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def around(self, address: str) -> Group:
        """Return the group of captures and addresses that hang together with an address."""
        group = Group()
        waiting = deque([address])
        while waiting:
            here = waiting.popleft()
            if here in group.addresses:
                continue
            group.addresses.add(here)
            shown = self._shown_at(here)
            group.shown.extend(shown)
            waiting.extend(target for s in shown for target, _ in s.aliases)
            waiting.extend(self._said_to_lead_to(here))
        return group

    def _shown_at(self, address: str) -> list[Shown]:
        rows = self._database.execute(
            "select c.id, c.captured_at, c.record_id, c.status from findings f"
            " join captures c on c.id = f.capture_id where f.address = ? and f.subject = ?",
            [address, PAGE],
        ).fetchall()
        answers = any(200 <= status < 300 for *_, status in rows)
        return [
            Shown(row[0], address, row[1], row[2], row[3], self._aliases(row[0], answers))
            for row in rows
        ]

    def _aliases(self, capture: int, answers: bool) -> tuple[tuple[str, str], ...]:
        """Return what a capture says; a redirect joins no address that once answered itself."""
        return tuple(
            (target, by)
            for target, found in self._database.execute(
                "select address, found from findings where capture_id = ? and subject = ?",
                [capture, ALIAS],
            )
            for by in [decode(found)["of"][1]]
            if not (by == "redirect" and answers)
        )

    def _said_to_lead_to(self, address: str) -> list[str]:
        sources = []
        for (found,) in self._database.execute(
            "select found from findings where address = ? and subject = ?", [address, ALIAS]
        ):
            source, by = decode(found)["of"]
            if by != "redirect" or not self._answers(source):
                sources.append(source)
        return sources

    def _answers(self, address: str) -> bool:
        return bool(
            self._database.execute(
                "select 1 from findings f join captures c on c.id = f.capture_id"
                " where f.address = ? and f.subject = ? and c.status between 200 and 299 limit 1",
                [address, PAGE],
            ).fetchone()
        )
