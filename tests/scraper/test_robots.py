"""robots.txt: asked for first, obeyed, and fatal where it cannot be had (RFC 9309)."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from scrapy import Request
from scrapy.http import Response

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.desk import OwnDesk
from scraper.ledger import begin
from scraper.plan import CrawlPlan
from scraper.robots import RobotsGate
from scraper.session import Session
from tests.scraper.crawling import Crawled, crawled
from tests.scraper.web import Reply, Web, page

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

VERIFY = pytest.mark.verify
FORBIDDEN = "robots.txt forbids it"
TEXT = {"Content-Type": "text/plain"}


def robots(*lines: str) -> Reply:
    return Reply("\n".join(("User-agent: *", *lines)), headers=TEXT)


def rebuilt(data: Path, base_url: str) -> dict[str, tuple[str, str | None]]:
    """The queue of an archive that is made anew of the same WARC."""
    with TemporaryDirectory() as folder:
        shutil.copytree(data / "warc", Path(folder, "warc"))
        with closing(Archive.open(Path(folder), SiteFile(site="test", base_url=base_url))) as made:
            made.catch_up()
        return Crawled(0, "", "", Path(folder), {}).queue()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Reply("", 404), id="it has none"),
        pytest.param(Reply("", 403), id="it will not show it"),
        pytest.param(Reply("<html><p>Welcome!</p></html>"), id="a page in its place"),
        pytest.param(robots("Disallow:"), id="it forbids nothing"),
        pytest.param(Reply("", 302, {"Location": "http://127.0.0.2/robots.txt"}), id="elsewhere"),
        pytest.param(Reply("", 302, {"Location": "/robots.txt"}), id="round in a circle"),
    ],
)
def test_the_site_may_be_crawled(answer: Reply, web: Web, tmp_path: Path) -> None:
    """RFC 9309 §2.3.1.2, §2.3.1.3: no robots.txt, no rules."""
    web.pages["/robots.txt"] = answer
    assert crawled(tmp_path, web.url).code == 0
    assert web.asked[0].path == "/robots.txt"
    assert web.times("/robots.txt") == 1
    assert web.times("/c") == 1


def test_an_accident_is_waited_out(web: Web, tmp_path: Path) -> None:
    """A robots.txt that comes at the third try is as good as one at the first."""
    web.pages["/robots.txt"] = [Reply("", 503), Reply("", 500), robots("Disallow: /c")]
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/robots.txt") == 3
    assert web.times("/c") == 0


def test_an_unreachable_robots_txt_forbids_everything(web: Web, tmp_path: Path) -> None:
    """RFC 9309 §2.3.1.4: after eight tries nothing is fetched; one sentence, exit 3."""
    web.pages["/robots.txt"] = Reply("", 503)
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "it answers 503, 8 times" in done.reason
    assert {asked.path for asked in web.asked} == {"/robots.txt"}
    assert web.times("/robots.txt") == len(done.answers()) == 8


def test_what_it_forbids_is_not_asked_for(web: Web, tmp_path: Path) -> None:
    """A forbidden address is skipped, with the reason; that is an answer, not a failure."""
    web.pages["/robots.txt"] = robots("Disallow: /b", "Allow: /b/open")
    web.pages["/a"] = page("/b/open", "/b/shut")
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/b") == web.times("/b/shut") == 0
    assert web.times("/b/open") == 1
    assert done.queue()["/b/shut"] == ("skipped", "robots.txt forbids it")


def test_our_own_name_is_listened_to(web: Web, tmp_path: Path) -> None:
    """A group for our product token holds for us, and the one for all does not."""
    web.pages["/robots.txt"] = Reply(
        "User-agent: Grace-Archive\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n", headers=TEXT
    )
    done = crawled(tmp_path, web.url)
    assert (web.times("/"), web.times("/b"), web.times("/a")) == (1, 1, 0)
    assert done.code == 0


def test_redirects_on_the_own_host_are_followed(web: Web, tmp_path: Path) -> None:
    """Five of them, as the standard asks for."""
    web.pages["/robots.txt"] = Reply("", 301, {"Location": "/1"})
    web.pages |= {f"/{n}": Reply("", 302, {"Location": f"/{n + 1}"}) for n in range(1, 5)}
    web.pages["/5"] = robots("Disallow: /c")
    crawled(tmp_path, web.url)
    assert web.times("/5") == 1
    assert web.times("/c") == 0


@pytest.mark.verify
@pytest.mark.parametrize("gone", [Reply("", 404), Reply("", 410), Reply("", 403)])
def test_a_robots_txt_that_is_gone_frees_what_it_forbade(
    gone: Reply, web: Web, tmp_path: Path
) -> None:
    """RFC 9309 §2.3.1.3: "unavailable" means that anything may be asked for."""
    web.pages["/robots.txt"] = robots("Disallow: /c")
    assert crawled(tmp_path, web.url).queue()["/c"] == ("skipped", FORBIDDEN)
    web.pages["/robots.txt"] = gone
    done = crawled(tmp_path, web.url)
    assert (done.code, web.times("/c")) == (0, 1)
    assert rebuilt(tmp_path, web.url) == done.queue()


@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"/rules": robots("Disallow: /d")}, id="other rules"),
        pytest.param({"/rules": Reply("", 404)}, id="gone", marks=VERIFY),
        pytest.param({"/rules": page("/a")}, id="a page in its place", marks=VERIFY),
        pytest.param(
            {"/robots.txt": Reply("", 301, {"Location": "/others"})}, id="elsewhere", marks=VERIFY
        ),
        pytest.param(
            {"/robots.txt": robots("Disallow: /d")}, id="under its own address", marks=VERIFY
        ),
    ],
)
def test_what_a_redirect_leads_to_forbids_and_frees(
    later: dict[str, Reply], web: Web, tmp_path: Path
) -> None:
    """RFC 9309 §2.3.1.2: its rules are those of the host that was asked first."""
    web.pages["/robots.txt"] = Reply("", 301, {"Location": "/rules"})
    web.pages["/rules"] = robots("Disallow: /c")
    done = crawled(tmp_path, web.url)
    assert done.queue()["/c"] == ("skipped", FORBIDDEN)
    assert rebuilt(tmp_path, web.url) == done.queue()
    web.pages |= later
    done = crawled(tmp_path, web.url)
    assert (done.code, web.times("/c")) == (0, 1)
    assert rebuilt(tmp_path, web.url) == done.queue()


@pytest.mark.verify
def test_rules_hold_on_where_a_redirect_leads_to_no_answer(web: Web, tmp_path: Path) -> None:
    """An error of the server says nothing about rules (§2.3.1.4)."""
    web.pages["/robots.txt"] = Reply("", 301, {"Location": "/rules"})
    web.pages["/rules"] = robots("Disallow: /c")
    crawled(tmp_path, web.url)
    web.pages["/rules"] = Reply("", 503)
    done = crawled(tmp_path, web.url)
    assert (done.code, web.times("/c")) == (3, 0)
    assert done.queue()["/c"] == rebuilt(tmp_path, web.url)["/c"] == ("skipped", FORBIDDEN)


def test_crawl_delay_is_kept(web: Web, tmp_path: Path) -> None:
    """Crawl-delay slows a crawl that would be faster."""
    web.pages["/robots.txt"] = robots("Crawl-delay: 0.3")
    assert crawled(tmp_path, web.url).code == 0
    first, last = web.asked[0].at, web.asked[-1].at
    assert len(web.asked) >= 5
    assert last - first > (len(web.asked) - 1) * 0.3 - 0.1


def test_a_host_that_wants_an_hour_of_quiet_gets_it(web: Web, tmp_path: Path) -> None:
    """A Retry-After of robots.txt is obeyed as that of a page: nothing sleeps for an hour."""
    web.pages["/robots.txt"] = Reply("", 503, {"Retry-After": "3600"})
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "60 minutes of quiet" in done.reason
    assert len(web.asked) == 1


def test_max_time_holds_also_while_robots_txt_is_awaited(web: Web, tmp_path: Path) -> None:
    """The page stays pending, and the next run asks again."""
    web.pages["/robots.txt"] = Reply("", 503, {"Retry-After": "60"})
    began = time.monotonic()
    done = crawled(tmp_path, web.url, max_time=1)
    assert (done.code, done.queue()["/"][0]) == (3, "pending")
    assert time.monotonic() - began < 30


class Host:
    """Scrapy's engine, as a gate knows it: answers robots.txt."""

    def __init__(self, *answers: Response) -> None:
        self.answers = list(answers)
        self._slot = SimpleNamespace(closing=None)

    async def download_async(self, request: Request) -> Response:
        return self.answers.pop(0)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def session(tmp_path: Path, said: list[str]) -> Iterator[Session]:
    site = SiteFile(site="test", base_url="http://127.0.0.1:9")
    with closing(Archive.open(tmp_path, site)) as archive:
        plan = CrawlPlan(delay=0, patience=0.0)
        session = begin(OwnDesk(archive, plan, said.append), archive.keep, plan)
        yield session
        session.journal.close()


def told(text: str, status: int = 200) -> Response:
    return Response("http://127.0.0.1:9/robots.txt", body=text.encode(), status=status)


@pytest.mark.asyncio
async def test_rules_are_learned_anew_after_a_day(session: Session) -> None:
    """RFC 9309 §2.4: 24 hours at most, unless the host does not answer."""
    now = [1000.0]
    shut, opened = told("User-agent: *\nDisallow: /"), told("User-agent: *\nAllow: /")
    host = Host(shut, opened, *[told("", 503)] * 8)
    session.crawler = cast("Crawler", SimpleNamespace(engine=host))
    gate = RobotsGate(session, clock=lambda: now[0])
    url = "http://127.0.0.1:9/a"
    assert not (await gate.open(url)).allows(url)
    now[0] += 86_399
    assert not (await gate.open(url)).allows(url)
    now[0] += 1
    assert (await gate.open(url)).allows(url)
    now[0] += 86_400
    assert (await gate.open(url)).allows(url)
    assert host.answers == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("asked", "delay"), [("30", 30.0), ("1000", 1000.0), ("nan", None), ("inf", None)]
)
async def test_a_long_crawl_delay_is_told(
    asked: str, delay: float | None, session: Session, said: list[str]
) -> None:
    """Whoever waits a quarter of an hour for a page is told why; what is no number is no delay."""
    host = Host(told(f"User-agent: *\nCrawl-delay: {asked}"))
    session.crawler = cast("Crawler", SimpleNamespace(engine=host))
    await RobotsGate(session).open("http://127.0.0.1:9/a")
    assert session.pace.delay == (delay or 0.0)
    assert said == (
        ["robots.txt asks for 1000 seconds between two requests."] if delay == 1000 else []
    )


def test_a_name_that_leads_nowhere_gets_two_tries(tmp_path: Path) -> None:
    done = crawled(tmp_path, "http://nowhere..example")  # no name at all: no server is asked for it
    assert done.code == 3
    assert "the host's name leads nowhere, 2 times" in done.reason
