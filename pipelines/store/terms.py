"""Forums, categories and tags: the row that all that is said of a term makes."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from pipelines.records import Category, Forum, Record, Tag
from pipelines.records.finding import CATEGORY, FORUM, Term
from pipelines.records.identity import term_id
from pipelines.store.database import insert
from pipelines.store.facts import decode
from pipelines.store.mentions import mentioned, term_address
from pipelines.store.whereabouts import Whereabouts

TABLES = {"forum": "forums", "category": "categories", "tag": "tags"}


class Terms:
    """Tells which row a term is, and remembers whose rows must be made again."""

    def __init__(self, database: Database, whereabouts: Whereabouts) -> None:
        self._database = database
        self._whereabouts = whereabouts
        self._changed: set[tuple[str, str, str]] = set()

    def id_of(self, kind: str, term: Term, site: str) -> int:
        """Return the term's id, and note that its row is wanted."""
        key = self._key(term_address(site, term))
        self._changed.add((kind, site, key))
        return term_id(kind, site, key)

    def want(self, kind: str, address: str, site: str) -> None:
        """Note that the row of the term at an address must be made (again)."""
        self._changed.add((kind, site, self._key(address)))

    def _key(self, address: str) -> str:
        if address.startswith("term "):
            return address
        return self._whereabouts.canonical(address)

    def write(self) -> None:
        """Make the rows of all terms that were wanted, and of those above them."""
        done: set[tuple[str, str, str]] = set()
        rows: list[Record] = []
        while self._changed:
            kind, site, key = wanted = min(self._changed)
            self._changed.discard(wanted)
            if wanted not in done:
                done.add(wanted)
                rows.extend(self._row(kind, site, key))
        for kind, table in TABLES.items():
            ids = [term_id(k, site, key) for k, site, key in done if k == kind]
            self._database.execute(
                f"delete from {table} where id in (select value from json_each(?))",
                [json.dumps(ids)],
            )
        insert(self._database, rows)

    def _row(self, kind: str, site: str, key: str) -> list[Record]:
        addresses = [key] if key.startswith("term ") else self._whereabouts.all_of(key)
        said = self._said(kind, addresses)
        name = said.get("name") or self._said(mentioned(kind), addresses).get("name")
        if name is None:
            return []
        url = None if key.startswith("term ") else addresses[0]
        identity = term_id(kind, site, key)
        parent = said.get("parent_term")
        above = self.id_of(kind, parent, site) if isinstance(parent, Term) else None
        if kind == CATEGORY:
            return [
                Category(
                    id=identity,
                    site=site,
                    name=name,
                    url=url,
                    source_id=said.get("source_id"),
                    parent_id=above,
                    description=said.get("description"),
                )
            ]
        if kind == FORUM:
            return [
                Forum(
                    id=identity,
                    page_id=self._whereabouts.page(url) if url else None,
                    site=site,
                    url=url,
                    name=name,
                    description=said.get("description"),
                    parent_id=above,
                    position=said.get("position"),
                    topic_count_shown=said.get("topic_count_shown"),
                    post_count_shown=said.get("post_count_shown"),
                )
            ]
        return [Tag(id=identity, site=site, name=name, url=url, source_id=said.get("source_id"))]

    def _said(self, subject: str, addresses: list[str]) -> dict[str, Any]:
        """Return each field as the latest capture that has a place for it says it."""
        rows = self._database.execute(
            "select f.found, max(c.captured_at || c.record_id) as latest"
            " from findings f join captures c on c.said_in = f.capture_id"
            " where c.repeats is null and f.subject = ?"
            " and f.address in (select value from json_each(?))"
            " group by f.found order by latest",
            [subject, json.dumps(addresses)],
        )
        return {field: value for found, _ in rows for field, (value, _) in decode(found).items()}
