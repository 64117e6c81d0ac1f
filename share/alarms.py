"""What has got worse since the last good run: a field, a kind of page or a reader."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from share.coverage import COMMENTS, UNREAD, Coverage, Group

LEAST_FALL = 0.02
"""A share that falls by less is no alarm, however many pages there are."""
LEAST_PAGES = 3
_SIGMAS = 3
_WITHOUT_SYSTEM = ("labels", "plain", UNREAD)
"""First words of readers that know no publishing system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A sentence on what got worse, shares before and now, and addresses to look at."""

    what: str
    kind: str
    field: str | None
    before: float
    now: float
    examples: tuple[str, ...] = ()


def alarms(now: Coverage, good: Coverage) -> tuple[Alarm, ...]:
    """Return what is worse than in the good run by more than chance and a few pages explain."""
    found = [*_fields(now, good), *_kinds(now, good), *_readers(now, good)]
    before, today = (_part_of(one, {"other", UNREAD}) for one in (good, now))
    if worse(before.rest, today.rest):
        found.append(
            Alarm(
                what="more pages than before are read as nothing in particular",
                kind="other",
                field=None,
                before=before.share,
                now=today.share,
                examples=_examples(now, {"other", UNREAD}),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many pages."""

    count: int
    pages: int

    @property
    def share(self) -> float:
        """The share, 0 of no page."""
        return self.count / self.pages if self.pages else 0.0

    @property
    def rest(self) -> Part:
        """The other pages."""
        return Part(self.pages - self.count, self.pages)


def worse(before: Part, now: Part) -> bool:
    """Whether a share fell further than chance lets two samples differ (three sigmas).

    Both numbers of pages count: of a crawl that was stopped early a few pages tell little.

    >>> worse(Part(100, 100), Part(90, 100)), worse(Part(5, 5), Part(20, 50))
    (True, False)
    """
    if not before.pages or not now.pages:
        return False
    of_all = (before.count + now.count) / (before.pages + now.pages)
    sigma = math.sqrt(of_all * (1 - of_all) * (1 / before.pages + 1 / now.pages))
    fall = before.share - now.share
    return fall > max(LEAST_FALL, _SIGMAS * sigma) and fall * now.pages > LEAST_PAGES - 0.5


def _fields(now: Coverage, good: Coverage) -> Iterator[Alarm]:
    """Yield fields that fewer pages have: by reader, else among all pages of the kind."""
    for kind, readers in good.items():
        told = set()
        for reader, was in readers.items():
            for alarm in _fallen(kind, f" read by {reader!r}", now.get(kind, {}).get(reader), was):
                told.add(alarm.field)
                yield alarm
        whole, before = _joined(now.get(kind, {})), _joined(readers)
        yield from (one for one in _fallen(kind, "", whole, before) if one.field not in told)


def _fallen(kind: str, whose: str, now: Group | None, was: Group) -> Iterator[Alarm]:
    for name in was.fields if now is not None else ():
        if now is not None and worse(_having(was, name), _having(now, name)):
            many = kind if kind == COMMENTS else f"pages of the kind {kind}"
            yield Alarm(
                what=f"fewer {many}{whose} have {name}",
                kind=kind,
                field=name,
                before=was.share(name),
                now=now.share(name),
                examples=tuple(now.without.get(name, ())),
            )


def _having(group: Group, name: str) -> Part:
    return Part(group.fields.get(name, 0), group.pages)


def _joined(readers: Mapping[str, Group]) -> Group:
    whole = Group()
    for group in readers.values():
        whole.pages += group.pages
        for name, count in group.fields.items():
            whole.fields[name] = whole.fields.get(name, 0) + count
        for name, urls in group.without.items():
            whole.without[name] = [*whole.without.get(name, []), *urls]
    return whole


def _kinds(now: Coverage, good: Coverage) -> Iterator[Alarm]:
    """Yield kinds of which fewer pages are held: an archive only grows."""
    for kind, readers in good.items():
        before, left = _joined(readers).pages, _joined(now.get(kind, {})).pages
        if kind in (UNREAD, "other", COMMENTS) or before - left < LEAST_PAGES:
            continue
        if (before - left) / before > LEAST_FALL:
            yield Alarm(
                what=f"of {before:,} pages of the kind {kind} {left:,} are left",
                kind=kind,
                field=None,
                before=1.0,
                now=left / before,
                examples=_examples(now, {"other", UNREAD}),
            )


def _readers(now: Coverage, good: Coverage) -> Iterator[Alarm]:
    """Yield kinds of which more pages are read by their words alone than before."""
    for kind, readers in good.items():
        before, by_system = _by_system(readers), _by_system(now.get(kind, {}))
        if kind not in (UNREAD, COMMENTS) and worse(before, by_system):
            yield Alarm(
                what=f"fewer pages of the kind {kind} are known to be of a publishing system",
                kind=kind,
                field=None,
                before=before.share,
                now=by_system.share,
                examples=_missing(now[kind]),
            )


def _by_system(readers: Mapping[str, Group]) -> Part:
    known = [g.pages for name, g in readers.items() if not name.startswith(_WITHOUT_SYSTEM)]
    return Part(sum(known), _joined(readers).pages)


def _missing(readers: Mapping[str, Group]) -> tuple[str, ...]:
    found = (g for name, g in readers.items() if name.startswith(_WITHOUT_SYSTEM))
    return next((tuple(group.latest) for group in found), ())


def _part_of(found: Coverage, kinds: set[str]) -> Part:
    pages = {kind: _joined(r).pages for kind, r in found.items() if kind != COMMENTS}
    return Part(sum(count for kind, count in pages.items() if kind in kinds), sum(pages.values()))


def _examples(now: Coverage, kinds: set[str]) -> tuple[str, ...]:
    groups = [group for kind in sorted(kinds) for group in now.get(kind, {}).values()]
    return tuple(url for group in groups for url in group.latest)[:LEAST_PAGES]
