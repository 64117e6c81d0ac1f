"""The command as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import call, spawn
from tests.cli.warcs import BASE, article, write


def test_it_runs_as_a_module_and_names_itself() -> None:
    done = spawn("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("grace-archive, version ")


def test_a_title_that_the_terminal_cannot_show_is_no_error(tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", [article(1, "Лёгкие")])
    call("import", tmp_path / "a.warc.gz", "--base-url", BASE, "--data", tmp_path)
    done = spawn("explain", "/node/1", "--data", tmp_path, PYTHONIOENCODING="iso8859-1")
    assert done.returncode == 0, done.stderr
    assert r"\u041b\u0451\u0433\u043a\u0438\u0435" in done.stdout


def test_help_needs_neither_scrapy_nor_datasette() -> None:
    """They take a second to load, which every `status` would pay."""
    done = spawn("status", "--help", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "cli.crawl" in loaded
    assert not loaded & {"scrapy", "twisted", "datasette", "uvicorn"}


CTRL_C = """
import os, signal, sys
from importlib.abc import MetaPathFinder
class CtrlC(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            exec("os.kill(os.getpid(), signal.SIGINT)")  # as where a dataclass is made
sys.meta_path.insert(0, CtrlC())
"""


@pytest.mark.parametrize("module", ["click", "cli.crawl", "scraper.software"])
def test_ctrl_c_while_it_is_loading_is_told(module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CTRL_C.format(module=module))
    done = spawn("status", PYTHONPATH=str(tmp_path))
    assert done.returncode == 3
    assert done.stderr.startswith("Error: Stopped early")
    assert done.stderr.count("\n") == 1
