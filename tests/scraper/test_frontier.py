"""What is sent next: from the queue, at its pace, to the site's own hosts alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path

from scrapy.core.engine import ExecutionEngine
from scrapy.utils.test import get_crawler

from pipelines.run import Archive
from scraper.desk import Lease, OwnDesk
from scraper.frontier import Frontier
from scraper.ledger import begin, prepare
from scraper.plan import CrawlPlan
from tests.made import SITE_FILE
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page, serving


def test_a_redirect_to_another_host_is_not_followed(web: Web, tmp_path: Path) -> None:
    """The site ends where its hosts end, by redirect as by link."""
    with serving(Web()) as other:
        web.pages["/a"] = Reply("", 302, {"Location": f"{other.url}/x"})
        web.pages["/b"] = page(f"{other.url}/y")
        assert crawled(tmp_path, web.url).code == 0
        assert other.asked == []


def test_a_redirect_in_a_circle_ends(web: Web, tmp_path: Path) -> None:
    """Each address is asked once, so a loop is no trap."""
    web.pages["/a"] = Reply("", 302, {"Location": "/b"})
    web.pages["/b"] = Reply("", 302, {"Location": "/a"})
    assert crawled(tmp_path, web.url).code == 0
    assert (web.times("/a"), web.times("/b")) == (1, 1)


def test_pages_are_asked_for_with_the_slash_that_the_site_writes(web: Web, tmp_path: Path) -> None:
    """WordPress redirects `/c` to `/c/`: one form in the archive, but not one answer."""
    moved = {f"/{name}": Reply("", 301, {"Location": f"/{name}/"}) for name in "cd"}
    web.pages |= {"/a": page("/c/", "/d"), "/c/": page(), "/d/": page(), **moved}
    assert crawled(tmp_path, web.url).code == 0
    asked = [web.times(path) for path in ("/c", "/c/", "/d", "/d/")]
    assert asked == [0, 1, 1, 1]


def test_a_site_that_sends_us_back_and_forth_is_no_trap(web: Web, tmp_path: Path) -> None:
    web.pages |= {"/a": page("/c/"), "/b": page("/c?sort=asc")}
    web.pages["/c"] = Reply("", 301, {"Location": "/c/"})
    web.pages["/c/"] = Reply("", 301, {"Location": "/c"})
    assert crawled(tmp_path, web.url).code == 0
    assert (web.times("/c"), web.times("/c/")) == (1, 1)


def test_the_delay_is_kept(web: Web, tmp_path: Path) -> None:
    """Requests start that far apart, never closer, robots.txt included."""
    assert crawled(tmp_path, web.url, delay=0.25).code == 0
    assert len(web.asked) == 6
    assert web.asked[-1].at - web.asked[0].at > 5 * 0.25 - 0.1
    assert min(after.at - before.at for before, after in pairwise(web.asked)) > 0.15


def test_one_request_at_a_time(web: Web, tmp_path: Path) -> None:
    """A server that is slower than the delay is not asked for two pages at once."""
    web.pages["/"] = page(*(f"/slow/{n}" for n in range(4)))
    web.pages |= {f"/slow/{n}": Reply(page().body, wait=0.3) for n in range(4)}
    assert crawled(tmp_path, web.url, delay=0.01).code == 0
    slow = [asked.at for asked in web.asked if "slow" in asked.path]
    assert min(after - before for before, after in pairwise(slow)) > 0.25


def test_what_need_not_be_fetched_is_not(web: Web, tmp_path: Path) -> None:
    """Sorted views, profiles and forms are known by their addresses (DESIGN §4)."""
    web.pages["/a"] = page("/c?sort=asc", "/user/5", "/comment/reply/1", "/c?page=0", "/c/")
    assert crawled(tmp_path, web.url).code == 0
    guessed = {"/robots.txt", "/sitemap.xml"}
    assert {asked.path for asked in web.asked} == guessed | {"/", "/a", "/b", "/c"}


class LateDesk(OwnDesk):
    """The archive, which answers when it is told to."""

    def lease(self, room: int, then: Callable[[Lease], None]) -> None:
        """Keep the question."""
        self.answer = partial(super().lease, room, then)


def test_addresses_that_come_after_the_end_are_left_alone(tmp_path: Path) -> None:
    """Ctrl-C may close Scrapy while the archive still looks for them: nobody sees an error."""
    plan = CrawlPlan(delay=0)
    with closing(Archive.open(tmp_path, SITE_FILE)) as archive:
        prepare(archive, plan)
        desk = LateDesk(archive, plan)
        session = begin(desk, archive.keep, plan)
        session.open = True
        crawler = get_crawler()
        crawler.engine = ExecutionEngine(crawler, lambda _: None)  # not open, as after its end
        frontier = Frontier(crawler, session)
        assert frontier.next_request() is None
        frontier.close("shutdown")
        desk.answer()
        assert not frontier.has_pending_requests()
        session.journal.close()
