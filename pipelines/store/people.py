"""Authors: who a name on a page is, and the row that all their mentions make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from pipelines.records import Author
from pipelines.records.finding import PROFILE, Person
from pipelines.records.identity import author_id
from pipelines.records.text import folded_name, shortened
from pipelines.store.database import insert
from pipelines.store.facts import decode
from pipelines.store.mentions import person_address, person_subject
from pipelines.store.whereabouts import Whereabouts

KINDS = ("staff", "faculty", "organisation", "member", "guest")
"""The kinds of authors; where mentions differ, the first of these holds."""

MENTIONS = """
    select f.subject, f.found, max(c.captured_at || c.record_id)
    from json_each(?) wanted
    cross join findings f on f.subject = wanted.value and f.subject glob 'person *'
    cross join captures c on c.said_in = f.capture_id and c.repeats is null
    group by f.subject, f.found
"""
"""Cross joins keep this order: else every mention is read for those of a few."""


class People:
    """Tells who is meant by a name, and remembers whose rows must be made again."""

    def __init__(self, database: Database, whereabouts: Whereabouts) -> None:
        self._database = database
        self._whereabouts = whereabouts
        self._identities: dict[tuple[str, str, str | None], str] = {}
        self._changed: set[tuple[str, str]] = set()

    def forget_names(self) -> None:
        """Look names up anew: mentions were added."""
        self._identities.clear()

    def id_of(self, person: Person, site: str) -> int:
        """Return the author's id, and note that the author's row is wanted."""
        identity = self._identity(person, site)
        self.want(site, identity)
        return author_id(site, identity)

    def want(self, site: str, identity: str) -> None:
        """Note that the row of an author must be made (again)."""
        self._changed.add((site, identity))

    def want_mentioned(self, site: str, subject: str) -> None:
        """Note that somebody was mentioned: by the subject of the mention's finding."""
        identity = subject.removeprefix(person_subject(site, ""))
        if identity.startswith("at "):
            identity = f"at {self._whereabouts.canonical(identity[3:])}"
        self.want(site, identity)

    def _identity(self, person: Person, site: str) -> str:
        identity = person.identity
        if identity.startswith("at "):
            account = self._only_uid(person.name, site, person.url)
            return account or f"at {self._whereabouts.canonical(identity[3:])}"
        if identity.startswith("member ") and not shortened(person.name):
            return self._only_uid(person.name, site) or identity  # two may look alike cut short
        return identity

    def _only_uid(self, name: str, site: str, url: str | None = None) -> str | None:
        """Return the one uid that the site shows under a name, None if there is none or more.

        With `url`, only those count that the site shows with that profile address.
        """
        key = (site, folded_name(name), url)
        if key not in self._identities:
            prefix = person_subject(site, "uid ")
            found = self._database.execute(
                "select distinct subject from findings"
                " where address = :name and subject >= :first and subject < :last"
                " and (:url is null or json_extract(found, '$.author[1][1]') = :url) limit 2",
                {
                    "name": person_address(site, name),
                    "first": prefix,
                    "last": prefix + "\uffff",
                    "url": url,
                },
            ).fetchall()
            only = found[0][0].removeprefix(person_subject(site, "")) if len(found) == 1 else ""
            self._identities[key] = only
        return self._identities[key] or None

    def write(self) -> None:
        """Make the rows of all authors that were wanted since the last time."""
        wanted = [
            (site, identity, self._urls(identity)) for site, identity in sorted(self._changed)
        ]
        self._changed.clear()
        said = self._mentions([s for one in wanted for s in _subjects(*one)])
        rows = [
            row
            for one in wanted
            for row in self._author(*one, [m for s in _subjects(*one) for m in said.get(s, ())])
        ]
        ids = json.dumps([row.id for row in rows])
        self._database.execute(
            "delete from authors where id in (select value from json_each(?))", [ids]
        )
        insert(self._database, rows)

    def _author(
        self, site: str, identity: str, urls: list[str], said: list[tuple[str, Person]]
    ) -> Iterator[Author]:
        mentions = [person for _, person in sorted(said, key=str, reverse=True)]
        profile = self._profile(urls) if urls else {}
        names = [value for value in (profile.get("name"), *(m.name for m in mentions)) if value]
        if not names:
            return
        yield Author(
            id=author_id(site, identity),
            site=site,
            name=_whole(names),
            kind=_kind([*(m.kind for m in mentions), profile.get("kind")], identity),
            credentials=_first(profile.get("credentials"), *(m.credentials for m in mentions)),
            url=_first(urls[0] if urls else None, *(m.url for m in mentions)),
            source_id=identity[4:] if identity.startswith("uid ") else profile.get("source_id"),
            bio=profile.get("bio"),
        )

    def _urls(self, identity: str) -> list[str]:
        if not identity.startswith("at "):
            return []
        return self._whereabouts.all_of(identity[3:])

    def _mentions(self, subjects: list[str]) -> dict[str, list[tuple[str, Person]]]:
        """Return for each subject the distinct ways of mention, each with its latest capture."""
        said: dict[str, list[tuple[str, Person]]] = {}
        for subject, found, latest in self._database.execute(MENTIONS, [json.dumps(subjects)]):
            said.setdefault(subject, []).append((latest, decode(found)["author"][0]))
        return said

    def _profile(self, urls: list[str]) -> dict[str, str]:
        """Return what the person's own page says, each field from the latest capture."""
        rows = self._database.execute(
            "select f.found from findings f join captures c on c.said_in = f.capture_id"
            " where c.repeats is null and f.subject = ?"
            " and f.address in (select value from json_each(?))"
            " order by c.captured_at, c.record_id",
            [PROFILE, json.dumps(urls)],
        )
        return {
            field: value
            for (found,) in rows
            for field, (value, _) in decode(found).items()
            if value is not None
        }


def _subjects(site: str, identity: str, urls: list[str]) -> list[str]:
    """Return the subjects by which a person is mentioned: one, or one for each profile address."""
    return [person_subject(site, one) for one in ([f"at {url}" for url in urls] or [identity])]


def _kind(shown: list[str | None], identity: str) -> str:
    for kind in KINDS:
        if kind in shown:
            return kind
    return "guest" if identity.startswith("guest ") else "member"


def _whole(names: list[str]) -> str:
    """Return the first name; where it is cut short, the first whole one that it may stand for."""
    short = shortened(names[0])
    whole = (n for n in names if not shortened(n) and folded_name(n).startswith(short or ""))
    return next(whole, names[0]) if short else names[0]


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def mark_renamed(database: Database, capture_ids: Iterable[int]) -> None:
    """Mark the pages on which a name stands without number, where its numbers may differ now.

    A capture that shows a name with a uid can make that name one person's, or no longer one's.
    """
    database.execute(
        "insert or ignore into to_assemble"
        " select c.page_id from findings f join captures c on c.said_in = f.capture_id"
        " where c.page_id is not null and (f.subject glob 'person * member *'"
        " or f.subject glob 'person * at *') and f.address in ("
        "  select n.address from findings n where n.capture_id in (select value from json_each(?))"
        "  and n.subject glob 'person * uid *' and not exists ("
        "   select 1 from findings o where o.address = n.address and o.subject = n.subject"
        "   and o.capture_id not in (select value from json_each(?))))",
        [json.dumps(list(capture_ids)), json.dumps(list(capture_ids))],
    )
