"""Store tests share an empty archive, and the words to fill and ask it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.store.store import Store
from tests.store.saying import SITE


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that holds nothing: its tables take longer to make than most tests."""
    path = tmp_path_factory.mktemp("empty") / "archive.db"
    Store.open(path, SITE).close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    made = Store.open(Path(shutil.copy(empty, tmp_path / "archive.db")), SITE)
    yield made
    made.close()
