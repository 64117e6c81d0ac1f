"""Store tests share an empty archive, and the words to fill and ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.store.store import Store
from tests.store.saying import SITE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.open(tmp_path / "archive.db", SITE)
    yield made
    made.close()
