"""site.toml: what it may say, and what is told of one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.site_file import SiteError, SiteFile, read_site_file, write_site_file


def test_what_is_written_is_read_and_what_others_added_stays(tmp_path: Path) -> None:
    content = SiteFile(
        site="x",
        base_url="https://example.org",
        timezone="UTC",
        contact="a@example.org",
        more={"staff": ["Jim C"], "kept": {"word": "for word"}},
    )
    write_site_file(tmp_path, content)
    assert read_site_file(tmp_path) == content
    assert content.as_site().staff == {"jim c"}


def test_a_folder_without_one_has_none(tmp_path: Path) -> None:
    assert read_site_file(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("site = ", "cannot be read", id="no TOML"),
        pytest.param('base_url = "https://x"', "names no site", id="no site"),
        pytest.param("site = 7", "site must be a text", id="a number for a name"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "site.toml").write_text(text)
    with pytest.raises(SiteError, match=message):
        read_site_file(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(SiteFile(site="x", base_url="example.org"), "no base address", id="no scheme"),
        pytest.param(SiteFile(site="x"), "no base address", id="none"),
        pytest.param(
            SiteFile(site="x", base_url="https://x.org", timezone="Mars/Phobos"),
            "no time zone",
            id="zone",
        ),
        pytest.param(
            SiteFile(site="x", base_url="https://x.org", more={"staff": "Jim"}),
            "must be a list",
            id="staff as a text",
        ),
    ],
)
def test_a_site_that_cannot_be_is_a_sentence(content: SiteFile, message: str) -> None:
    with pytest.raises(SiteError, match=message):
        content.as_site()


def test_a_known_site_brings_its_hosts_and_zone() -> None:
    site = SiteFile(site="grace").as_site()
    assert site.covers("www.cancergrace.org")
    assert site.zone == "America/Los_Angeles"
    assert not site.covers("example.org")


def test_any_site_takes_every_host() -> None:
    site = SiteFile(site="any").as_site()
    assert site.covers("example.org")
    assert site.name_for("https://a.example/x") == "a.example"


def test_what_it_says_of_markup_is_laid_over_the_site() -> None:
    more: dict[str, object] = {
        "hosts": ["Old.example.org"],
        "labels": {"author": ["Penned by:"]},
        "kinds": {"/stories/*": "article"},
        "selectors": {"article": {"published": "time.when@datetime"}},
    }
    site = SiteFile(site="x", base_url="https://x.org", more=more).as_site()
    assert site.covers("old.example.org")
    assert site.labels == {"author": frozenset({"penned by"})}
    assert site.kinds == (("/stories/*", "article"),)
    assert site.selectors == {"article": {"published": "time.when@datetime"}}
