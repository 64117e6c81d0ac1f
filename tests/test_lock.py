"""Only one command at a time writes in a data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.lock import FILE, LockedError, locked

HOLD = """
import sys
from pathlib import Path
from pipelines.lock import locked
with locked(Path(sys.argv[1]), "crawl"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock of tmp_path."""
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    return held


def _end(holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.communicate()


def test_the_second_is_told_who_holds_it_and_since_when(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    try:
        with pytest.raises(LockedError) as refused, locked(tmp_path, "import"):
            pass
        told = str(refused.value)
        assert "'grace-archive crawl'" in told
        assert f"process {holder.pid}" in told
        assert "since 20" in told
    finally:
        _end(holder)


def test_a_killed_holder_leaves_no_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    _end(holder)
    assert (tmp_path / FILE).read_text()  # what the killed one wrote is still there
    with locked(tmp_path, "import"):
        assert str(os.getpid()) in (tmp_path / FILE).read_text()


def test_a_command_that_ended_leaves_no_name_behind(tmp_path: Path) -> None:
    with locked(tmp_path, "import"):
        pass
    assert (tmp_path / FILE).read_text() == ""


def test_a_lock_without_a_name_is_told_too(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    try:
        (tmp_path / FILE).write_text("")
        with pytest.raises(LockedError, match="another grace-archive"), locked(tmp_path, "import"):
            pass
    finally:
        _end(holder)


SHARE = """
import subprocess, sys
from pathlib import Path
from pipelines.lock import held, locked
with locked(Path(sys.argv[1]), "crawl"):
    writer = [sys.executable, "-c", "import sys; print('writes', flush=True); sys.stdin.read()"]
    subprocess.Popen(writer, pass_fds=held())
    sys.stdin.read()
"""


def test_a_lock_lasts_until_those_who_share_it_have_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharing = subprocess.Popen(
        [sys.executable, "-c", SHARE, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert sharing.stdout is not None
    assert sharing.stdin is not None
    assert sharing.stdout.readline() == "writes\n"
    sharing.kill()
    sharing.wait(10)
    with monkeypatch.context() as impatient:
        impatient.setattr("pipelines.lock.ENDING", 0.1)
        with pytest.raises(LockedError, match=str(sharing.pid)), locked(tmp_path, "import"):
            pass
    sharing.stdin.close()  # the other process ends
    with locked(tmp_path, "import"):
        pass
    sharing.stdout.close()
