"""What the tests of kills share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.kills.crawls import Killed
from tests.kills.warm import Warm

PAGES = 16
"""Articles, videos and topics; with forums, lists, terms and people eighty pages are held."""


@pytest.fixture(scope="package")
def warm() -> Iterator[Warm]:
    """A process from which crawls are forked."""
    with Warm() as warm:
        yield warm


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    """The made-up site."""
    with serve(Demo(seed=3, pages=PAGES)) as site:
        yield site


@pytest.fixture(scope="module")
def undisturbed(site: Server, warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """An archive whose crawl nobody disturbed."""
    crawl = Killed.of(site, tmp_path_factory.mktemp("undisturbed") / "data", warm)
    crawl.finish()
    return crawl
