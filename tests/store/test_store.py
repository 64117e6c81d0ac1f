"""Captures go in, in any order and any batches; the same rows come out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import SITE, fill, history


@pytest.mark.parametrize(
    "seed", [*range(12), *(pytest.param(n, marks=pytest.mark.verify) for n in range(12, 200))]
)
def test_captures_in_any_order_and_batches_give_the_same_tables(tmp_path: Path, seed: int) -> None:
    first = Store.open(tmp_path / "first.db", SITE)
    fill(first, history())
    chance = random.Random(seed)
    shuffled = history()
    chance.shuffle(shuffled)
    second = Store.open(tmp_path / "second.db", SITE)
    while shuffled:
        size = chance.randint(1, 4)
        batch, shuffled = shuffled[:size], shuffled[size:]
        if chance.random() < 0.5:
            second.add_and_assemble(batch)
        else:
            second.add(batch)
            second.assemble()
    second.settle(reindex=True)
    assert rows(second.database) == rows(first.database)
    first.close()
    second.close()


def test_a_small_archive_is_not_counted_for_the_planner(store: Store) -> None:
    fill(store, history())
    store.settle()
    assert "sqlite_stat1" not in store.database.table_names()
