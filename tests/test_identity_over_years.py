"""A site that moved from WordPress to Drupal, both captured: one row for what is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from demo.truth import contents
from tests.cli.running import ask, call
from tests.test_demo_truth import crawl

PAGES = 14
_KINDS = "('article', 'video', 'topic')"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Both crawls of one address taken into one archive; the archive's folder, the address."""
    folder = tmp_path_factory.mktemp("years")
    with serve(Demo(pages=PAGES, design="wordpress")) as site:
        for design in ("wordpress", "drupal"):
            site.design = design
            crawl(site.base_url, folder / design)
        base = site.base_url
    files = [
        file for name in ("wordpress", "drupal") for file in (folder / name / "warc").iterdir()
    ]
    at = ("--base-url", base, "--timezone", "America/Los_Angeles")
    done = call("import", *files, *at, "--data", folder / "both")
    assert done.exit_code == 0, done.output
    return folder / "both", base


def test_an_article_is_one_page_under_both_addresses(both: tuple[Path, str]) -> None:
    data, base = both
    old = contents(Demo(pages=PAGES, design="wordpress"))
    new = contents(Demo(pages=PAGES))
    known = ask(data, "select a.url, p.url from addresses a join pages p on p.id = a.page_id")
    leads = {str(url).removeprefix(base): str(to).removeprefix(base) for url, to in known}
    for nid, content in new.items():
        assert leads[old[nid].path.rstrip("/")] == content.path
    live = ask(data, f"select count(*) from pages where status = 'live' and kind in {_KINDS}")
    assert live == [(len(new),)]


def test_a_comment_has_one_row_and_both_numbers(both: tuple[Path, str]) -> None:
    """What Drupal took over from bbPress and WordPress is not told twice."""
    data, _ = both
    told = sum(len(content.comments) for content in contents(Demo(pages=PAGES)).values())
    assert ask(data, "select count(*) from comments") == [(told,)]
    assert ask(data, "select count(distinct comment_id) from comment_numbers") == [(told,)]
    systems = ask(data, "select distinct system from comment_numbers order by 1")
    assert systems == [("bbpress",), ("wordpress",)]
