"""The made-up site in the sizes that the tests look at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.site import Demo

BASE_URL = "http://127.0.0.1:8600"
Look = Callable[[str], LexborHTMLParser]


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The site in its usual size."""
    return Demo()


@pytest.fixture(scope="session")
def larger() -> Demo:
    """A site whose forums and lists have several pages."""
    return Demo(pages=400)


@pytest.fixture
def look(demo: Demo) -> Look:
    """Return the parsed page at an address."""
    return lambda path: LexborHTMLParser(demo.answer(path, BASE_URL).body.decode())
