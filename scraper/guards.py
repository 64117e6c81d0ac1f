"""Where a request may go: only to the open internet, unless the crawl is of this machine."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING

from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import dnscache
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.address import IPv4Address, IPv6Address

from scraper.plan import is_loopback
from scraper.session import session_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from scrapy import Request
    from scrapy.crawler import Crawler

    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to the open internet (IANA); outside it lie old and local forms:
::10.0.0.1, fec0::/10, a network's own NAT64 (RFC 8215), which Python takes for global."""
_INSIDE = frozenset({"localhost", "local", "internal", "intranet", "lan", "home", "corp"})
LOOK_UP = 60
"""Seconds that a name server may take."""


class RefusedError(Exception):
    """A request that we do not send: a sentence for the reason of the failure."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, also the IPv4 address inside an IPv6 one.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "::1")]
    [True, False, False]
    >>> is_public(ipaddress.ip_address("64:ff9b::10.0.0.1"))
    False
    """
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.sixtofour, *(address.teredo or ())]
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        elif address not in _GLOBAL:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and all(is_public(one) for one in inner if one)
    )


def refusal(host: str, addresses: list[Address], local: bool) -> str | None:
    """Return why a host with these addresses is not asked; None if it may be.

    `local` says that the crawl itself starts on this machine: then its own addresses pass.
    """
    for address in addresses:
        if not (is_public(address) or (local and address.is_loopback)):
            return f"{host} leads to {address}, which is no address of the open internet"
    return None


def written(host: str) -> list[Address]:
    """Return the address that a host is written as, in any form that resolvers take; else none.

    >>> written("2130706433"), written("0x7f.1"), written("example.org")
    ([IPv4Address('127.0.0.1')], [IPv4Address('127.0.0.1')], [])
    """
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        pass
    try:
        return [ipaddress.IPv4Address(socket.inet_aton(host))]
    except OSError:
        return []


def is_inside(host: str) -> bool:
    """Whether a name is one of a network inside by its look (RFC 6761, 6762, 8375): a proxy knows.

    >>> is_inside("router"), is_inside("db.internal"), is_inside("example.org.")
    (True, True, False)
    """
    labels = host.lower().rstrip(".").split(".")
    return len(labels) < 2 or labels[-1] in _INSIDE or labels[-2:] == ["home", "arpa"]


class AddressGuard:
    """Look a host up before the first request to it, and connect to what was looked at.

    The checked addresses go into the resolver's cache, so that a second look-up cannot give
    others (DNS rebinding).
    """

    def __init__(self, local: bool) -> None:
        self._local = local
        self._passed: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuard:
        """Take the start address from the crawl."""
        return cls(is_loopback(session_of(crawler).base_url))

    def process_request(self, request: Request) -> Awaitable[None] | None:
        """Let the request pass, or raise RefusedError."""
        host = urlparse_cached(request).hostname or ""
        if host in self._passed and host in dnscache:
            return None
        return self._check(host, behind_proxy="proxy" in request.meta)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Look the host up anew after a failure: it may have moved."""
        dnscache.pop(urlparse_cached(request).hostname or "", None)

    async def _check(self, host: str, behind_proxy: bool) -> None:
        addresses = written(host)
        if not addresses and behind_proxy:
            if is_inside(host):
                message = f"{host} is no name of the open internet"
                raise RefusedError(message)
            return
        addresses = addresses or await _look_up(host)
        reason = refusal(host, addresses, self._local)
        if reason:
            raise RefusedError(reason)
        self._passed.add(host)
        dnscache[host] = [_for_twisted(address) for address in addresses]


async def _look_up(host: str) -> list[Address]:
    loop = asyncio.get_running_loop()
    try:
        found = await asyncio.wait_for(
            loop.getaddrinfo(host, None, type=socket.SOCK_STREAM), timeout=LOOK_UP
        )
    except (OSError, UnicodeError) as error:
        message = f"the name {host} leads nowhere"
        raise CannotResolveHostError(message) from error
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


def _for_twisted(address: Address) -> IPv4Address | IPv6Address:
    kind = IPv4Address if address.version == 4 else IPv6Address
    return kind("TCP", str(address), 0)
