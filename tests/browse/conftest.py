"""One archive and one Datasette for the tests of a module."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from tests.browse.archive import make_archive
from tests.browse.peopled import make_peopled


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("browse"))


@pytest.fixture
def datasette(archive: Path) -> Datasette:
    return make_datasette(archive)


@pytest.fixture(scope="package")
def peopled_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_peopled(tmp_path_factory.mktemp("peopled"))


@pytest.fixture
def peopled(peopled_archive: Path) -> Datasette:
    return make_datasette(peopled_archive)
