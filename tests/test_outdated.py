"""An archive that other code or another site.toml made is told from one that is up to date."""

from __future__ import annotations

from pathlib import Path

from pipelines.outdated import is_outdated
from pipelines.run import Archive
from pipelines.site_file import SiteFile


def test_a_fresh_archive_is_up_to_date(tmp_path: Path) -> None:
    Archive.open(tmp_path, SiteFile(site="x", base_url="http://x.example")).close()
    assert not is_outdated(tmp_path)


def test_another_site_toml_outdates_it(tmp_path: Path) -> None:
    Archive.open(tmp_path, SiteFile(site="x", base_url="http://x.example")).close()
    with (tmp_path / "site.toml").open("a") as file:
        file.write('timezone = "UTC"\n')
    assert is_outdated(tmp_path)


def test_no_archive_is_not_outdated(tmp_path: Path) -> None:
    assert not is_outdated(tmp_path)
