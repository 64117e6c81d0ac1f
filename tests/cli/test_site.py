"""What the command line and site.toml say of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.errors import USAGE, WrongUse
from cli.site import SiteOptions, settle
from pipelines.site_file import SiteFile, write_site_file

HERE = "http://127.0.0.1:8610"


def test_only_an_address_names_the_site_after_its_host(tmp_path: Path) -> None:
    said = SiteOptions(base_url="https://forum.example.org/", timezone="Europe/Oslo")
    assert settle(tmp_path, said) == SiteFile(
        site="forum.example.org", base_url="https://forum.example.org", timezone="Europe/Oslo"
    )
    assert not list(tmp_path.iterdir())


def test_an_address_is_kept_in_its_plain_form(tmp_path: Path) -> None:
    said = SiteOptions(base_url="HTTPS://Forum.Example.ORG:8443/")
    assert settle(tmp_path, said).base_url == "https://forum.example.org:8443"


def test_the_address_of_a_site_that_is_known_names_it(tmp_path: Path) -> None:
    assert settle(tmp_path, SiteOptions(base_url="https://www.cancergrace.org")).site == "grace"


@pytest.mark.parametrize(
    ("said", "match"),
    [
        pytest.param(SiteOptions(), "Which site is it", id="nothing"),
        pytest.param(SiteOptions(timezone="UTC"), "Which site is it", id="a zone is no site"),
        pytest.param(SiteOptions(site="x"), "No site is known as 'x'; known: grace", id="a name"),
        pytest.param(SiteOptions(base_url="example.org"), "no base address", id="no scheme"),
        pytest.param(SiteOptions(base_url="http://[x"), "no base address", id="no address at all"),
        pytest.param(SiteOptions(base_url="http://me:pw@x.example"), "no user", id="a password"),
        pytest.param(SiteOptions(base_url="http://@x.example"), "no user", id="an empty user"),
        pytest.param(SiteOptions(base_url=HERE + "/?a=b"), "leave out", id="a query"),
        pytest.param(SiteOptions(base_url=HERE + "#top"), "leave out", id="a fragment"),
        pytest.param(SiteOptions(site="any", base_url=HERE), "leave out --base-url", id="any"),
        pytest.param(SiteOptions(base_url=HERE, timezone="PST8"), "no time zone", id="zone"),
        pytest.param(SiteOptions(base_url=HERE, timezone="../x"), "no time zone", id="a path"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, said: SiteOptions, match: str) -> None:
    with pytest.raises(WrongUse, match=match) as told:
        settle(tmp_path, said)
    assert told.value.exit_code == USAGE


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A folder with a site.toml and a kept page."""
    (tmp_path / "warc").mkdir()
    (tmp_path / "warc" / "a.warc.gz").touch()
    write_site_file(
        tmp_path, SiteFile(site="x", base_url=HERE, timezone="Europe/Oslo", contact="a@b.example")
    )
    return tmp_path


@pytest.mark.parametrize(
    "said",
    [
        SiteOptions(),
        SiteOptions(site="x"),
        SiteOptions(base_url=HERE + "/", timezone="Europe/Oslo"),
    ],
)
def test_what_is_held_holds(held: Path, said: SiteOptions) -> None:
    assert settle(held, said).contact == "a@b.example"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(SiteOptions(site="y"), id="name"),
        pytest.param(SiteOptions(site="any"), id="any"),
        pytest.param(SiteOptions(base_url="http://127.0.0.1:8611"), id="address"),
        pytest.param(SiteOptions(timezone="UTC"), id="zone"),
    ],
)
def test_what_differs_is_refused(held: Path, said: SiteOptions) -> None:
    with pytest.raises(WrongUse, match="is an archive of 'x'"):
        settle(held, said)


def test_a_folder_that_holds_nothing_may_become_another_sites(tmp_path: Path) -> None:
    first = SiteFile(site="x.example", base_url="http://x.example", contact="a@b.example")
    write_site_file(tmp_path, first)
    said = SiteOptions(base_url=HERE)
    assert settle(tmp_path, said) == SiteFile(
        site="127.0.0.1", base_url=HERE, contact="a@b.example"
    )


def test_a_time_zone_may_be_told_where_none_is_known(held: Path) -> None:
    write_site_file(held, SiteFile(site="x", base_url=HERE))
    assert settle(held, SiteOptions(timezone="Europe/Oslo")).timezone == "Europe/Oslo"
    with pytest.raises(WrongUse, match="no time zone"):
        settle(held, SiteOptions(timezone="Moon"))
