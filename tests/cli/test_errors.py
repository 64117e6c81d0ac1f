"""Whatever goes wrong is one sentence on standard error, and an exit code."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest
from click.testing import CliRunner

from cli.errors import Sentence, Told, WrongUse
from pipelines.keep.errors import KeepError, NotWarcError
from pipelines.site_file import SiteError
from pipelines.store.database import ArchiveError


def _run(error: BaseException) -> Any:
    @click.group(cls=Told)
    def group() -> None:
        """Hold the command."""

    @group.command()
    def go() -> None:
        """Fail."""
        raise error

    return CliRunner().invoke(group, ["go"])


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        pytest.param(Sentence("No."), 1, "Error: No.\n", id="a sentence"),
        pytest.param(WrongUse("Say which."), 2, "Error: Say which.\n", id="wrong use"),
        pytest.param(Sentence("Later.", 3), 3, "Error: Later.\n", id="stopped"),
        pytest.param(KeepError("x is cut."), 1, "Error: x is cut.\n", id="keep"),
        pytest.param(NotWarcError("x is no WARC."), 1, "Error: x is no WARC.\n", id="warc"),
        pytest.param(SiteError("No zone."), 1, "Error: No zone.\n", id="site"),
        pytest.param(ArchiveError("Not ours."), 1, "Error: Not ours.\n", id="archive"),
        pytest.param(KeyboardInterrupt(), 3, "the same command goes on", id="Ctrl-C"),
        pytest.param(OSError(errno.ENOSPC, "x"), 1, "The disk is full", id="disk full"),
        pytest.param(OSError(errno.EFBIG, "x"), 1, "ulimit -f", id="file size limit"),
        pytest.param(PermissionError(errno.EACCES, "x", "d"), 1, "d may not be", id="permission"),
        pytest.param(FileNotFoundError(errno.ENOENT, "x", "d"), 1, "There is no d", id="no file"),
        pytest.param(OSError(errno.EIO, "I/O error", "d"), 1, "d: I/O error.", id="other"),
    ],
)
def test_a_foreseen_error_is_a_sentence(error: BaseException, code: int, told: str) -> None:
    result = _run(error)
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def _fails(*statements: str) -> sqlite3.Error:
    db = sqlite3.connect(":memory:")
    try:
        for statement in statements:
            db.execute(statement)
    except sqlite3.Error as error:
        return error
    finally:
        db.close()
    raise AssertionError("nothing failed")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: _fails("pragma max_page_count = 1", "create table t (a)"), "disk is full"),
        (lambda: _fails("pragma query_only = 1", "create table t (a)"), "may not be written"),
        (lambda: _fails("attach '/nowhere/at/all.db' as x"), "cannot be opened"),
    ],
)
def test_what_sqlite_says_is_told_in_our_words(
    make: Callable[[], sqlite3.Error], told: str
) -> None:
    result = _run(make())
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert told in result.stderr


def test_json_that_is_wrong_is_no_damage() -> None:
    """ "malformed JSON" is said of a value; who is told that the file is damaged throws it away."""
    assert isinstance(_run(_fails("select json_extract('{', '$')")).exception, sqlite3.Error)


def test_a_pipe_that_is_not_our_output_is_told() -> None:
    """`status | head` ends quietly; a process of ours that went away does not."""
    result = _run(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert result.exit_code == 1
    assert "Broken pipe" in result.stderr


def test_a_statement_that_is_wrong_is_a_bug_of_ours() -> None:
    assert isinstance(_run(_fails("select nothing from nowhere")).exception, sqlite3.Error)


BUG = """
from cli import errors
errors.tell_bugs()
def rot(): raise LookupError("no such thing")
rot()
"""


def _bug(**env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BUG],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        check=False,
    )


def test_a_bug_is_a_sentence_that_asks_for_a_report() -> None:
    done = _bug()
    assert done.returncode == 1
    assert done.stderr.startswith("Error: a bug in grace-archive, not in your data: LookupError")
    assert "line 4" in done.stderr
    assert "report it" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bug_shows_its_trace_on_demand() -> None:
    assert "Traceback" in _bug(GRACE_DEBUG="1").stderr
