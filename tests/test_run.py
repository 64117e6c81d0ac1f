"""keep -> read -> store: what is kept is read in, once, whatever happened before."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.outdated import is_outdated
from pipelines.run import Archive, fingerprint, settle_site
from pipelines.site_file import SiteError, SiteFile
from tests.archive_rows import rows
from tests.made import BASE, SITE_FILE, keep, page


def titles(archive: Archive) -> list[str]:
    found = archive.store.database.execute("select title from articles order by title")
    return [title for (title,) in found]


def test_what_the_warc_holds_beyond_the_database_is_read_in(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path, SITE_FILE)
    keep(tmp_path, {"/post/1": page(1)})
    assert archive.catch_up() == 1
    keep(tmp_path, {"/post/2": page(2)}, day=2)
    assert archive.catch_up() == 1
    assert archive.catch_up() == 0
    assert titles(archive) == ["Title 1", "Title 2"]
    archive.close()


def test_a_batch_that_is_kept_is_stored_with_its_rows_at_once(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path, SITE_FILE)
    readings = archive.take(keep(tmp_path, {"/post/1": page(1)}))
    assert [r.address for r in readings] == [BASE + "/post/1"]
    assert titles(archive) == ["Title 1"]
    assert archive.catch_up() == 0, "what was taken is not read again"
    archive.close()


def test_reading_in_other_processes_gives_the_same_rows(tmp_path: Path) -> None:
    made = {}
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        archive = Archive.open(folder, SITE_FILE)
        answers = {f"/post/{n}": page(n, f"Words {n}.") for n in range(5)}
        if workers == 1:
            keep(folder, answers)
        else:
            (folder / "warc").rmdir() if (folder / "warc").exists() else None
            (tmp_path / "1" / "warc").rename(folder / "warc")
        archive.catch_up(workers=workers)
        archive.settle()
        made[workers] = rows(archive.store.database)
        archive.close()
    assert made[1] == made[2]


def test_progress_is_told_in_bytes_and_pages(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path, SITE_FILE)
    keep(tmp_path, {f"/post/{n}": page(n) for n in range(3)})
    told: list[tuple[str, int, int]] = []
    archive.catch_up(lambda *step: told.append(step))
    assert told[-1] == ("assembling", 3, 3)
    assert {stage for stage, _, _ in told} == {"reading", "assembling"}
    assert all(done <= total for _, done, total in told)
    archive.close()


def test_other_code_or_another_site_file_makes_an_archive_stale(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path, SITE_FILE)
    assert not is_outdated(tmp_path)
    before = fingerprint(tmp_path)
    with (tmp_path / "site.toml").open("a") as file:
        file.write('staff = ["Jim"]\n')
    assert fingerprint(tmp_path) != before
    assert is_outdated(tmp_path)
    archive.close()


def test_one_folder_holds_one_site(tmp_path: Path) -> None:
    settle_site(tmp_path, SITE_FILE)
    with pytest.raises(SiteError, match="one folder holds one site"):
        settle_site(tmp_path, SiteFile(site="made", base_url="https://other.example"))
    assert settle_site(tmp_path, None).base_url == BASE


def test_a_folder_that_names_no_site_is_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="give --base-url or --site"):
        settle_site(tmp_path, None)
    assert list(tmp_path.iterdir()) == []
