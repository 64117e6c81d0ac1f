"""One page, many addresses: which captures show the same page, and what its address is.

Captures are joined where one says that another address leads to its page (canonical link, node
number, redirect). The joined captures are one page, named by the latest canonical link. The
result depends on the set of captures only, not on the order in which they came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
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
    """Finds the groups that addresses belong to, many at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shown: dict[str, list[Shown]] = {}
        self._says: list[tuple[str, str, str]] = []

    def around(self, addresses: Iterable[str]) -> list[Group]:
        """Return the groups of captures and addresses that hang together with these addresses."""
        self._shown, self._says = {}, []
        seen: set[str] = set()
        frontier = set(addresses)
        while frontier:
            seen |= frontier
            self._visit(json.dumps(list(frontier)))
            frontier = {end for says in self._says for end in says[:2]} - seen
        return self._join(seen)

    def _visit(self, addresses: str) -> None:
        """Look up what was captured at these addresses (JSON), and what is said of them."""
        at: dict[int, str] = {}
        rows = self._database.execute(
            "select f.address, c.id, c.captured_at, c.record_id, c.status from findings f"
            " join captures c on c.id = f.capture_id"
            " where f.address in (select value from json_each(?)) and f.subject = ?",
            [addresses, PAGE],
        ).fetchall()
        says: dict[int, list[tuple[str, str]]] = {row[1]: [] for row in rows}
        for capture, target, found in self._database.execute(
            "select capture_id, address, found from findings"
            " where capture_id in (select value from json_each(?)) and subject = ?",
            [json.dumps(list(says)), ALIAS],
        ):
            says[capture].append((target, decode(found)["of"][1]))
        for address, capture, captured_at, record_id, status in rows:
            at[capture] = address
            shown = Shown(capture, address, captured_at, record_id, status, tuple(says[capture]))
            self._shown.setdefault(address, []).append(shown)
            self._says.extend((address, target, by) for target, by in shown.aliases)
        for target, found in self._database.execute(
            "select address, found from findings"
            " where address in (select value from json_each(?)) and subject = ?",
            [addresses, ALIAS],
        ):
            source, by = decode(found)["of"]
            self._says.append((source, target, by))

    def _join(self, addresses: set[str]) -> list[Group]:
        """Join what is said to be one page; a redirect joins no address that once answered."""
        group_of = {address: Group([], {address}) for address in addresses}
        for source, target, by in self._says:
            if by == "redirect" and any(s.status < 300 for s in self._shown.get(source, ())):
                continue
            one, other = group_of[source], group_of[target]
            if one is not other:
                if len(one.addresses) < len(other.addresses):
                    one, other = other, one
                one.addresses |= other.addresses
                group_of.update(dict.fromkeys(other.addresses, one))
        groups = {id(group): group for group in group_of.values()}
        for group in groups.values():
            for address in group.addresses:
                group.shown.extend(self._shown.get(address, ()))
        return list(groups.values())
