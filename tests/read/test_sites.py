"""What is known of a site."""

from __future__ import annotations

from pipelines.read.sites.profiles import PROFILES, profile
from pipelines.read.sites.site import Site
from pipelines.records.text import folded_name


def test_a_profile_is_ready_to_use() -> None:
    """Zones exist, names are folded, the base address is one of the hosts."""
    for site in PROFILES.values():
        assert site.timezone is None or site.timezone.key == site.zone
        names = site.staff | site.faculty | site.organisations
        assert {folded_name(name) for name in names} == names
        assert site.base_url is None or site.covers(site.base_url.partition("//")[2])


def test_a_row_names_its_site() -> None:
    """Where any site is taken, its host."""
    assert Site(name="x").name_for("https://a.example/b") == "x"
    assert profile("any").name_for("https://a.example/b") == "a.example"
    assert profile("any").covers("whoever.example")
