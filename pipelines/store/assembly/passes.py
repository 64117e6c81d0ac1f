"""When a comment was deleted, and how texts changed: what a row of captures tells together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.records import Revision
from pipelines.records.identity import comment_id, natural_id
from pipelines.store.assembly.comments import Told, text_key
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import PageViews, View
from pipelines.store.facts import TextRef


@dataclass(frozen=True, slots=True)
class Pass:
    """All parts of a discussion, as one crawl saw them."""

    end: View
    shown: frozenset[str]


def passes(page: PageViews) -> list[Pass]:
    """Return the full passes of single crawls over the discussion, in time order."""
    by_crawl: dict[int, list[View]] = {}
    for view in page.views:
        if view.crawl_id is not None and view.discussion is not None:
            by_crawl.setdefault(view.crawl_id, []).append(view)
    found = []
    for views in by_crawl.values():
        lasts = [v.discussion.last_part for v in views if v.discussion]
        last = next((n for n in reversed(lasts) if n is not None), None)
        parts = {view.part for view in views if last is not None and 0 <= view.part <= last}
        if last is not None and len(parts) == last + 1:
            shown = frozenset(s for v in views if v.discussion for s in v.discussion.comments)
            found.append(Pass(views[-1], shown))
    return sorted(found, key=lambda p: p.end.order)


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
    moments.extend(
        (p.end, False) for p in full if told.subject not in p.shown and p.end.order > first
    )
    events: list[Event] = []
    for view, shown in sorted(moments, key=lambda m: m[0].order):
        change = _change(events, view, shown, told.subject, texts)
        if change is None:
            continue
        said = view.comments[told.subject] if shown else {}
        events.append(
            Event(view, change, said.get("subject", (None,))[0], said.get("body", (None,))[0])
        )
    return events


def _change(events: list[Event], view: View, shown: bool, subject: str, texts: Texts) -> str | None:
    gone = bool(events) and events[-1].change == "deleted"
    if not shown:
        return None if gone else "deleted"
    if not events:
        return "created"
    if gone:
        return "restored"
    before = text_key(events[-1].view, subject, texts)
    return "edited" if text_key(view, subject, texts) != before else None


def page_events(page: PageViews, texts: Texts) -> list[Event]:
    """Return what happened to the page's own body, in time order, its creation first."""
    events: list[Event] = []
    last = ("", "")
    for view in page.differing:
        if "body" not in view.facts:
            continue
        title, body = view.facts.get("title", (None,))[0], view.facts["body"][0]
        key = (" ".join((title or "").split()), texts.folded(body))
        if not events or key != last:
            events.append(Event(view, "edited" if events else "created", title, body))
        last = key
    return events


def revisions(
    page: PageViews, told: Told | None, events: list[Event], texts: Texts
) -> Iterator[Revision]:
    """Yield the rows for a text that changed; one that never did is in its own row already."""
    if len(events) < 2:
        return
    comment = comment_id(page.site, told.system, told.number) if told else None
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
