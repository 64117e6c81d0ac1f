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
from pipelines.store.works import DAY, NUMBER, TEXT, WORK, Work, is_key, work

_KEYS = (NUMBER, TEXT, DAY)
"""By what keys of works are said to lead to a page: they are no addresses."""


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
    number: str | None = None
    """The site's own number of the page, after the system that gave it (drupal 147)."""
    system: str = ""
    """The publishing system whose reader read it."""
    works: tuple[Work, ...] = ()

    @property
    def order(self) -> tuple[str, str]:
        """What «latest» goes by (DESIGN §3)."""
        return (self.captured_at, self.record_id)

    @property
    def answers(self) -> bool:
        """Whether the page itself was shown (a 304 repeats one that was)."""
        return 200 <= self.status < 300 or self.status == 304


@dataclass(slots=True)
class Group:
    """The captures and addresses that are one page."""

    shown: list[Shown] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    name: str | None = None
    """The page's address where another page has the one that the captures claim."""
    rivals: set[str] = field(default_factory=set)
    """Addresses of pages that may be the same one."""

    def canonical(self) -> str | None:
        """Return the page's address; None if there are only redirects to a page not held."""
        if self.name:
            return self.name
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
            self._visit([address for address in frontier if not is_key(address)])
            self._ask_who_leads_to(frontier)
            frontier = {end for says in self._says for end in says[:2]} - seen
        return self._join(seen)

    def _visit(self, addresses: list[str]) -> None:
        """Look up what was captured at these addresses, and where that says it belongs."""
        rows = self._database.execute(
            "select f.address, c.id, c.captured_at, c.record_id, c.status,"
            " f.capture_id, json_extract(f.found, '$.reader[1]'),"
            " json_extract(f.found, '$.source_id[1]')"
            " from findings f join captures c on c.said_in = f.capture_id"
            " where f.address in (select value from json_each(?)) and f.subject = ?",
            [json.dumps(addresses), PAGE],
        ).fetchall()
        says: dict[int, list[tuple[str, str]]] = {row[5]: [] for row in rows}
        works: dict[int, list[Work]] = {}
        for capture, subject, target, found in self._database.execute(
            "select capture_id, subject, address, found from findings"
            " where capture_id in (select value from json_each(?)) and subject in (?, ?)",
            [json.dumps(list(says)), ALIAS, WORK],
        ):
            facts = decode(found)
            says[capture].append((target, facts["of"][1]))
            if subject == WORK:
                works.setdefault(capture, []).append(work(target, facts))
        for address, capture, captured_at, record_id, status, speaker, reader, source in rows:
            system = (reader or "").partition(" ")[0]
            number = f"{system} {source}" if system and source else None
            told, shows = tuple(says[speaker]), tuple(works.get(speaker, ()))
            aliases = tuple(pair for pair in told if pair[1] not in _KEYS)
            self._shown.setdefault(address, []).append(
                Shown(
                    capture, address, captured_at, record_id, status, aliases, number, system, shows
                )
            )
            self._says.extend((address, target, by) for target, by in told)

    def _ask_who_leads_to(self, addresses: Iterable[str]) -> None:
        """Look up what is said of these addresses and keys elsewhere."""
        rows = self._database.execute(
            "select json_extract(found, '$.of[1]'), address, json_extract(found, '$.of[0]')"
            " from findings where address in (select value from json_each(?))"
            " and subject in (?, ?)",
            [json.dumps(list(addresses)), ALIAS, WORK],
        )
        self._says.extend(rows.fetchall())

    def _join(self, addresses: set[str]) -> list[Group]:
        """Join what is said to be one page; what bears different numbers is not one."""
        keys = {target for _, target, by in self._says if by in _KEYS}
        group_of = {address: Group([], {address}) for address in addresses - keys}
        for source, target, by in self._says:
            if by in _KEYS or (by == "redirect" and not self._leads(source, target)):
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
        return [part for group in groups.values() for part in apart(group)]

    def _leads(self, source: str, target: str) -> bool:
        """Whether a redirect joins: its source never answered itself, and leads there today."""
        shown = self._shown.get(source, [])
        if any(s.status < 300 for s in shown):
            return False
        sent = [s for s in shown if any(by == "redirect" for _, by in s.aliases)]
        last = max(sent, key=lambda s: s.order, default=None)
        return last is not None and (target, "redirect") in last.aliases


def apart(group: Group) -> list[Group]:
    """Part a group whose captures bear different numbers of one system: they are several pages.

    A canonical link that lies, or an address that was given to another page, must not make two
    pages one. An address leads to the page that its latest capture shows; the page that lost its
    address is known by its number's (/node/5), else by another of its own.
    """
    numbers = {s.number for s in group.shown if s.number}
    if len({number.split(" ")[0] for number in numbers}) == len(numbers):
        return [group]
    leads = _owners(group)
    parts = {number: Group([], set()) for number in numbers}
    for address in group.addresses:
        parts[leads.get(address) or _latest(group.shown)].addresses.add(address)
    for shown in group.shown:
        parts[shown.number or leads.get(shown.address) or _latest(group.shown)].shown.append(shown)
    taken: set[str] = set()
    for number in sorted(numbers, key=lambda n: max(s.order for s in parts[n].shown), reverse=True):
        part = parts[number]
        claimed = part.canonical()
        if claimed in taken or claimed not in part.addresses:
            free = sorted(part.addresses - taken, key=lambda a: (not _numbered(a), a))
            part.name = free[0] if free else f"{claimed}#{number.replace(' ', '-')}"
        taken.add(part.name or claimed or "")
    return list(parts.values())


def _owners(group: Group) -> dict[str, str]:
    """Return whose each address is: the number that the latest capture there, or of it, bears."""
    said: dict[str, tuple[bool, tuple[str, str], str]] = {}
    for shown in group.shown:
        if shown.number:
            for address in (shown.address, *(a for a, _ in shown.aliases)):
                claim = (address == shown.address, shown.order, shown.number)
                said[address] = max(said.get(address, claim), claim)
    return {address: number for address, (_, _, number) in said.items()}


def _latest(shown: list[Shown]) -> str:
    return str(max((s for s in shown if s.number), key=lambda s: s.order).number)
