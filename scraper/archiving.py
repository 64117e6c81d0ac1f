"""Every answer into the WARC, before anything parses it (DESIGN §1, rule 1)."""

from __future__ import annotations

from datetime import UTC, datetime
from http.client import responses
from typing import TYPE_CHECKING

from scrapy.utils.httpobj import urlparse_cached

from pipelines.keep.decode import decode
from pipelines.keep.digests import sha1
from pipelines.keep.exchange import Exchange
from pipelines.keep.moments import written
from pipelines.read.content import HTML
from pipelines.read.noarchive import asks_in_head, asks_in_page
from pipelines.read.reader import read
from pipelines.records.answer import is_final
from scraper.session import session_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.http.headers import Headers

    from pipelines.read.sites.site import Site
    from scraper.journal import Journal

_EMPTY = (204, 304)
"""Answers without a body; the length that Scrapy shows for them is its own (RFC 9110 §8.6)."""


class ArchiveMiddleware:
    """Keep every answer, whatever its status, byte for byte as it came.

    But for a page that its host asks us not to archive: of that only the wish is kept.
    """

    def __init__(self, journal: Journal, site: Site) -> None:
        self._journal = journal
        self._site = site

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        """Write to the journal of the crawl."""
        session = session_of(crawler)
        return cls(session.journal, session.desk.site)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer and hand it on.

        Of one that asks for another try it is told whether it is the site's own at all.
        """
        one = exchange(request, response)
        unwanted = None if request.meta.get("alone") else unwanted_by_host(one)
        if unwanted:
            self._journal.pass_over(one, unwanted)
            return response
        answer = self._journal.add(one)
        if answer and not is_final(answer.status):
            request.meta["blocked"] = read(answer, self._site).blocked
        return response


def exchange(request: Request, response: Response) -> Exchange:
    """Return a request and its answer as they are kept.

    Scrapy has no bytes of the request: its head is made from the Request and Host. The
    answer's headers are those that Scrapy shows, without Transfer-Encoding, its reason the
    standard one.
    """
    headers = _pairs(response.headers)
    if response.status in _EMPTY:
        headers = tuple(pair for pair in headers if pair[0].lower() != "content-length")
    return Exchange(
        url=request.url,
        method=request.method,
        request_headers=(("Host", urlparse_cached(request).netloc), *_pairs(request.headers)),
        status=response.status,
        reason=responses.get(response.status, ""),
        headers=headers,
        payload=response.body,
        captured_at=written(datetime.now(UTC)),
        ip=str(response.ip_address) if response.ip_address else None,
        repeats=request.meta.get("repeats") if _is_same(request, response) else None,
    )


def unwanted_by_host(one: Exchange) -> str | None:
    """Return how the host asks that a page be not archived, for the reason why it is skipped.

    Errors and redirects are no works of the host; they are kept.
    """
    if not 200 <= one.status < 300:
        return None
    asked = asks_in_head(one.headers)
    if asked:
        return f"the host asks not to archive it (X-Robots-Tag: {asked})"
    named = {name.lower(): value for name, value in one.headers}
    if named.get("content-type", HTML[0]).partition(";")[0].strip().lower() in HTML:
        asked = asks_in_page(decode(one.payload, named.get("content-encoding"))[0])
    return f"the page asks not to be archived (meta robots: {asked})" if asked else None


def _is_same(request: Request, response: Response) -> bool:
    """Whether the answer repeats the capture that the request told of."""
    if response.status == 304:
        return True
    digest = request.meta.get("digest")
    return response.status == 200 and digest is not None and digest == sha1(response.body)


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    )
