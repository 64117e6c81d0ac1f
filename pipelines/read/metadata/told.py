"""All that a page says of itself for programs, whatever vocabulary it says it in."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.read.metadata.head import Head, head
from pipelines.read.metadata.json_ld import Entity, own_entity
from pipelines.read.metadata.marked import marked
from pipelines.read.page import Page

_WITHOUT_LANGUAGE = ("und", "zxx", "mul")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says, as it stands there; dates with the vocabulary that each is said in.

    `type` is schema.org's or Open Graph's word. `authors` are names with the address of each,
    where one is told. `published` and `modified` are unread dates, the most exact vocabulary first.
    """

    title: str | None = None
    description: str | None = None
    type: str | None = None
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[tuple[str, str | None], ...] = ()
    publisher: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    image: str | None = None
    video: str | None = None
    audio: str | None = None
    language: str | None = None
    canonical: str | None = None
    site_name: str | None = None
    generator: str | None = None

    @property
    def kind(self) -> str | None:
        """What kind of page the type means: article, video or topic."""
        word = (self.type or "").lower().rpartition(".")[0] or (self.type or "").lower()
        if word in ("discussionforumposting", "qapage", "question"):
            return "topic"
        if word in ("videoobject", "video", "clip"):
            return "video"
        article = word.endswith(("article", "posting")) or word in ("report", "podcastepisode")
        return "article" if article else None


def metadata(page: Page) -> Metadata:
    """Return what a page says of itself; never raises, whatever stands there."""
    top = head(page)
    urls = {page.address, page.link(top.first("canonical")), page.link(top.first("og:url"))}
    entity = own_entity(page, {url for url in urls if url}) or Entity()
    named = marked(page)
    return Metadata(
        title=entity.title or top.first("og:title", "twitter:title", "dcterms.title", "dc.title"),
        description=top.first("description", "og:description", "twitter:description")
        or entity.description
        or top.first("dcterms.description", "dc.description"),
        type=entity.type or top.first("og:type"),
        published=_each((entity.published, *named.published, *_dates(top))),
        modified=_each((entity.modified, top.first("article:modified_time", "og:updated_time"))),
        authors=entity.authors or named.authors or _authors(top),
        publisher=entity.publisher or top.first("article:publisher", "dcterms.publisher"),
        sections=entity.sections or top.all("article:section"),
        keywords=entity.keywords or top.all("article:tag") or _parted(top.first("keywords")),
        image=entity.image or top.first("og:image", "twitter:image"),
        video=entity.video or top.first("og:video:url", "og:video", "og:video:secure_url"),
        audio=entity.audio or top.first("og:audio", "og:audio:url", "og:audio:secure_url"),
        language=_language(entity, top),
        canonical=top.first("canonical"),
        site_name=entity.site_name or top.first("og:site_name", "application-name"),
        generator=top.first("generator"),
    )


def _dates(top: Head) -> tuple[str | None, ...]:
    return (
        top.first("article:published_time", "og:published_time", "video:release_date"),
        top.first("dcterms.created", "dcterms.issued", "dc.date.created", "dc.date.issued"),
        top.first("parsely-pub-date", "sailthru.date", "citation_publication_date", "pubdate"),
    )


def _authors(top: Head) -> tuple[tuple[str, str | None], ...]:
    told = top.all("article:author") or top.all("author") or top.all("dcterms.creator")
    told = told or top.all("dc.creator") or top.all("citation_author") or top.all("parsely-author")
    return tuple((name, None) for name in told if "://" not in name)


def _language(entity: Entity, top: Head) -> str | None:
    told = top.first("content-language", "dcterms.language", "dc.language", "og:locale")
    code = (told or entity.language or "").replace("_", "-").split(",")[0].strip()
    plain = code.replace("-", "").isalnum() and len(code) <= 12
    return code if code and plain and code.lower() not in _WITHOUT_LANGUAGE else None


def _parted(told: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (told or "").split(",") if part.strip())


def _each(told: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in told if one))
