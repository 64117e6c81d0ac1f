"""What a command that only reads says of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.errors import Sentence
from cli.outdated import site_of, tell_if_outdated
from pipelines.run import Archive
from pipelines.site_file import SiteFile


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A fresh archive."""
    Archive.open(tmp_path, SiteFile(site="x", base_url="http://x.example")).close()
    return tmp_path


def test_nothing_is_said_of_a_fresh_archive(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_if_outdated(data)
    assert capsys.readouterr().err == ""


def test_another_site_toml_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (data / "site.toml").open("a") as file:
        file.write('timezone = "UTC"\n')
    tell_if_outdated(data)
    assert "'grace-archive rebuild' makes it anew" in capsys.readouterr().err


def test_the_site_of_a_folder_is_that_of_its_site_toml(data: Path, tmp_path: Path) -> None:
    assert site_of(data).base_url == "http://x.example"
    (data / "site.toml").unlink()
    with pytest.raises(Sentence, match=r"has no site\.toml"):
        site_of(data)
