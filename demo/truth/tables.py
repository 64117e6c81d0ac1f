"""The truth of one edition: every table that an archive makes of what the site says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.node import Node
from demo.pieces import Body
from demo.pointers import neighbours, related
from demo.terms import CATEGORIES
from demo.truth.discussion import comment_rows, forum_rows
from demo.truth.documents import article_row, topic_row, video_row
from demo.truth.people import Everybody, author_rows
from demo.truth.rows import Row, absolute
from demo.truth.survey import Survey

if TYPE_CHECKING:  # the site itself surveys its pages: importing it here would go round
    from demo.site import Demo

Tables = dict[str, list[Row]]


def truth(demo: Demo, base_url: str) -> Tables:
    """Return the rows that an archive of a full crawl must hold, by table.

    Columns are named as in archive.db, with references as natural keys: `page`, `target` and
    `forum` are addresses, `comment` and `parent` numbers of comments (of categories and forums:
    addresses), `author` the identity in `authors`. What depends on the crawl (ids, captures,
    times of seeing, hashes, readers) has no column; `body_html` is as served, not sanitised.
    """
    base_url = base_url.rstrip("/")
    survey = Survey(demo.world)
    everybody = Everybody(demo.world, base_url)
    tables: Tables = {
        "pages": _pages(survey, base_url),
        "addresses": [
            {"url": absolute(path, base_url), "page": absolute(page, base_url)}
            for path, page in survey.addresses.items()
        ],
        "authors": author_rows(demo.world, everybody),
        "forums": forum_rows(demo.world, base_url),
        "categories": _categories(base_url),
        "tags": [
            {"name": t.name, "url": absolute(t.path, base_url), "source_id": str(t.tid)}
            for t in survey.tags
        ],
    }
    for name in _OF_A_NODE:
        tables[name] = []
    for node in demo.world.nodes.values():
        for name, rows in _of_node(survey, node, everybody, base_url).items():
            tables[name] += rows
    return tables


_OF_A_NODE = (
    "articles",
    "videos",
    "topics",
    "comments",
    "page_authors",
    "page_categories",
    "page_tags",
    "related",
    "media",
    "links",
)
_DOCUMENTS = {
    "article": ("articles", article_row),
    "video": ("videos", video_row),
    "topic": ("topics", topic_row),
}


def _of_node(survey: Survey, node: Node, everybody: Everybody, base_url: str) -> Tables:
    world, page = survey.world, absolute(node.path, base_url)
    name, make = _DOCUMENTS[node.kind]
    writers = everybody.writers(node)
    tables: Tables = {
        name: [make(survey, node, base_url)],
        "comments": list(comment_rows(world, node, everybody, base_url)),
        "page_authors": [
            {"page": page, "author": author, "position": at, "role": role}
            for at, (author, role) in enumerate(writers, 1)
        ],
        "page_categories": [
            {"page": page, "category": absolute(world.term(tid).path, base_url)}
            for tid in node.categories
        ],
        "page_tags": [
            {"page": page, "tag": absolute(world.term(tid).path, base_url)} for tid in node.tags
        ],
        "related": _related(survey, node, base_url),
        "media": [],
        "links": [],
    }
    texts: list[tuple[str | None, Body]] = [(None, world.body(node)[0])]
    texts += [(str(each.reply.cid), each.body) for each in world.discussion(node)]
    for comment, body in texts:
        where: Row = {"page": page, "comment": comment}
        tables["media"] += _media(where, body, base_url)
        tables["links"] += _links(survey, where, body, base_url)
    return tables


def _pages(survey: Survey, base_url: str) -> list[Row]:
    return [
        {
            "url": absolute(page.path, base_url),
            "kind": page.kind,
            "title": page.title,
            "status": page.status,
        }
        for page in survey.pages.values()
    ]


def _categories(base_url: str) -> list[Row]:
    paths = {term.tid: term.path for term in CATEGORIES}
    return [
        {
            "name": term.name,
            "url": absolute(term.path, base_url),
            "source_id": str(term.tid),
            "parent": absolute(paths[term.parent], base_url) if term.parent else None,
            "description": term.description or None,
        }
        for term in CATEGORIES
    ]


def _related(survey: Survey, node: Node, base_url: str) -> list[Row]:
    if node.kind == "topic":
        return []
    page = absolute(node.path, base_url)
    rows: list[Row] = []
    for at, card in enumerate(related(survey.world, node), 1):
        shown: Row = {"title": card.title, "kind_shown": card.kind_shown, "teaser": card.teaser}
        rows.append(_pointer(page, "related", at, absolute(card.path, base_url), shown))
    nothing: Row = {"title": None, "kind_shown": None, "teaser": None}
    for relation, other in zip(("previous", "next"), neighbours(survey.world, node), strict=True):
        if other:
            rows.append(_pointer(page, relation, 1, absolute(other.path, base_url), nothing))
    return rows


def _pointer(page: str, relation: str, position: int, url: str, shown: Row) -> Row:
    where: Row = {"page": page, "relation": relation, "position": position}
    return {**where, "target_url": url, "target": url, **shown}


def _media(where: Row, body: Body, base_url: str) -> list[Row]:
    return [
        {
            **where,
            "position": at,
            "kind": medium.kind,
            "url": absolute(medium.url, base_url),
            "text": medium.text,
        }
        for at, medium in enumerate(body.media, 1)
    ]


def _links(survey: Survey, where: Row, body: Body, base_url: str) -> list[Row]:
    rows: list[Row] = []
    for at, link in enumerate(body.links, 1):
        target = survey.leads_to(link.href)
        rows.append(
            {
                **where,
                "position": at,
                "target_url": absolute(link.href, base_url),
                "target": absolute(target, base_url) if target else None,
                "text": link.text,
            }
        )
    return rows
