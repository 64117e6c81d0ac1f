"""Hostile histories made by chance: any order and any batches of captures give the same rows."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from pipelines.records.finding import Fact, Finding, Moment, loose_subject
from pipelines.records.reading import Reading
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import HOST, SITE, capture, comment

TITLES = ("Surgery for Bone Metastases, When and Why?", "Question", None)
BODIES = (
    "Bone metastases are common, and it is often asked what can be done: here is what we know.",
    "Short.",
)
WORDS = ("Thank you.", "I was told so by three doctors, and by my sister who is a nurse herself.")
NAMES = ("ann", "JanineT GRACE …", "JanineT GRACE Community")
PATHS = {
    "wordpress": ("/lung/2010/07/09/a", "/lung/2010/07/16/b"),
    "bbpress": ("/topic/a", "/topic/b"),
    "drupal": ("/post/a", "/forum/b", "/forum/a-1256362", "/node/5"),
    "labels": ("/post/a", "/topic/a", "/lung/2010/07/09/a"),
}
ALL = [path for paths in PATHS.values() for path in paths]


def _comment(chance: random.Random, system: str) -> Finding:
    words, name = chance.choice(WORDS), chance.choice(NAMES)
    at = chance.choice(("2013-08-16T10:32:00Z", None))
    number = f"{len(system)}{chance.randint(1, 4)}"
    if system == "labels":
        number = loose_subject(system, name, None, words, 1).split(" ", 2)[2]
    published = Fact(Moment("2013-08-16", at), "visible text")
    return comment(number, words, name, system=system, published=published)


def _history(chance: random.Random) -> list[Reading]:
    """Captures, of which some repeat others: of their own address, mostly, earlier or later."""
    captures = [_capture(chance, number) for number in range(12)]
    for number in range(12, 16):
        of = chance.choice(captures)
        path = of.address.removeprefix(HOST) if chance.random() < 0.8 else chance.choice(ALL)
        at = f"{chance.randint(1, 20):02d}T10:{number:02d}"
        status = chance.choice((304, 200))
        captures.append(capture(path, at, status=status, same=of.capture.record_id, crawl="a"))
    return captures


def _capture(chance: random.Random, number: int) -> Reading:
    at = f"{chance.randint(1, 20):02d}T10:{number:02d}"
    system = chance.choice(list(PATHS))
    path, other = chance.choice(PATHS[system]), chance.choice(ALL)
    what = chance.random()
    if what < 0.08:
        return capture(path, at, status=404)
    if what < 0.16:
        return capture(path, at, status=304, same="")
    if what < 0.26 and other != path:
        return capture(path, at, status=301, redirect=HOST + other)
    kind = "topic" if path.startswith(("/topic", "/forum")) else "article"
    facts: dict[str, Any] = (
        {"source_id": chance.choice("567")} if what < 0.5 and system != "labels" else {}
    )
    said = {f.subject: f for f in (_comment(chance, system) for _ in range(chance.randint(0, 3)))}
    return capture(
        path,
        at,
        kind="other" if what > 0.95 else kind,
        reader=f"{system} {kind}",
        canonical=other if chance.random() < 0.25 else None,
        crawl=chance.choice("ab"),
        title=chance.choice(TITLES),
        body=chance.choice(BODIES),
        comments=list(said.values()),
        **facts,
    )


def _rows(path: Path, batches: list[list[Reading]]) -> dict[str, list[str]]:
    store = Store.open(path, SITE)
    for batch in batches:
        store.add_and_assemble(batch)
    store.settle(reindex=True)
    assert store.database.execute("pragma foreign_key_check").fetchall() == []
    found = rows(store.database)
    store.close()
    return found


@pytest.mark.parametrize(
    "histories", [5, pytest.param(100, marks=pytest.mark.verify)], ids=["few", "many"]
)
def test_any_order_gives_the_same_rows(tmp_path: Path, histories: int) -> None:
    for seed in range(histories):
        chance = random.Random(seed)
        captures = _history(chance)
        whole = _rows(tmp_path / f"{seed}.db", [captures])
        for turn in range(2):
            order = chance.sample(captures, len(captures))
            size = chance.choice((1, 2, 5))
            parts = [order[at : at + size] for at in range(0, len(order), size)]
            found = _rows(tmp_path / f"{seed}-{turn}.db", parts)
            for table, expected in whole.items():
                assert found[table] == expected, (seed, table)
