"""Answers whose head never ends: a limit that neither Scrapy nor Twisted has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.internet.error import ConnectionAborted
from twisted.python.failure import Failure
from twisted.web._newclient import BODY

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress
    from twisted.web._newclient import HTTP11ClientProtocol
    from twisted.web._newclient import Request as TxRequest
    from twisted.web.iweb import IResponse

LARGEST = 256 << 10
"""Bytes that status line and headers may have, as in Chrome (net/http/http_stream_parser)."""


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler of http and https, with a limit on the head of an answer.

    Scrapy's DOWNLOAD_MAXSIZE counts the body alone; until the time is up, headers without end
    would fill the memory. And no request is sent twice unknown to us: Twisted would at once, where
    a kept connection ends without an answer.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory
        self._pool.retryAutomatically = False


class _Protocol(_LenientHTTP11ClientProtocol):
    """A connection that is given up when the head of an answer is too large."""

    _received = 0

    def request(self, request: TxRequest) -> Deferred[IResponse]:
        self._received = 0
        return super().request(request)

    def dataReceived(self, bytes: bytes) -> None:
        parser = self._parser
        if parser is not None and parser.state != BODY:
            self._received += len(bytes)
            if self._received > LARGEST:
                message = "the head of the answer is too large"
                self._giveUp(Failure(ConnectionAborted(message)))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(bytes)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
