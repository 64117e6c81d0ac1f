"""The comments of a page: each once, in order, through all parts of the discussion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines.records import Comment
from pipelines.records.fields import strength
from pipelines.records.finding import LOOSE, Moment, Person, comment_subject
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import LABELS, PageViews, View, comment_key, naming
from pipelines.store.people import People

PARENT_STRENGTH = {"shown": 0, "nesting": 1, "quote": 2}


@dataclass(slots=True)
class Told:
    """One comment, and every differing capture that shows it."""

    subject: str
    others: tuple[str, ...] = ()
    """What other systems call it."""
    showings: list[View] = field(default_factory=list)

    @property
    def system(self) -> str:
        """The publishing system that numbered it."""
        return self.subject.split(" ", 2)[1]

    @property
    def number(self) -> str | None:
        """The site's own number, None where it shows none."""
        return number_of(self.subject)

    @property
    def namings(self) -> set[str]:
        """The ways in which it was ever named."""
        return {naming(subject) for subject in (self.subject, *self.others)}

    def latest(self, name: str) -> Any:
        """Return a field as the latest capture that found its place has it."""
        for view in reversed(self.showings):
            if name in view.comments[self.subject]:
                return view.comments[self.subject][name][0]
        return None

    def _said(self, name: str) -> Iterator[tuple[Any, str, View]]:
        for view in self.showings:
            value, evidence = view.comments[self.subject].get(name, (None, ""))
            if evidence:
                yield value, evidence, view

    def published(self) -> tuple[Moment, str] | None:
        """Return the date with the best evidence of any capture."""
        said = [one for one in self._said("published") if one[0] is not None]
        if not said:
            return None
        moment, evidence, _ = min(said, key=lambda one: (strength(one[1]), one[2].order))
        return moment, evidence

    def parent(self) -> tuple[str | None, str] | None:
        """Return (the parent's subject or None at the top, how it is known)."""
        said = list(self._said("parent"))
        if not said:
            return None
        value, evidence, _ = min(
            said, key=lambda one: (PARENT_STRENGTH.get(one[1], 9), one[2].order)
        )
        if value is None or value.startswith("comment "):  # another system's (same_comments.py)
            return value, evidence
        return comment_subject(self.system, value), evidence

    def author_shown(self) -> Person | None:
        """Return who wrote it as the last capture shows them; labels' word holds against none's."""
        said = [(one, view) for one, _, view in self._said("author") if one is not None]
        sure = [value for value, view in said if view.system != LABELS]
        return next(reversed(sure or [value for value, _ in said]), None)

    def author(self) -> Person | None:
        """Return who wrote it: a mention with a number before one without, the latest last."""
        numbered = [one[0] for one in self._said("author") if one[0] is not None and one[0].uid]
        return next(reversed(numbered), None) or self.author_shown()


def number_of(subject: str) -> str | None:
    """Return the number that a site shows for a comment, None where it shows none.

    >>> number_of("comment drupal 7"), number_of("comment labels ~0a1b")
    ('7', None)
    """
    number = subject.split(" ", 2)[2]
    return None if number.startswith(LOOSE) else number


def told(page: PageViews) -> dict[str, Told]:
    """Return every comment that any capture of the page shows, by subject."""
    found: dict[str, Told] = {}
    for view in page.differing:
        for subject in view.comments:
            if subject not in found:
                found[subject] = Told(subject, page.other_subjects.get(subject, ()))
            found[subject].showings.append(view)
    return found


def order(page: PageViews) -> tuple[list[str], int]:
    """Return the discussion's comments in order, and how many of them have a sure position.

    Each part is as its latest capture shows it; parts beyond the last one known are gone.
    After a part that is not held no position is sure. Two systems part a discussion differently:
    the one that was seen last holds.
    """
    latest: dict[int, View] = {}
    last_part: int | None = None
    system = _last_system(page)
    for view in page.differing:
        if view.discussion is not None and view.system == system:
            latest[view.part] = view
            if view.discussion.last_part is not None:
                last_part = view.discussion.last_part
    parts = sorted(k for k in latest if last_part is None or k <= last_part)
    holder: dict[str, tuple[tuple[str, str], int]] = {}
    for part in parts:
        for subject in latest[part].discussion.comments:  # type: ignore[union-attr]
            holder[subject] = max(holder.get(subject, (("", ""), 0)), (latest[part].order, part))
    ordered: list[str] = []
    sure = whole = 0
    for part in parts:
        shown = latest[part].discussion.comments  # type: ignore[union-attr]
        ordered.extend(s for s in dict.fromkeys(shown) if holder[s][1] == part)
        if part == whole:  # each part before it is held
            whole += 1
            sure = len(ordered)
    return ordered, sure


def _last_system(page: PageViews) -> str:
    systems = [view.system for view in page.differing if view.discussion is not None]
    return next((one for one in reversed(systems) if one != LABELS), LABELS)


class CommentRows:
    """Makes the rows of `comments` for one page."""

    def __init__(self, page: PageViews, texts: Texts, people: People) -> None:
        self._page = page
        self._texts = texts
        self._people = people

    def make(self, comments: dict[str, Told], gone: dict[str, str]) -> Iterator[Comment]:
        """Yield the rows; `gone` tells when a comment was found deleted."""
        ordered, sure = order(self._page)
        positions = {subject: place for place, subject in enumerate(ordered[:sure], start=1)}
        for subject in sorted(comments, key=lambda s: (positions.get(s, 1 << 30), s)):
            yield self._row(comments[subject], comments, positions.get(subject), gone.get(subject))

    def _row(
        self, told: Told, held: dict[str, Told], position: int | None, deleted_at: str | None
    ) -> Comment:
        parent, parent_from = told.parent() or (None, None)
        published = told.published()
        moment = published[0] if published else Moment(None, None)
        author = told.author()
        shown = told.author_shown()
        text_view, changed_at = self._text_since(told)
        body = self._texts.of(told.latest("body"))
        return Comment(
            id=comment_key(self._page, told.subject),
            page_id=self._page.page_id,
            system=told.system,
            source_id=told.number,
            parent_id=comment_key(self._page, parent) if parent in held else None,
            parent_source_id=number_of(parent) if parent else None,
            parent_from=parent_from,
            position=position,
            depth=_depth(told, held),
            author_id=self._people.id_of(author, self._page.site) if author else None,
            author_name=shown.name if shown else None,
            role_shown=shown.role_shown if shown else None,
            published_on=moment.on,
            published_at=moment.at,
            published_from=published[1] if published else None,
            changed_at=changed_at,
            subject=told.latest("subject"),
            body_html=body.html if body else None,
            body_text=body.text if body else None,
            own_text=self._texts.plain(told.latest("own_text")),
            url=told.latest("url"),
            first_seen_at=told.showings[0].captured_at,
            last_seen_at=told.showings[-1].captured_at,
            deleted_at=deleted_at,
            reader=text_view.facts["reader"][0],
            capture_id=text_view.source,
        )

    def _text_since(self, told: Told) -> tuple[View, str]:
        """Return the first capture in a row that has today's text, and its time."""
        since = told.showings[-1]
        for view in reversed(told.showings[:-1]):
            if not same_text(view, since, told.subject, self._texts):
                break
            since = view
        return since, since.captured_at


def same_text(one: View, other: View, subject: str, texts: Texts) -> bool:
    """Whether two captures show a comment with the same subject line and text, folded.

    Another system has other subject lines, and other things around a text.
    """
    ours, theirs = one.comments[subject], other.comments[subject]
    same = texts.same_body(ours, theirs, one.system == other.system)
    if one.system != other.system:
        return same
    headings = (
        " ".join((said.get("subject", (None,))[0] or "").split()) for said in (ours, theirs)
    )
    return same and len(set(headings)) == 1


def _depth(told: Told, held: dict[str, Told]) -> int | None:
    """Count ancestors where the parents are held; else take the depth as displayed."""
    depth = 0
    here: Told | None = told
    seen: set[str] = set()
    while here is not None and here.subject not in seen:
        seen.add(here.subject)
        parent = here.parent()
        if parent is None or (parent[0] is not None and parent[0] not in held):
            displayed = here.latest("depth")
            return None if displayed is None else displayed + depth
        if parent[0] is None:
            return depth
        depth += 1
        here = held[parent[0]]
    return told.latest("depth")  # type: ignore[no-any-return]  # a circle of parents: as displayed
