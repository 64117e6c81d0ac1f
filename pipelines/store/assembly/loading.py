"""Loading what the captures of pages say, many pages at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from pipelines.records.finding import ALIAS, ELSEWHERE, PAGE
from pipelines.records.reading import Trouble
from pipelines.store.assembly.same_comments import join_systems
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import ASSEMBLY, LABELS, PageViews, View, refs
from pipelines.store.facts import decode

_DOCUMENTS = ("article", "video", "topic")

_VIEW = (
    "c.id, c.url, c.captured_at, c.record_id, c.status, c.crawl_id, said.content_hash, c.said_in,"
    " c.repeats from captures c join captures said on said.id = c.said_in"
)

TERMS = ("forum", "category", "tag", "profile")
"""Subjects by which a page speaks of terms and people: their rows must follow."""


def load(database: Database, page_id: int) -> PageViews:
    """Return all that is said of one page that is held, its comments each by one number."""
    page = load_pages(database, [page_id])[0]
    texts = Texts(database)
    texts.fetch(refs(page))
    join_systems(page, texts)
    return page


def load_pages(database: Database, page_ids: Sequence[int]) -> list[PageViews]:
    """Return all that is said of these pages, from `captures` and `findings`."""
    ids = json.dumps(page_ids)
    pages = {
        page: PageViews(page, site, url, [], [])
        for page, site, url in database.execute(
            "select id, site, url from pages where id in (select value from json_each(?))", [ids]
        )
    }
    views: dict[int, View] = {}
    for page, *row in database.execute(
        f"select c.page_id, {_VIEW} where c.page_id in (select value from json_each(?))"
        " order by c.captured_at, c.record_id",
        [ids],
    ):
        views[row[0]] = View(*row)
        pages[page].views.append(views[row[0]])
    _fill(database, views)
    for page, captured_at, record_id, found in database.execute(
        "select a.page_id, c.captured_at, c.record_id, f.found from addresses a"
        " join findings f on f.address = a.url and f.subject = ?"
        " join captures c on c.said_in = f.capture_id and c.repeats is null"
        " where a.page_id in (select value from json_each(?))",
        [ELSEWHERE, ids],
    ):
        pages[page].elsewhere.append(((captured_at, record_id), decode(found)))
    for one in pages.values():
        _repeat(one.views, database)
        _date(one.views)
        _set_aside(one)
        one.differing = list(_differing(one.views))
    return list(pages.values())


def _fill(database: Database, views: dict[int, View]) -> None:
    """Give each capture what it says of its page, and of terms and people."""
    speakers: dict[int, View] = {}
    for view in views.values():
        first = speakers.setdefault(view.source, view)
        view.facts, view.comments = first.facts, first.comments
        view.terms, view.named, view.claims = first.terms, first.named, first.claims
    for speaker, address, subject, found in database.execute(
        "select capture_id, address, subject, found from findings"
        " where capture_id in (select value from json_each(?))",
        [json.dumps(list(speakers))],
    ):
        view = speakers[speaker]
        if subject == PAGE:
            view.address = address
            view.facts.update(decode(found))
        elif subject.startswith("comment "):
            view.comments[subject] = decode(found)
        elif subject in TERMS:
            view.terms.append((subject, address))
        elif subject == ALIAS:
            view.claims.extend([address] if decode(found)["of"][1] == "canonical" else [])
        elif subject.startswith("person ") or subject.endswith(" named"):
            view.named.append((subject, address))
    for view in views.values():
        view.address = speakers[view.source].address


def _repeat(views: list[View], database: Database) -> None:
    """Give each 304 and revisit the facts of what it repeats, else of the last at its address."""
    by_record = {view.record_id: view for view in views if "same" not in view.facts}
    last: dict[str, View] = {}
    for view in views:
        same = view.facts.get("same")
        if same is not None:
            repeated = by_record.get(same[0] or "") or last.get(view.url)
            repeated = repeated or _of_another_page(same[0], database)
            view.content_hash = None
            view.facts = {}
            if repeated is not None:
                view.facts, view.comments = repeated.facts, repeated.comments
                view.source, view.content_hash = repeated.source, repeated.content_hash
        if "kind" in view.facts:
            last[view.url] = view
        by_record[view.record_id] = view


def _of_another_page(record_id: str | None, database: Database) -> View | None:
    """Return the capture of another address that a revisit repeats (WARC 1.1 §6.7.2).

    None if that has no content of its own either.
    """
    found = database.execute(f"select {_VIEW} where c.record_id = ?", [record_id]).fetchone()
    if found is None:
        return None
    view = View(*found)
    _fill(database, {view.capture_id: view})
    return None if "same" in view.facts else view


def _date(views: list[View]) -> None:
    """Tell of each capture since when its address says the same."""
    before: dict[str, View] = {}
    for view in views:
        last = before.get(view.url)
        view.since = last.since if last and last.source == view.source else view.order
        before[view.url] = view


def _set_aside(page: PageViews) -> None:
    """Let a capture that shows no document (maintenance, a challenge) not displace one.

    A reader that only knows that the page is of no kind that it reads says nothing of the
    document; nor do labels that take for a list what a publishing system shows as a document, or
    a list for a document.
    """
    known = [view for view in page.views if view.system]
    documents = any(_kind(view) in _DOCUMENTS for view in known)
    told = {_kind(v) in _DOCUMENTS for v in known if v.system != LABELS and _kind(v) != "other"}
    kind = page_kind(known)
    for view in known:
        shows = _kind(view) in _DOCUMENTS
        mistaken = view.system == LABELS and bool(told) and shows is not max(told)
        if mistaken or (documents and _kind(view) == "other"):
            barred = view.facts.get("barred")
            view.facts, view.comments = {"barred": barred} if barred else {}, {}
            if not barred:
                said = f"The capture of {view.captured_at} shows no {kind}: it is left out."
                page.doubts.append(Trouble("shows something else", said, "kind", ASSEMBLY))


def page_kind(known: list[View]) -> str:
    """Return what a page is: as the latest capture has it whose publishing system is known.

    Only where there is none, as the latest that was read by its labels; a document before what is
    none, since what is none may be a passing answer.
    """
    told = [view for view in known if view.system != LABELS] or known
    kinds = [_kind(view) for view in told]
    documents = [kind for kind in kinds if kind in _DOCUMENTS]
    return next(reversed(documents or kinds), "other")


def _kind(view: View) -> str:
    return str(view.facts["kind"][0]) if "kind" in view.facts else "other"


def _differing(views: list[View]) -> Iterator[View]:
    held: dict[int, str | None] = {}
    for view in views:
        if not view.system:
            continue
        if view.content_hash is None or held.get(view.part) != view.content_hash:
            held[view.part] = view.content_hash or held.get(view.part)  # a lone reply has none
            yield view
