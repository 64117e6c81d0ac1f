"""What a user installs: the wheel holds all that the rooms need, and the pins no address."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_rooms(wheel: zipfile.ZipFile) -> None:
    """Modules, templates, styles and SQL are all inside, and nothing beside the rooms."""
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    expected = {
        path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts
    }
    assert held == expected
    assert {"browse/templates/index.html", "browse/queries/coverage.sql"} <= held


def test_the_wheel_brings_the_command(wheel: zipfile.ZipFile) -> None:
    """`grace-archive` is there after `pipx install .`, under the licence it names."""
    info = f"grace_archive-{SETTINGS['project']['version']}.dist-info"
    assert b"grace-archive = cli.main:main" in wheel.read(f"{info}/entry_points.txt")
    assert b"Apache License" in wheel.read(f"{info}/licenses/LICENSE")


def test_pins_hold_names_versions_and_hashes_only() -> None:
    """A pin can be fetched from any index: it names no address, file or option."""
    for line in PINS.splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[\w.]+( ; [^/@]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
        )


def test_every_dependency_is_pinned() -> None:
    """`make lock` was run after the last change of the dependencies."""
    pinned = set(re.findall(r"^([a-z0-9-]+)==", PINS, re.MULTILINE))
    asked = SETTINGS["project"]["dependencies"] + SETTINGS["dependency-groups"]["dev"]
    names = {re.split(r"[<>=!\[]", one)[0].lower().replace("_", "-") for one in asked}
    assert names <= pinned


def test_one_version() -> None:
    """The citation names the version that is installed."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {SETTINGS['project']['version']}\n" in citation
