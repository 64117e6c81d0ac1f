"""Comments of two publishing systems on one page: which numbers name the same one (DESIGN §8).

A discussion moved from bbPress to Drupal has new numbers, and one that was read by its labels may
have none. Author, minute and folded text tell which are the same; what fits two is left apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.records.finding import LOOSE, Discussion, comment_subject
from pipelines.records.reading import Trouble
from pipelines.store.assembly.likeness import DOUBTFUL, RANKS, Likeness, rank
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import ASSEMBLY, LABELS, PageViews, Said, naming


def join_systems(page: PageViews, texts: Texts) -> None:
    """Give each comment one subject in all captures of the page, the latest system's number."""
    namings = _namings(page)
    if len(namings) < 2:
        return
    found: dict[str, dict[str, Likeness]] = {name: {} for name in namings}
    for view in page.differing:
        for subject, said in view.comments.items():
            likes = found[naming(subject)]
            likes.setdefault(subject, Likeness([subject])).add(view, said, texts)
    known = sorted(found[namings[0]].values(), key=_by_number)
    for name in namings[1:]:
        known = _joined(page, known, sorted(found[name].values(), key=_by_number))
    same = {subject: one.subjects[0] for one in known for subject in one.subjects[1:]}
    page.other_subjects = {one.subjects[0]: tuple(one.subjects[1:]) for one in known}
    if same:
        _rename(page, same)


def _namings(page: PageViews) -> list[str]:
    """Return the ways in which comments are named, the one that holds first.

    A number holds against none, a publishing system's against one that labels found, and the
    system that was seen last against an earlier one.
    """
    last: dict[str, tuple[bool, bool, tuple[str, str]]] = {}
    for view in page.differing:
        for name in {naming(subject) for subject in view.comments}:
            numbered = not name.endswith(LOOSE)
            last[name] = (numbered, name.rstrip(LOOSE) != LABELS, view.order)
    return sorted(last, key=lambda name: (last[name], name), reverse=True)


def _joined(page: PageViews, known: list[Likeness], more: list[Likeness]) -> list[Likeness]:
    """Join those of another naming with what is known already, the surest first."""
    at: dict[str, list[int]] = {}
    for place, one in enumerate(known):
        for key in one.traits():
            at.setdefault(key, []).append(place)
    fits: list[dict[int, list[int]]] = [{} for _ in range(RANKS)]
    for number, other in enumerate(more):
        for place in sorted({place for key in other.traits() for place in at.get(key, ())}):
            sure = rank(known[place], other)
            if sure is not None:
                fits[sure].setdefault(number, []).append(place)
    pairs: dict[int, int] = {}
    settled, taken = set[int](), set[int]()
    for sure, fit in enumerate(fits):
        for numbers, places in _clusters(fit, settled, taken):
            settled.update(numbers)
            taken.update(places)
            matched = list(zip(numbers, places, strict=False))
            equal = len(numbers) == len(places) and all(p in fit[n] for n, p in matched)
            if equal and sure != DOUBTFUL and (len(places) == 1 or sure == 0):
                pairs.update(matched)
            else:
                _doubt(page, [more[n] for n in numbers] + [known[p] for p in places])
    return _with_pairs(known, more, pairs)


def _with_pairs(
    known: list[Likeness], more: list[Likeness], pairs: dict[int, int]
) -> list[Likeness]:
    for number, place in pairs.items():
        known[place].join(more[number])
    return sorted(
        [*known, *(one for number, one in enumerate(more) if number not in pairs)], key=_by_number
    )


def _clusters(
    fit: dict[int, list[int]], settled: set[int], taken: set[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what hangs together: numbers and places that fit each other, and no others."""
    free = {n: set(places) - taken for n, places in fit.items() if n not in settled}
    while free:
        numbers, places = {min(free)}, set[int]()
        while True:
            places = set().union(*(free[n] for n in numbers))
            more = {n for n, fitting in free.items() if fitting & places} | numbers
            if more == numbers:
                break
            numbers = more
        for number in numbers:
            del free[number]
        if places:
            yield sorted(numbers), sorted(places)


def _by_number(one: Likeness) -> tuple[str, int, str]:
    """Sort by number, as the site counted."""
    _, system, number = one.subjects[0].split(" ", 2)
    return (system, int(number) if re.fullmatch("[0-9]{1,18}", number) else 0, number)


def _doubt(page: PageViews, ones: list[Likeness]) -> None:
    named = ", ".join(sorted(_told(one.subjects[0]) for one in ones))
    said = f"Some of these may be one comment, and it is not sure which: {named}."
    page.doubts.append(Trouble("may be the same comment", said, "comments", ASSEMBLY))


def _told(subject: str) -> str:
    _, system, number = subject.split(" ", 2)
    return f"{system}, without number" if number.startswith(LOOSE) else f"{system} {number}"


def _rename(page: PageViews, same: dict[str, str]) -> None:
    """Call comments by the subjects that hold, in every capture of the page."""
    held = {same.get(subject, subject) for view in page.views for subject in view.comments}
    for view in page.views:
        view.namings = frozenset(map(naming, view.comments))
        view.comments = {
            same.get(subject, subject): _answering(subject, said, same, held)
            for subject, said in view.comments.items()
        }
        shown = view.discussion
        if shown is not None:
            _, evidence = view.facts["discussion"]
            renamed = Discussion(shown.part, shown.last_part, _each(shown.comments, same))
            view.facts = view.facts | {"discussion": (renamed, evidence)}


def _each(subjects: Iterable[str], same: dict[str, str]) -> tuple[str, ...]:
    return tuple(same.get(subject, subject) for subject in subjects)


def _answering(subject: str, said: Said, same: dict[str, str], held: set[str]) -> Said:
    """Let the parent be named by the subject that holds; a number that means nothing goes."""
    number, evidence = said.get("parent", (None, ""))
    if number is None:
        return said
    system = subject.split(" ", 2)[1]
    parent = same.get(target := comment_subject(system, number), target)
    if same.get(subject, subject).split(" ", 2)[1] == parent.split(" ", 2)[1]:
        return said | {"parent": (parent.split(" ", 2)[2], evidence)}
    if parent in held:
        return said | {"parent": (parent, evidence)}
    return {name: fact for name, fact in said.items() if name != "parent"}
