"""The archive in a real browser: from front page to comment, without an error or a violation."""

from __future__ import annotations

import os
import queue
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from browse.app import serve

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # continuous integration runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no chromium on this machine"
)


@pytest.fixture(scope="module")
def address(archive: Path) -> str:
    addresses: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(archive, 0, False, addresses.put), daemon=True).start()
    return addresses.get(timeout=30)


def _failure(request: Request) -> list[str]:
    """Return what failed; a file that was under way when the reader went on is no failure."""
    left = request.failure == "net::ERR_ABORTED"
    return [] if left else [f"{request.url}: {request.failure}"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Give a browser page, and the list of everything that went wrong on it."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
    page.on("requestfailed", lambda request: wrong.extend(_failure(request)))
    yield page, wrong
    page.close()


def test_from_the_front_page_to_a_comment(address: str, page: tuple[Page, list[str]]) -> None:
    """Home, comments, a facet, a search, a row: each is reached by what is on the page before."""
    tab, wrong = page
    tab.goto(address)
    tab.locator(".tiles a", has_text="comment").click()
    tab.locator(".facet-results a", has_text="=cmd").click()
    expect(tab).to_have_url(re.compile("author_id=2"))
    box = tab.get_by_role("searchbox", name="Search articles, videos and posts")
    box.fill("knee -day")
    box.press("Enter")
    expect(tab.locator("mark")).to_have_text(["knee"])
    tab.locator(".hits a").click()
    expect(tab.locator("h1")).to_have_text("Without a title")
    tab.locator(".provenance a", has_text="all fields").click()
    tab.locator("dd.col-body_html summary").click()
    assert "alert(1)" in tab.locator("dd.col-body_html").inner_text()
    assert wrong == []


def test_from_a_search_to_the_evidence(address: str, page: tuple[Page, list[str]]) -> None:
    """What a reader does: search, read the discussion, see who writes, check the archived page."""
    tab, wrong = page
    tab.goto(address)
    tab.get_by_label("Search articles, videos, transcripts and comments").fill('"knee pain" day')
    tab.get_by_role("button", name="Search").click()
    tab.locator(".hits a").first.click()
    expect(tab.locator(".post:target .who")).to_contain_text("JimC")
    tab.locator(".byline a").click()
    expect(tab.locator("h1")).to_have_text("Dr. Made Up")
    tab.get_by_role("link", name="Rash & EGFR").first.click()
    tab.get_by_role("link", name="see the archived page").click()
    expect(tab).to_have_url(re.compile("/evidence/1"))
    assert wrong == []


def test_from_a_bar_to_its_rows(address: str, page: tuple[Page, list[str]]) -> None:
    """A bar is reached by keyboard as by mouse, and is as many rows as it says."""
    tab, wrong = page
    tab.goto(address)
    tab.get_by_role("link", name="2013-09, comments: 12").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("h2").first).to_contain_text("12 rows")
    assert wrong == []


SOME = ("", "read/1", "search?q=knee")
TABLES = (
    "archive",
    "archive?sql=select+1+as+one",
    "archive/comments",
    "archive/comments/2",
    "archive/most-discussed",
)
OTHERS = ("nosuch", "search?q=zzz", "author/1", "forums", "evidence/1", *TABLES, *SOME)


@pytest.mark.parametrize(
    ("scheme", "width", "paths"),
    [
        ("light", 1280, SOME),
        pytest.param("light", 1280, OTHERS, marks=pytest.mark.verify),
        pytest.param("dark", 1280, OTHERS, marks=pytest.mark.verify),
        pytest.param("light", 390, OTHERS, marks=pytest.mark.verify),
        pytest.param("dark", 390, OTHERS, marks=pytest.mark.verify),
    ],
)
def test_is_fit_for_everybody(
    address: str,
    page: tuple[Page, list[str]],
    scheme: Literal["light", "dark"],
    width: int,
    paths: tuple[str, ...],
) -> None:
    """axe-core finds nothing on the pages for reading: landmarks, labels, order and contrast.

    On the tables, whose template is Datasette's, it finds nothing that it calls serious.
    """
    tab, wrong = page
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    for path in paths:
        tab.goto(address + path)
        found = Axe().run(tab)
        told = {fault["id"]: fault["impact"] for fault in found.response["violations"]}
        serious = {name for name, impact in told.items() if impact in ("serious", "critical")}
        assert not (serious if path in TABLES else told), f"{path}: {found.generate_report()}"
    assert [fault for fault in wrong if "404 (Not Found)" not in fault] == []


@pytest.mark.parametrize(
    "path", ["", "archive/comments", "archive/comments/2", "search?q=knee", "read/1"]
)
def test_on_a_phone(address: str, page: tuple[Page, list[str]], path: str) -> None:
    """Nothing scrolls sideways on a narrow screen."""
    tab, wrong = page
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert wrong == []
