"""Take the picture that the README shows, from the archive of a made-up site.

Run as `python docs/picture.py`; needs the test dependencies, and chromium on the path.
"""

from __future__ import annotations

import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from browse.app import serve

PICTURE = Path(__file__).parent / "pictures" / "browse.png"
WIDTH, HEIGHT = 1100, 1070
"""Of the window, in pixels."""
SCROLLBARS = "--hide-scrollbars"


def make_archive(folder: Path) -> Path:
    """Crawl a made-up site into a folder; return its archive."""
    demo = [sys.executable, "-m", "cli", "demo", "--no-browse", "--pages", "400"]
    subprocess.run([*demo, "--data", str(folder)], check=True)
    return folder / "archive.db"


def serve_beside(archive: Path) -> str:
    """Serve an archive as long as this program runs; return its address."""
    told: queue.Queue[str] = queue.Queue()
    threading.Thread(target=serve, args=(archive, 0, False, told.put), daemon=True).start()
    return told.get(timeout=30)


def take(address: str, picture: Path) -> None:
    """Write what a browser shows of the front page, in light colours."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", SCROLLBARS]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(address)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        take(serve_beside(make_archive(Path(folder))), PICTURE)
