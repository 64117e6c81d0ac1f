"""The rows that tie a page to people, terms, other pages, media and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.records import (
    CommentNumber,
    Link,
    Medium,
    PageAuthor,
    PageCategory,
    PageTag,
    Record,
    Related,
)
from pipelines.records.finding import LinkSeen, MediumSeen
from pipelines.store.assembly.comments import Told, number_of
from pipelines.store.assembly.views import PageViews, comment_key
from pipelines.store.people import People
from pipelines.store.terms import Terms
from pipelines.store.whereabouts import Whereabouts


def author_rows(page: PageViews, people: People) -> Iterator[PageAuthor]:
    """Yield who wrote the page, each once in a role, in the order of the author line."""
    seen: set[tuple[int, str]] = set()
    position = 0
    shown, speaker = page.latest("authors") or (), page.latest("speaker")
    for person in (*shown, speaker) if speaker else shown:
        author = people.id_of(person, page.site)
        if (author, person.role) not in seen:
            seen.add((author, person.role))
            position += 1
            yield PageAuthor(
                page_id=page.page_id, author_id=author, position=position, role=person.role
            )


def term_rows(page: PageViews, terms: Terms) -> Iterator[PageCategory | PageTag]:
    """Yield the page's categories and tags, each once."""
    for term in page.latest("categories") or ():
        yield PageCategory(
            page_id=page.page_id, category_id=terms.id_of("category", term, page.site)
        )
    for term in page.latest("tags") or ():
        yield PageTag(page_id=page.page_id, tag_id=terms.id_of("tag", term, page.site))


def related_rows(page: PageViews, whereabouts: Whereabouts) -> Iterator[Related]:
    """Yield what the site itself points to: related pages, the previous, the next."""
    for relation in ("related", "previous", "next"):
        for position, pointer in enumerate(page.latest(relation) or (), start=1):
            yield Related(
                page_id=page.page_id,
                relation=relation,
                position=position,
                target_url=pointer.url,
                target_id=whereabouts.page(pointer.url),
                title=pointer.title,
                kind_shown=pointer.kind_shown,
                teaser=pointer.teaser,
            )


def number_rows(page: PageViews, comments: dict[str, Told]) -> Iterator[CommentNumber]:
    """Yield the numbers that other systems gave the page's comments."""
    for subject, told in comments.items():
        for other in told.others:
            number = number_of(other)
            if number is not None:
                yield CommentNumber(
                    id=comment_key(page, other),
                    page_id=page.page_id,
                    comment_id=comment_key(page, subject),
                    system=other.split(" ", 2)[1],
                    source_id=number,
                )


def text_rows(
    page: PageViews, comments: dict[str, Told], whereabouts: Whereabouts
) -> Iterator[Medium | Link]:
    """Yield the media and links of the body and of each comment."""
    yield from _in_text(page, None, page.latest("media"), page.latest("links"), whereabouts)
    for told in comments.values():
        comment = comment_key(page, told.subject)
        yield from _in_text(page, comment, told.latest("media"), told.latest("links"), whereabouts)


def _in_text(
    page: PageViews,
    comment: int | None,
    media: Iterable[MediumSeen] | None,
    links: Iterable[LinkSeen] | None,
    whereabouts: Whereabouts,
) -> Iterator[Medium | Link]:
    for position, medium in enumerate(media or (), start=1):
        yield Medium(
            page_id=page.page_id,
            comment_id=comment,
            position=position,
            kind=medium.kind,
            url=medium.url,
            text=medium.text,
        )
    for position, link in enumerate(links or (), start=1):
        yield Link(
            page_id=page.page_id,
            comment_id=comment,
            position=position,
            target_url=link.url,
            target_id=whereabouts.page(link.url),
            text=link.text,
        )


def unique(records: Iterator[Record]) -> Iterator[Record]:
    """Pass each equal record once: a term named twice on a page is one row."""
    return iter(dict.fromkeys(records))
