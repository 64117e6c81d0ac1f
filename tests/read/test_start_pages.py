"""A crawl begins at the site's own page, and at those that site.toml or a profile names."""

from __future__ import annotations

from pipelines.read.sites.site import Site
from pipelines.read.start_pages import start_pages


def test_each_once_in_normal_form() -> None:
    base = "https://clinic.example"
    site = Site(
        name="clinic",
        base_url=base,
        hosts=("clinic.example",),
        start=("/forum/", "forum", "https://clinic.example:443/news#top"),
    )
    assert start_pages(site) == [base + "/", base + "/forum", base + "/news"]


def test_where_any_site_is_taken_there_is_none() -> None:
    assert start_pages(Site(name="any")) == []
