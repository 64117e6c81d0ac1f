"""The documentation says what the code says."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import click
import pytest

from cli.commands import command
from pipelines.read.drupal import node
from pipelines.read.sites.profiles import PROFILES
from pipelines.records import ALL
from pipelines.records.finding import Moment
from pipelines.site_file import SiteFile
from tests.read.made import own, reading

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """Load docs/build.py, which belongs to no package."""
    spec = spec_from_file_location("build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(build: ModuleType) -> None:
    """`make docs` would change nothing."""
    assert build.stale() == [], "run 'make docs'"


def test_a_stale_page_is_named(
    build: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """--check writes nothing and fails; without it the pages are written."""
    monkeypatch.setattr(build, "DOCS", tmp_path)
    assert build.main(["--check"]) == 1
    assert "docs/cli.md is stale" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Each link inside the project, picture or page, has a target."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_and_options_exist(page: Path) -> None:
    """Each command and option that a page tells a reader to use is there."""
    commands = command.commands
    told = re.findall(r"grace-archive ([a-z]+)((?:[^\n`]|\\\n)*)", page.read_text(encoding="utf-8"))
    for name, arguments in told if page.name not in ("CHANGELOG.md", "cli.md") else []:
        if name not in commands:
            continue
        context = click.Context(commands[name])
        known = {o for option in commands[name].get_params(context) for o in option.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", arguments)) <= known, f"{name} {arguments}"


def test_every_make_target_is_in_contributing_or_readme() -> None:
    """A target that nobody is told of is of no use."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for target in re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE):
        assert f"make {target}" in told


def test_architecture_names_every_room() -> None:
    """A package that the page on architecture does not name has no place in the house."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for room in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert f"`{room}/`" in text
    for room in ("keep", "read", "store"):
        assert f"`{room}/`" in text


def test_every_table_is_in_the_dictionary() -> None:
    """The page names each table with what a row is."""
    text = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    for record in ALL:
        assert f"### {record.table.name}\n\nA row is {record.table.a_row_is}." in text


def test_python_versions_agree() -> None:
    """The oldest Python of the README, the package and this run fit together."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = settings["project"]["requires-python"].removeprefix(">=")
    assert f"Python {oldest}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert sys.version_info >= tuple(int(part) for part in oldest.split("."))


def code_of(page: str, marker: str) -> dict[str, Any]:
    """Run the Python of a page that holds a text; return the names that it makes."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    (block,) = [one for one in map(dedent, blocks) if marker in one]
    names: dict[str, Any] = {}
    exec(compile(block, page, "exec"), names)
    return names


def test_the_page_type_of_the_docs_reads_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted as it stands, with the lines that the page tells of, it reads an event's day."""
    read_event = code_of("adding-a-page-type.md", "def read_event")["read_event"]
    monkeypatch.setitem(node._READ, "article", read_event)
    html = """<link rel="shortlink" href="/node/7"><main><h1>Walk</h1><article
class="node node--type-event node--view-mode-full" data-history-node-id="7">{}</article></main>"""
    dated = reading(html.format('<time datetime="2026-05-04T10:00:00Z">4 May</time>'))
    assert own(dated)["published"] == Moment("2026-05-04", None)
    undated = reading(html.format("<p>Some day.</p>"))
    assert "published" not in own(undated)
    assert [one.field for one in undated.problems if one.kind == "date"] == ["published"]


def test_the_profile_of_the_docs_is_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Added to PROFILES, its name is all that an archive needs to know."""
    example = code_of("adding-a-site.md", "EXAMPLE = Site(")["EXAMPLE"]
    monkeypatch.setitem(PROFILES, "example", example)
    site = SiteFile(site="example").as_site()
    assert (site.base_url, site.zone) == ("https://forum.example.org", "Europe/Madrid")
    assert site.covers("www.forum.example.org")
    assert "ana (moderator)" in site.staff
