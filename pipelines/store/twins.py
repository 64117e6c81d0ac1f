"""Pages of two publishing systems that surely show one work are one page.

A key alone joins nothing: titles must be equal, days where both show one, and the texts must
agree; where more than one page fits, all stay apart and say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from pipelines.records.text import letters
from pipelines.store.groups import Group
from pipelines.store.works import DAY, NUMBER, Work

MANY = 30
"""Pages from which on one title and text are the site's, and no work's."""
MOST, NEARLY_ALL = 0.6, 0.9
"""Which part of one text must stand in the other, where both show a day, and where they do not."""
TextOf = Callable[[str], str]
"""Gives a text by its digest."""


def together(groups: list[Group], text_of: TextOf) -> list[Group]:
    """Join groups that are one work; note in each of several that might be, which others there are.

    The result depends on the set of groups only. A joined group is named as the part that was
    seen last: the newer system's.
    """
    holders: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        for key in {work.key for shown in group.shown for work in shown.works}:
            holders.setdefault(key, []).append(place)
    now: list[Group | None] = list(groups)
    into = list(range(len(groups)))
    for key in sorted(key for key, places in holders.items() if len(places) > 1):
        places = sorted({into[place] for place in holders[key]})
        if len(places) > MANY:
            continue
        for fitting in _fitting(key, [(p, g) for p in places if (g := now[p])], text_of):
            members = [one for place in fitting if (one := now[place])]
            if _rivals(members):
                _note(members)
                continue
            joined = _joined(members)
            for place in fitting:
                now[place] = None
            now[fitting[0]] = joined
            into = [fitting[0] if place in fitting else place for place in into]
    return [group for group in now if group is not None]


def _fitting(key: str, members: list[tuple[int, Group]], text_of: TextOf) -> Iterator[list[int]]:
    """Yield the places of groups that fit each other, each with at least one other."""
    fits: dict[int, set[int]] = {place: {place} for place, _ in members}
    for (one, ours), (other, theirs) in combinations(members, 2):
        if _may_be_one(ours, theirs) and _agree(key, ours, theirs, text_of):
            whole = fits[one] | fits[other]
            for place in whole:
                fits[place] = whole
    for found in {id(whole): whole for whole in fits.values() if len(whole) > 1}.values():
        yield sorted(found)


def _systems(group: Group) -> set[str]:
    return {shown.system for shown in group.shown if shown.system}


def _numbers(group: Group) -> set[str]:
    return {shown.number for shown in group.shown if shown.number}


def _may_be_one(one: Group, other: Group) -> bool:
    """Whether two groups are of different systems, or bear the same number of one."""
    return _systems(one).isdisjoint(_systems(other)) or not _numbers(one).isdisjoint(
        _numbers(other)
    )


def _agree(key: str, one: Group, other: Group, text_of: TextOf) -> bool:
    ours, theirs = _works(key, one), _works(key, other)
    if ours[0].by == NUMBER:
        return not {work.title for work in ours}.isdisjoint(work.title for work in theirs)
    days = [[w.day for w in works if w.day] for works in (ours, theirs)]
    if not all(days) and ours[0].by == DAY:
        return False
    if all(days) and not any(_near(a, b) for a in days[0] for b in days[1]):
        return False
    least = MOST if all(days) else NEARLY_ALL
    bodies = [sorted({text_of(w.body) for w in works if w.body}) for works in (ours, theirs)]
    return any(_shared(a, b) >= least for a in bodies[0] for b in bodies[1])


def _shared(one: str, other: str) -> float:
    """Return which part of a text, in letters, stands in the other by whole lines.

    The start alone tells nothing: the posts of a series begin with the same words.
    """
    return max(_standing_in(one, letters(other)), _standing_in(other, letters(one)))


def _standing_in(text: str, other: str) -> float:
    lines = [told for line in text.splitlines() if (told := letters(line))]
    return sum(len(line) for line in lines if line in other) / max(1, sum(map(len, lines)))


def _works(key: str, group: Group) -> list[Work]:
    return [work for shown in group.shown for work in shown.works if work.key == key]


def _near(one: str, other: str) -> bool:
    """Whether days agree; an evening's article has two days in two time zones."""
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) <= timedelta(days=1)


def _rivals(members: list[Group]) -> bool:
    """Whether two of these are different pages of one system: then nobody knows which is meant."""
    for system in {system for group in members for system in _systems(group)}:
        of_it = [group for group in members if system in _systems(group)]
        names = [
            {n for n in _numbers(group) if n.startswith(f"{system} ")} or {group.canonical() or ""}
            for group in of_it
        ]
        if any(name != names[0] for name in names):
            return True
    return False


def _note(members: Iterable[Group]) -> None:
    for group in members:
        group.rivals |= {str(other.canonical()) for other in members if other is not group}


def _joined(members: list[Group]) -> Group:
    last = max(members, key=lambda group: max((s.answers, s.order) for s in group.shown))
    return Group(
        [shown for group in members for shown in group.shown],
        set().union(*(group.addresses for group in members)),
        last.canonical(),
        set().union(*(group.rivals for group in members)),
    )
