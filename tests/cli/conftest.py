"""Commands run in this process: what they set for themselves does not outlive a test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Give back the umask that a writing command has changed."""
    before = os.umask(0o022)
    yield
    os.umask(before)
