"""A capture as it came: the page that it shows, unable to run or load anything, and its record."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from pathlib import Path

from datasette.app import Datasette
from datasette.utils.asgi import Base400, Request, Response

from browse.guard import Send
from browse.kept import Shown, capture_row, in_thread, place_of, warc_folder, with_body
from pipelines.keep.beside import Stretch, stretch
from pipelines.read.content import HTML
from pipelines.read.decoding import MAX_MARKUP, binary, decoded

TYPE = "application/warc"
_PIECE = 256 << 10
_ASKS = re.compile(r"<(link|iframe|frame|object|embed)(?=[\s/>])", re.IGNORECASE)
_ASKS_NOT = {
    "link": "<basefont",  # means nothing, and may stand in a head
    "iframe": '<iframe srcdoc=""',
    "frame": '<frame src="about:blank"',
    "object": '<object data=""',
    "embed": '<embed src=""',
}
"""What a browser may connect to a host for before it looks at the policy (tried with Chromium 156).

Of two attributes of one name the first one holds (HTML, "duplicate-attribute").
"""
_STILL = (
    "<style>a, area, button, input, select, summary { pointer-events: none !important }</style>"
)
"""Nothing in it can be followed or filled in; that a click does nothing is better than an error."""


async def show(datasette: Datasette, request: Request) -> Response:
    """Show the page; guard.py answers this path with a policy of its own, also for errors.

    A capture that repeats another leads to that one.
    """
    try:
        asked = await capture_row(datasette, int(request.url_vars["capture"]))
        found = await with_body(datasette, asked)
    except Base400 as error:
        return Response.text(f"{error}\n", status=error.status)
    if found.capture is not found.asked:
        address = datasette.urls.path(f"/evidence/capture/{found.capture['id']}/page")
        return Response.redirect(address)
    return await asyncio.to_thread(_page, found)


def _page(found: Shown) -> Response:
    answer = found.answer
    declared = answer.header("content-type")
    if len(answer.body) > MAX_MARKUP:
        return _untold(f"This answer has {len(answer.body) / 1e6:.0f} MB, too many to show here.")
    if not answer.body.strip():
        return _untold("This answer has no content.")
    text, _ = decoded(answer.body, declared)
    if binary(text):
        return _untold(f"This answer is no text ({found.capture['mime'] or 'of no type'}).")
    mime = (declared or "").partition(";")[0].strip().lower()
    if mime and mime not in HTML:
        return Response.text(text)
    return Response.html(inert(text))


def inert(html: str) -> str:
    """Take from a page what no policy stops: connections to other hosts without a request."""
    return _ASKS.sub(lambda found: _ASKS_NOT[found[1].lower()], html) + _STILL


def _untold(sentence: str) -> Response:
    return Response.text(f"{sentence} Its record can be downloaded.\n")


class Download(Response):  # type: ignore[misc]  # Datasette has no types
    """A stretch of a file, sent a piece at a time, so that its size is no matter."""

    def __init__(self, path: Path, span: Stretch, name: str) -> None:
        size = str(span.end - span.start)
        told = {"content-disposition": f'attachment; filename="{name}"', "content-length": size}
        super().__init__(b"", headers=told, content_type=TYPE)
        self._path, self._span = path, span

    async def asgi_send(self, send: Send) -> None:
        """Send head and body; a file that was cut off meanwhile ends the answer early."""
        head = {**self.headers, "content-type": self.content_type}
        told = [(name.encode(), value.encode()) for name, value in head.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": told})
        with self._path.open("rb") as file:
            file.seek(self._span.start)
            left = self._span.end - self._span.start
            while left and (piece := await asyncio.to_thread(file.read, min(left, _PIECE))):
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def record(datasette: Datasette, request: Request) -> Response:
    """Send the record as it stands in its WARC file, its request with it, still packed."""
    capture = await capture_row(datasette, int(request.url_vars["capture"]))
    place = place_of(capture)
    path = warc_folder(datasette) / place.file
    span = await in_thread(partial(stretch, path, place, capture["record_id"]))
    ending = ".warc.gz" if place.file.endswith(".gz") else ".warc"
    return Download(path, span, f"capture-{capture['id']}{ending}")
