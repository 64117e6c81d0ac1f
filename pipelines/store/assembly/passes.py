"""When a comment was deleted, and how texts changed: what a row of captures tells together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.records import Revision
from pipelines.records.finding import LOOSE
from pipelines.records.identity import natural_id
from pipelines.records.text import letters
from pipelines.store.assembly.comments import Told, same_text
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import PageViews, View, comment_key, naming
from pipelines.store.facts import TextRef


@dataclass(frozen=True, slots=True)
class Pass:
    """All parts of a discussion, as one crawl saw them."""

    end: View
    shown: frozenset[str]
    namings: frozenset[str]
    """The ways in which it names comments: of others it tells nothing."""

    def misses(self, told: Told) -> bool:
        """Whether the comment would be here if it were still there."""
        return told.subject not in self.shown and not self.namings.isdisjoint(told.namings)


def passes(page: PageViews) -> list[Pass]:
    """Return the full passes of single crawls over the discussion, in time order.

    A pass is of one publishing system: two part a discussion differently.
    """
    by_crawl: dict[tuple[int, str], list[View]] = {}
    for view in page.views:
        if view.crawl_id is not None and view.discussion is not None:
            by_crawl.setdefault((view.crawl_id, view.system), []).append(view)
    found = []
    for views in by_crawl.values():
        lasts = [v.discussion.last_part for v in views if v.discussion]
        last = next((n for n in reversed(lasts) if n is not None), None)
        parts = {view.part for view in views if last is not None and 0 <= view.part <= last}
        if last is not None and len(parts) == last + 1:
            shown = frozenset(s for v in views if v.discussion for s in v.discussion.comments)
            found.append(Pass(views[-1], shown, _named(views, shown)))
    return sorted(found, key=lambda p: p.end.order)


def _named(views: list[View], shown: frozenset[str]) -> frozenset[str]:
    """Return how a pass names comments; one that shows none at all tells of its whole system."""
    if not shown:
        return frozenset((views[0].system, views[0].system + LOOSE))
    told = frozenset(name for view in views for name in view.namings)
    return told or frozenset(map(naming, shown))


@dataclass(frozen=True, slots=True)
class Event:
    """A text came, changed, went or came back."""

    view: View
    change: str
    title: str | None
    body: TextRef | None


def comment_events(told: Told, full: list[Pass], texts: Texts) -> list[Event]:
    """Return what happened to a comment, in time order, its creation first."""
    moments: list[tuple[View, bool]] = [(view, True) for view in told.showings]
    first = told.showings[0].order
    moments.extend((p.end, False) for p in full if p.misses(told) and p.end.order > first)
    events: list[Event] = []
    known: list[View] = []  # the text that the last event tells, and as it was last shown
    for view, shown in sorted(moments, key=lambda m: m[0].order):
        same = shown and any(same_text(one, view, told.subject, texts) for one in known)
        change = _change(events, shown, same)
        if shown:
            known = [view] if change else [known[0], view]
        if change is None:
            continue
        said = view.comments[told.subject] if shown else {}
        events.append(
            Event(view, change, said.get("subject", (None,))[0], said.get("body", (None,))[0])
        )
    return events


def _change(events: list[Event], shown: bool, same: bool) -> str | None:
    gone = bool(events) and events[-1].change == "deleted"
    if not shown:
        return None if gone else "deleted"
    if not events:
        return "created"
    if gone:
        return "restored"
    return None if same else "edited"


def page_events(page: PageViews, texts: Texts) -> list[Event]:
    """Return what happened to the page's own body, in time order, its creation first."""
    events: list[Event] = []
    known: list[View] = []  # as in `comment_events`
    for view in page.differing:
        if "body" not in view.facts:
            continue
        if any(_same_page(one, view, texts) for one in known):
            known = [known[0], view]
            continue
        title, body = view.facts.get("title", (None,))[0], view.facts["body"][0]
        events.append(Event(view, "edited" if events else "created", title, body))
        known = [view]
    return events


def _same_page(one: View, other: View, texts: Texts) -> bool:
    """Whether two captures show the same title and body; another system has other chrome."""
    same_system = one.system == other.system
    same = texts.same_body(one.facts, other.facts, same_system)
    titles = [view.facts.get("title", (None,))[0] or "" for view in (one, other)]
    if not same_system:
        return same and letters(titles[0]) == letters(titles[1])
    return same and " ".join(titles[0].split()) == " ".join(titles[1].split())


def revisions(
    page: PageViews, told: Told | None, events: list[Event], texts: Texts
) -> Iterator[Revision]:
    """Yield the rows for a text that changed; one that never did is in its own row already."""
    if len(events) < 2:
        return
    comment = comment_key(page, told.subject) if told else None
    for event in events:
        yield Revision(
            id=natural_id("revision", comment or page.page_id, event.view.record_id, event.change),
            page_id=page.page_id,
            comment_id=comment,
            capture_id=event.view.capture_id,
            seen_at=event.view.captured_at,
            change=event.change,
            title=event.title,
            body_text=texts.plain(event.body),
        )


def deleted_at(events: list[Event]) -> str | None:
    """Return when a comment was found deleted, None if it is there."""
    last = events[-1]
    return last.view.captured_at if last.change == "deleted" else None
