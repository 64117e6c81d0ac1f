"""How much memory and time a crawl takes on a site of a million known addresses, a few fetched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from benchmarks.made_up import ROOT, environment
from benchmarks.timing import Row

A_FILE = 50_000
"""Addresses that one sitemap may list (sitemaps.org)."""
LIMIT = 400
"""Megabytes that a process may take (DESIGN §10)."""

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Note {number}</title></head><body><header><a href="/">Notes</a></header>
<main><article><h1>Note {number}</h1><p>By Ann Example, <time datetime="2019-03-04T10:00:00Z">
March 4, 2019</time></p><p>This is what there is to say about the number {number}, and it is
said in one sentence that is long enough to be read as the text of a page.</p>
<p>See also <a href="/note/{other}">note {other}</a>.</p></article></main></body></html>"""


def page(path: str, addresses: int, base_url: str) -> tuple[str, str] | None:
    """Return type and text of what stands at a path of the made-up site; None: nothing."""
    files = -(-addresses // A_FILE)
    name, _, number = path.strip("/").partition("/")
    if path == "/robots.txt":
        rules = f"User-agent: *\nDisallow: /closed/\nSitemap: {base_url}/sitemap.xml\n"
        return "text/plain", rules
    if path == "/":
        return "text/html", '<h1>Notes</h1><p><a href="/sitemap.xml">All</a></p>'
    if path == "/sitemap.xml":
        places = (f"{base_url}/sitemap-{file}.xml" for file in range(files))
        listed = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
        return "application/xml", f"<sitemapindex>{listed}</sitemapindex>"
    if name.startswith("sitemap-"):
        first = int(name.removeprefix("sitemap-").removesuffix(".xml")) * A_FILE
        numbers = range(first, min(first + A_FILE, addresses))
        return (
            "application/xml",
            f"<urlset>{''.join(_listed(n, base_url) for n in numbers)}</urlset>",
        )
    if name in ("note", "closed") and number.isdigit():
        other = (int(number) * 7 + 1) % addresses
        return "text/html", _PAGE.format(number=number, other=other)
    return None


def _listed(number: int, base_url: str) -> str:
    part = "note" if number % 10 else "closed"
    day = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f"<url><loc>{base_url}/{part}/{number}</loc><lastmod>{day}</lastmod></url>"


@contextmanager
def site(addresses: int) -> Iterator[str]:
    """Serve a site whose sitemaps list that many addresses; yield its own."""

    class Notes(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = page(self.path, addresses, base_url)
            kind, text = found or ("text/plain", "Nothing is here.")
            body = text.encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Notes) as server:
        base_url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield base_url
        finally:
            server.shutdown()


class Taken:
    """What one command took: the peak of its largest process in megabytes, and seconds."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "cli", *arguments]
        began = time.perf_counter()
        running = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
        self.seconds = time.perf_counter() - began
        self.code = running.returncode = os.waitstatus_to_exitcode(status)
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes
        self.megabytes = usage.ru_maxrss / unit


def crawled(addresses: int, pages: int, folder: Path) -> Taken:
    """Crawl some pages of a site of so many addresses."""
    with site(addresses) as base_url:
        where = ("--base-url", base_url, "--timezone", "UTC", "--data", str(folder))
        taken = Taken("crawl", *where, "--delay", "0", "--max-pages", str(pages))
    if taken.code != 3:
        message = f"the crawl of {addresses} addresses ended with {taken.code}"
        raise RuntimeError(message)
    return taken


def address_rows(addresses: int, pages: int) -> Iterator[Row]:
    """Yield peak memory against what is allowed, and against a site of a fifth of the size."""
    with tempfile.TemporaryDirectory() as made:
        many = crawled(addresses, pages, Path(made) / "many")
        few = crawled(addresses // 5, pages, Path(made) / "few")
        again = Taken("rebuild", "--data", str(Path(made) / "many"))
    note = f"MB of the larger process; {pages} pages in {many.seconds:.0f} s"
    name = f"memory, {addresses:,} addresses"
    yield Row(name, f"{LIMIT} MB", many.megabytes, LIMIT, 1.0, note)
    yield Row(
        f"{name}, rebuild", f"{LIMIT} MB", again.megabytes, LIMIT, 1.0, f"{again.seconds:.0f} s"
    )
    note = f"MB; a fifth of the addresses in {few.seconds:.0f} s"
    yield Row(f"{name}, flat", "a fifth of them", many.megabytes, few.megabytes, 0.9, note)


@click.command()
@click.option("--addresses", default=1_000_000, show_default=True, help="Known addresses.")
@click.option("--pages", default=300, show_default=True, help="Pages that are fetched.")
def bench(addresses: int, pages: int) -> None:
    """Take the figures of a site of many addresses."""
    for row in address_rows(addresses, pages):
        click.echo(f"{row.what}: {row.ours:.0f} against {row.peer:.0f} ({row.note})")


if __name__ == "__main__":
    bench()
