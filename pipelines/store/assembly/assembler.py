"""Assembly: pages marked in `to_assemble` get their rows from their findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlite_utils import Database

from pipelines.read.content_hash import content_hash
from pipelines.records import Comment, CommentNumber, Problem, Record
from pipelines.records.finding import (
    CATEGORY,
    FORUM,
    PROFILE,
    TAG,
    Fact,
    Finding,
    Person,
    Text,
)
from pipelines.records.reading import Trouble
from pipelines.store.assembly.comments import CommentRows, Told, told
from pipelines.store.assembly.documents import document_row, page_row
from pipelines.store.assembly.loading import load_pages
from pipelines.store.assembly.owners import held_comments, naming_as_owners, yield_to_owners
from pipelines.store.assembly.passes import (
    Event,
    comment_events,
    deleted_at,
    page_events,
    passes,
    revisions,
)
from pipelines.store.assembly.pointers import (
    author_rows,
    number_rows,
    related_rows,
    term_rows,
    text_rows,
    unique,
)
from pipelines.store.assembly.same_comments import join_systems
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import ASSEMBLY, PageViews, comment_key, refs
from pipelines.store.captures import problem
from pipelines.store.database import insert
from pipelines.store.pages import DROP_DOUBTS, PAGE_TABLES
from pipelines.store.people import People
from pipelines.store.terms import Terms
from pipelines.store.whereabouts import Whereabouts


class Assembler:
    """Makes pages' rows anew, and those of the people and terms that they name."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._whereabouts = Whereabouts(database)
        self._people = People(database, self._whereabouts)
        self._terms = Terms(database, self._whereabouts)
        self._texts = Texts(database)
        self._again: set[int] = set()

    def waiting(self) -> list[int]:
        """Return the pages that must be assembled."""
        rows = self._database.execute("select page_id from to_assemble order by page_id")
        return [page for (page,) in rows]

    def findings_changed(self) -> None:
        """Look names and addresses up anew."""
        self._whereabouts.changed()
        self._people.forget_names()

    def assemble(self, page_ids: Sequence[int]) -> None:
        """Make the rows of these pages anew; `finish` must follow."""
        pages = load_pages(self._database, page_ids)
        self._texts.fetch(ref for page in pages for ref in refs(page))
        self._whereabouts.fetch(url for page in pages for url in _targets(page))
        self._again |= yield_to_owners(self._database, pages)
        rows: list[Record] = []
        for page in pages:
            join_systems(page, self._texts)
            rows.extend(self._rows(page))
        self._again |= self._let_go(pages, rows)
        ids = json.dumps(page_ids)
        self._database.execute(DROP_DOUBTS, [ids])
        for table, key in (*((t, "page_id") for t in PAGE_TABLES), ("pages", "id")):
            self._database.execute(
                f"delete from {table} where {key} in (select value from json_each(?))", [ids]
            )
        insert(self._database, rows)

    def _let_go(self, pages: Sequence[PageViews], rows: Sequence[Record]) -> set[int]:
        """Return the pages that name one of these as owner of a comment that it no longer holds."""
        held = held_comments(self._database, [page.page_id for page in pages])
        if not held:
            return set()
        made = {row.id for row in rows if isinstance(row, Comment | CommentNumber)}
        urls = [page.url for page in pages if held.get(page.page_id, set()) - made]
        return naming_as_owners(self._database, urls)

    def finish(self, page_ids: Sequence[int]) -> None:
        """Make the rows of all people and terms that the assembled pages name.

        Only now are the pages no longer marked: a kill before this makes them once more. Those
        that lost a comment to one of them are marked anew.
        """
        self._people.write()
        self._terms.write()
        self._database.execute(
            "delete from to_assemble where page_id in (select value from json_each(?))",
            [json.dumps(page_ids)],
        )
        self._database.conn.executemany(
            "insert or ignore into to_assemble values (?)", [(page,) for page in self._again]
        )
        self._again.clear()

    def _rows(self, page: PageViews) -> Iterator[Record]:
        self._note_repeats(page)
        self._want_terms(page)
        comments = told(page)
        full = passes(page)
        events = {s: comment_events(c, full, self._texts) for s, c in comments.items()}
        gone = {s: when for s, e in events.items() if (when := deleted_at(e))}
        made = list(CommentRows(page, self._texts, self._people).make(comments, gone))
        held = [comment for comment in made if comment.deleted_at is None]
        document = document_row(page, self._texts, self._terms, held)
        yield page_row(page, self._content_hash(page, comments, made))
        if document is not None:
            yield document
        yield from made
        yield from number_rows(page, comments)
        yield from author_rows(page, self._people)
        yield from unique(term_rows(page, self._terms))
        yield from related_rows(page, self._whereabouts)
        yield from text_rows(page, comments, self._whereabouts)
        yield from self._revisions(page, comments, events)
        yield from self._doubts(page)

    def _doubts(self, page: PageViews) -> Iterator[Problem]:
        """Yield what is doubtful when all captures of the page are seen together."""
        for url in dict.fromkeys(url for view in page.views for url in view.claims):
            if self._whereabouts.page(url) not in (None, page.page_id):
                said = f"It says that its address is {url}, where another page stands."
                page.doubts.append(Trouble("claims another's address", said, "url", ASSEMBLY))
        doubts = {problem(page.url, trouble, None).id: trouble for trouble in page.doubts}
        for trouble in doubts.values():
            yield replace(problem(page.url, trouble, None), page_id=page.page_id)

    def _revisions(
        self, page: PageViews, comments: dict[str, Told], events: dict[str, list[Event]]
    ) -> Iterator[Record]:
        yield from revisions(page, None, page_events(page, self._texts), self._texts)
        for subject, comment in comments.items():
            yield from revisions(page, comment, events[subject], self._texts)

    def _content_hash(
        self, page: PageViews, comments: dict[str, Told], made: list[Comment]
    ) -> str | None:
        """Return the hash over the assembled page, by the rule that captures are hashed by."""
        hashes = {view.content_hash for view in page.differing}
        if len(hashes) == 1:
            return hashes.pop()  # one part, and every capture of it says the same
        facts = {
            name: Fact(page.latest(name), "")
            for name in ("title", "byline", "authors", "categories", "tags")
        }
        facts["body"] = Fact(self._texts.of(page.latest("body")), "")
        placed = sorted((c for c in made if c.position), key=lambda c: c.position or 0)
        subjects = {comment_key(page, subject): subject for subject in comments}
        return content_hash(facts, [_as_finding(c, subjects[c.id]) for c in placed])

    def _note_repeats(self, page: PageViews) -> None:
        """A 304 or revisit has the hash of the capture that it repeats."""
        repeats = [(v.content_hash, v.capture_id) for v in page.views if v.repeats is not None]
        if repeats:
            self._database.conn.executemany(
                "update captures set content_hash = ? where id = ?", repeats
            )

    def _want_terms(self, page: PageViews) -> None:
        """What any capture says of terms and people concerns their rows, also an older one's."""
        for subject, address in (term for view in page.views for term in view.terms):
            if subject in (FORUM, CATEGORY, TAG):
                self._terms.want(subject, address, page.site)
            elif subject == PROFILE:
                self._people.want(page.site, f"at {self._whereabouts.canonical(address)}")
        for subject, address in {named for view in page.views for named in view.named}:
            if subject.startswith("person "):
                self._people.want_mentioned(page.site, subject)
            else:
                self._terms.want(subject.removesuffix(" named"), address, page.site)


def _as_finding(comment: Comment, subject: str) -> Finding:
    author = Person(comment.author_name) if comment.author_name else None
    body = None if comment.body_text is None else Text(comment.body_html, comment.body_text)
    return Finding("", subject, {"author": Fact(author, ""), "body": Fact(body, "")})


def _targets(page: PageViews) -> Iterator[str]:
    for name in ("related", "previous", "next", "links"):
        for pointer in page.latest(name) or ():
            yield pointer.url
