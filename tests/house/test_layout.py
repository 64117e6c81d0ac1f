"""The house stays as it was laid out: small files, telling names, a test for every module."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("cli", "scraper", "pipelines", "share", "browse", "demo", "benchmarks")
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40
SAYS_NOTHING = {"utils", "helpers", "manager", "common", "base", "misc", "handle", "process"}
SCRAPYS = ("process_request", "process_response", "process_exception", "process_spider")
"""Methods that Scrapy calls by these names."""
UNTESTED = frozenset({"benchmarks/bare_scrapy.py", "benchmarks/made_up.py"})
"""Modules that another one's test runs (here test_rows.py). This list only ever shrinks."""

MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_and_functions_are_short(module: Path) -> None:
    """A file can be read at one sitting, and a function at one glance."""
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_names_say_something(module: Path) -> None:
    """No module or class is called after nothing, and no function only handles or processes."""
    named = [module.stem, module.parent.name]
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            named.append(node.name)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            verb = node.name.partition("_")[0]
            assert verb not in ("handle", "process") or node.name.startswith(SCRAPYS)
    words = {word.lower() for one in named for word in re.findall(r"[A-Z]?[a-z]+", one)}
    assert words.isdisjoint(SAYS_NOTHING)


def has_functions(module: Path) -> bool:
    """Whether there is anything to test: a module may only declare."""
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in nodes)


@pytest.mark.parametrize("module", [m for m in MODULES if has_functions(m)], ids=name)
def test_modules_have_tests(module: Path) -> None:
    """A module has a test of its name, or the package that it is a part of has one.

    pipelines/read/drupal/node.py: tests/read/drupal/test_node.py, tests/read/test_drupal_node.py
    or tests/read/test_drupal.py.
    """
    if module.name in ("__init__.py", "__main__.py") or name(module) in UNTESTED:
        pytest.skip("needs no test of its own")
    parts = [part for part in module.relative_to(ROOT).with_suffix("").parts if part != "pipelines"]
    own = range(len(parts))
    twins = [(parts[:depth], parts[depth:]) for depth in own]
    twins += [(parts[:depth], parts[depth:-1]) for depth in own[1:-1]]
    paths = [ROOT.joinpath("tests", *above, f"test_{'_'.join(rest)}.py") for above, rest in twins]
    assert any(path.exists() for path in paths), f"write {name(paths[len(parts) - 1])}"


def test_exceptions_still_exist() -> None:
    """A module that is gone, or has a test by now, leaves the list."""
    assert {name(module) for module in MODULES} >= UNTESTED


SQL = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.sql"))


@pytest.mark.parametrize("file", SQL, ids=name)
def test_sql_says_what_a_row_is(file: Path) -> None:
    """A view or saved query begins with a sentence for its reader."""
    assert re.match(r"-- [A-Z].*[.]\n", file.read_text(encoding="utf-8"))


def test_nothing_tracked_is_made_by_use() -> None:
    """No archive, WARC file or other product of a run is tracked, and nothing large."""
    asked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if asked.returncode:
        pytest.skip("this is no git checkout")
    tracked = [ROOT / line for line in asked.stdout.splitlines()]
    assert [p.name for p in tracked if p.suffix in (".db", ".warc", ".pyc", ".sqlite")] == []
    large = [p.name for p in tracked if p.is_file() and p.stat().st_size > 500_000]
    assert large == []
