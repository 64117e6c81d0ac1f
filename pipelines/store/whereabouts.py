"""Which page an address leads to, as far as it is known now."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database


class Whereabouts:
    """Looks addresses up in `addresses`; keeps what it found until told that they changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[int, str] | None] = {}

    def changed(self) -> None:
        """Look everything up anew."""
        self._known.clear()

    def fetch(self, urls: Iterable[str]) -> None:
        """Look many addresses up at once."""
        wanted = {url for url in urls if url not in self._known}
        self._known.update(dict.fromkeys(wanted))
        for url, page, canonical in self._database.execute(
            "select a.url, p.id, p.url from addresses a join pages p on p.id = a.page_id"
            " where a.url in (select value from json_each(?))",
            [json.dumps(list(wanted))],
        ):
            self._known[url] = (page, canonical)

    def page(self, url: str) -> int | None:
        """Return the id of the page that an address leads to, None if it is not held."""
        found = self._find(url)
        return found[0] if found else None

    def canonical(self, url: str) -> str:
        """Return the canonical address of that page; the address itself if it is not held."""
        found = self._find(url)
        return found[1] if found else url

    def all_of(self, url: str) -> list[str]:
        """Return every address of the page, its canonical one first; at least `url` itself."""
        page = self.page(url)
        if page is None:
            return [url]
        rows = self._database.execute("select url from addresses where page_id = ?", [page])
        # Sorted here: «order by url» makes SQLite walk the whole table by its key.
        return list(dict.fromkeys([self.canonical(url), *sorted(row[0] for row in rows)]))

    def _find(self, url: str) -> tuple[int, str] | None:
        if url not in self._known:
            self._known[url] = self._database.execute(
                "select p.id, p.url from addresses a join pages p on p.id = a.page_id"
                " where a.url = ?",
                [url],
            ).fetchone()
        return self._known[url]
