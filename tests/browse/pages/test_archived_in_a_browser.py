"""An archived page that means harm, in a real browser: it runs nothing and asks for nothing."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from browse.app import serve
from tests.browse.pages.captured import HTML, PAGE, hostile, make_captured
from tests.browse.test_in_a_browser import ARGUMENTS, CHROMIUM, pytestmark

__all__ = ["pytestmark"]


class Outside:
    """A server elsewhere that counts who connects: even a connection without a word tells."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(0.2)
                try:
                    self.asked.append(connection.recv(200).partition(b"\r\n")[0])
                    connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
                except OSError:
                    self.asked.append(b"only connected")


@pytest.fixture
def outside() -> Iterator[Outside]:
    server = Outside()
    with closing(server.listener):
        yield server


@pytest.fixture
def address(outside: Outside, tmp_path: Path) -> str:
    archive = make_captured(tmp_path, outside.address)
    addresses: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(archive, 0, False, addresses.put), daemon=True).start()
    return addresses.get(timeout=30)


def test_it_runs_nothing_and_asks_for_nothing(
    address: str, outside: Outside, tmp_path: Path
) -> None:
    """In the frame and on its own, what can be pressed pressed; elsewhere the same page does."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        tab = browser.new_page()
        _in_the_frame(tab, address)
        _alone(tab, address)
        assert outside.asked == []
        harm = tmp_path / "harm.html"
        harm.write_bytes(hostile(outside.address))
        tab.goto(harm.as_uri(), wait_until="commit")
        tab.wait_for_timeout(300)
        browser.close()
    assert outside.asked, "without the policy it asks, and that is counted"


def _in_the_frame(tab: Page, address: str) -> None:
    tab.goto(f"{address}evidence/{PAGE}?capture={HTML}")
    title, here = tab.title(), tab.url
    frame = tab.frame_locator("iframe.archived")
    assert frame.locator("h1").inner_text() == "The page as it was"
    colour = frame.locator("h1").evaluate("node => getComputedStyle(node).color")
    assert colour == "rgb(1, 2, 3)", "its own styles hold"
    for name in ("run", "top", "send"):
        frame.locator(f"#{name}").dispatch_event("click")
        frame.locator(f"#{name}").focus()
        tab.keyboard.press("Enter")
    tab.wait_for_timeout(300)
    assert (tab.title(), tab.url) == (title, here)


def _alone(tab: Page, address: str) -> None:
    tab.goto(f"{address}evidence/capture/{HTML}/page")
    for name in ("run", "send"):
        tab.locator(f"#{name}").dispatch_event("click")
    tab.wait_for_timeout(300)
    assert tab.title() == "Harm"
    assert tab.evaluate("self.origin") == "null", "it shares nothing with the archive"
