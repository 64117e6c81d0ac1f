"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from tests.house.test_layout import MODULES, ROOT, name

SHOWING = [module for module in MODULES if ">>> " in module.read_text(encoding="utf-8")]


@pytest.mark.parametrize("module", SHOWING, ids=name)
def test_examples(module: Path) -> None:
    """Each example gives what it shows."""
    dotted = ".".join(module.relative_to(ROOT).with_suffix("").parts)
    outcome = doctest.testmod(importlib.import_module(dotted))
    assert outcome.attempted > 0
    assert outcome.failed == 0
