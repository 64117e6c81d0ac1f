"""Readings as a reader would give them, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.read.content_hash import content_hash
from pipelines.read.sites.site import Site
from pipelines.records.answer import Place
from pipelines.records.finding import (
    ALIAS,
    ELSEWHERE,
    PAGE,
    Discussion,
    Fact,
    Finding,
    Moment,
    Person,
    Term,
    Text,
    comment_subject,
)
from pipelines.records.reading import CaptureFacts, FoundLink, Reading
from pipelines.store.store import Store

HOST = "https://made-up.example"
THREAD = "/forum/thread"
SITE = Site(name="made-up", base_url=HOST, hosts=("made-up.example",), zone="UTC")


def text(words: str) -> Text:
    """Return a text as both forms."""
    return Text(f"<p>{words}</p>", words)


def comment(number: int | str, words: str, name: str = "ann", **more: Any) -> Finding:
    """Return what a page says of a comment; the address is filled in by `capture`."""
    subject = comment_subject(more.pop("system", "drupal"), str(number))
    said: dict[str, Fact] = {
        "author": Fact(Person(name, uid=more.pop("uid", None)), "shown"),
        "body": Fact(text(words), "body"),
        "own_text": Fact(text(words), "body"),
        "published": Fact(Moment("2020-01-01", "2020-01-01T00:00:00Z"), "time element"),
        "depth": Fact(more.pop("depth", 0), "nesting"),
    }
    if "parent" in more:
        said["parent"] = Fact(more.pop("parent"), "shown")
    said |= {
        name: value if isinstance(value, Fact) else Fact(value, "shown")
        for name, value in more.items()
    }
    return Finding("", subject, said)


def capture(
    path: str,
    at: str,
    *,
    kind: str = "topic",
    status: int = 200,
    canonical: str | None = None,
    crawl: str | None = None,
    comments: Sequence[Finding] | None = None,
    part: int = 0,
    last_part: int | None = 0,
    also: Sequence[Finding] = (),
    links: Sequence[FoundLink] = (),
    robots: str | None = None,
    **facts: Any,
) -> Reading:
    """Return a reading of one capture; `at` is like «01T10:00» (day and minute)."""
    address = HOST + path
    record = f"urn:uuid:{path}-{at}"
    content = status == 200 and "redirect" not in facts and "same" not in facts
    said: dict[str, Fact] = {}
    if content:
        reader = facts.pop("reader", "test")
        said = {"reader": Fact(reader, "reader"), "kind": Fact(kind, "reader")}
        said["body"] = Fact(text(facts.pop("body", "A question.")), "body")
        said["title"] = Fact(facts.pop("title", "A title"), "h1")
    said |= {k: v if isinstance(v, Fact) else Fact(v, "shown") for k, v in facts.items()}
    if comments is not None:
        subjects = tuple(c.subject for c in comments)
        said["discussion"] = Fact(Discussion(part, last_part, subjects), "pager")
    findings = [Finding(address, PAGE, said)]
    findings += [Finding(address, c.subject, c.facts) for c in comments or ()]
    target = facts.get("redirect") or (HOST + canonical if canonical else None)
    if target and target != address:
        by = "redirect" if "redirect" in facts else "canonical"
        findings.append(Finding(target, ALIAS, {"of": Fact(address, by)}))
    findings += also
    return Reading(
        capture=CaptureFacts(
            record_id=record,
            crawl=crawl,
            url=address,
            captured_at=f"2024-03-{at}:00.000Z",
            status=status,
            mime="text/html",
            etag=None,
            last_modified=None,
            payload_digest=None,
            place=Place(file="a.warc.gz", offset=0, length=1),
            repeats=facts.get("same", "" if status == 304 else None),
        ),
        site=SITE.name,
        address=address,
        is_page=robots is None,
        findings=tuple(findings) if robots is None else (),
        links=tuple(links),
        content_hash=content_hash(said, findings) if content else None,
        robots=robots,
    )


def _renamed() -> list[Reading]:
    """An author, a tag and a date that captures tell differently; one comment on two pages."""
    profile = HOST + "/authors/west"
    early = Finding(HOST + "/post/h", ELSEWHERE, {"published": _listed("2012-01-01")})
    late = Finding(HOST + "/post/h", ELSEWHERE, {"published": _listed("2012-01-02")})
    return [
        capture(
            "/post/h",
            "01T08:00",
            kind="article",
            authors=(Person("Dr. West", url=profile),),
            tags=(Term("Lung cancr", HOST + "/tags/lung"),),
            comments=[comment(40, "forty")],
        ),
        capture(
            "/post/h",
            "06T08:00",
            kind="article",
            authors=(Person("Howard West, MD", url=profile, credentials="MD"),),
            tags=(Term("Lung cancer", HOST + "/tags/lung"),),
        ),
        capture("/post/es/h", "05T08:00", kind="article", comments=[comment(40, "forty")]),
        capture("/lists/1", "01T07:00", kind="listing", also=[early]),
        capture("/lists/2", "02T07:00", kind="listing", also=[late]),
        capture("/lists/3", "03T07:00", kind="listing", also=[early]),
        capture(
            "/forum/y",
            "04T07:00",
            authors=(Person("ann", url=HOST + "/users/ann"),),
            comments=[comment(41, "x", "ann", uid="17")],
        ),
    ]


def _listed(day: str) -> Fact:
    return Fact(Moment(day, f"{day}T00:00:00Z"), "list time")


def fill(store: Store, readings: Sequence[Reading]) -> None:
    """Store readings as an import does, and see that every reference holds."""
    store.add(readings)
    store.assemble()
    store.settle(reindex=True)
    assert store.database.execute("pragma foreign_key_check").fetchall() == []


def ask(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    return store.database.execute(sql).fetchall()


def history() -> list[Reading]:
    """A small site's captures: joins, edits, deletions, redirects, names, terms, 304s."""
    term = Term("Lung", HOST + "/taxonomy/term/5")
    alias = Finding(term.url or "", "alias", {"of": Fact(HOST + "/forums/lung", "feed")})
    forum = Finding(
        HOST + "/forums/lung",
        "forum",
        {"name": Fact("Lung", "h1"), "topic_count_shown": Fact(3, "table")},
    )
    first = capture(
        THREAD,
        "01T10:00",
        crawl="a",
        forum=term,
        last_part=1,
        comments=[comment(1, "one", uid="17"), comment(2, "two", "Bo")],
    )
    return [
        first,
        capture(
            f"{THREAD}?page=1",
            "01T10:01",
            canonical=THREAD,
            crawl="a",
            part=1,
            last_part=1,
            forum=term,
            comments=[comment(3, "three", parent="1")],
        ),
        capture(
            THREAD,
            "02T10:00",
            crawl="b",
            forum=term,
            last_part=0,
            comments=[comment(1, "one!", uid="17"), comment(3, "three", parent="1")],
        ),
        capture(THREAD, "03T10:00", status=304, crawl="c", same=""),
        capture("/forums/lung", "01T11:00", kind="forum", also=[alias, forum]),
        capture(
            "/node/9",
            "01T12:00",
            canonical="/post/a",
            kind="article",
            authors=(Person("ann"),),
            categories=(Term("NSCLC", HOST + "/category/n"),),
        ),
        capture(
            "/post/a",
            "02T12:00",
            canonical="/blog/a",
            kind="article",
            authors=(Person("ann"),),
            title="New title",
        ),
        capture(
            "/post/c",
            "02T12:30",
            kind="video",
            body="x",
            links=[FoundLink(HOST + "/comment/3"), FoundLink(HOST + "/user/login")],
        ),
        capture("/2009/01/02/c", "02T13:00", status=301, redirect=HOST + "/post/c"),
        capture("/post/c", "04T13:00", status=404),
        capture("/robots.txt", "01T09:00", robots="User-agent: *\nDisallow: /private"),
        capture(
            "/feed",
            "05T10:00",
            kind="feed",
            links=[FoundLink(HOST + "/private/x"), FoundLink(HOST + "/post/d", "article")],
            also=[
                Finding(
                    HOST + "/blog/a",
                    ELSEWHERE,
                    {
                        "published": Fact(Moment("2019-01-01", None), "feed"),
                        "summary": Fact("Short.", "feed"),
                    },
                )
            ],
        ),
        *_renamed(),
        capture(
            "/forum/z",
            "05T11:00",
            comments=[comment(9, "nine", "Ann", uid="18")],
            authors=(Person("Bo", uid="5"),),
        ),
    ]
