"""No request goes to a place that is not the open internet."""

from __future__ import annotations

import ipaddress
import os
import sqlite3
import ssl
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme
from hypothesis import given, settings
from hypothesis.strategies import ip_addresses
from scrapy import Request

from demo.faults import bombs, busy
from demo.faults.fault import Fault
from demo.faults.robots import robots
from demo.faults.server import serve
from demo.faults.wire import page
from demo.site import Demo
from scraper.guards import AddressGuard, RefusedError, is_public, refusal
from tests.scraper.crawling import ROOT, command, crawled, outcome

INSIDE = ["10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "0.0.0.0",
          "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
          "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::1",
          "2002:7f00:1::", "::127.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b:1::a00:1", "fec0::1",
          "5f00::1"]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_refused(address: str) -> None:
    """Private, link-local, shared, multicast; also an IPv4 one in an IPv6 coat."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::808:808"])
def test_addresses_outside_pass(address: str) -> None:
    """The open internet, also behind NAT64."""
    assert is_public(ipaddress.ip_address(address))


@given(address=ip_addresses())
@settings(derandomize=True, max_examples=300)
def test_nothing_passes_that_python_calls_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """We are at least as strict as the standard library."""
    if is_public(address) and not getattr(address, "ipv4_mapped", None):
        assert address.is_global


def test_one_inner_address_is_enough_to_refuse() -> None:
    """A name that leads to an outer and an inner address is a trick."""
    both = [ipaddress.ip_address("93.184.215.14"), ipaddress.ip_address("10.0.0.1")]
    assert "leads to 10.0.0.1" in (refusal("example.org", both, local=False) or "")
    assert refusal("example.org", both[:1], local=False) is None


def test_loopback_passes_for_a_crawl_of_this_machine_alone() -> None:
    """Which then may still not look around in the local network."""
    here, inside = ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("192.168.1.1")
    assert refusal("localhost", [here], local=True) is None
    assert refusal("localhost", [here], local=False)
    assert refusal("router", [inside], local=True)


def test_a_site_inside_is_not_crawled(tmp_path: Path) -> None:
    """A base address in a private network: one sentence, and no connection is tried."""
    done = crawled(tmp_path, "http://192.168.77.1:9", contact="me@example.org")
    assert (done.code, done.errors) == (3, "")
    assert "192.168.77.1, which is no address of the open internet" in done.reason


WRITTEN = ["10.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "2130706433", "0x7f.1",
           "0177.0.0.1", "127.1", "0", "[2002:a00:1::]", "[2001:0:a00:1::]"]  # fmt: skip


@pytest.mark.parametrize("host", WRITTEN)
@pytest.mark.parametrize("proxy", [{}, {"proxy": "http://proxy.example:3128"}], ids=["", "proxy"])
@pytest.mark.asyncio
async def test_no_way_to_write_an_address_leads_inside(host: str, proxy: dict[str, str]) -> None:
    """Decimal, octal, short, mapped, NAT64, 6to4, Teredo: also where a proxy would look it up."""
    request = Request(f"http://user@{host}/", meta=dict(proxy))
    passing = AddressGuard(local=False).process_request(request)
    assert passing is not None
    with pytest.raises(RefusedError):
        await passing


@pytest.mark.parametrize("host", ["localhost", "router", "db.internal", "printer.local"])
@pytest.mark.asyncio
async def test_no_name_of_the_network_inside_is_given_to_a_proxy(host: str) -> None:
    """A proxy looks names up where it stands; those of the open internet it gets."""
    guard = AddressGuard(local=False)
    for name, refused in ((host, True), ("www.example.org", False)):
        request = Request(f"http://{name}/", meta={"proxy": "http://proxy.example:3128"})
        passing = guard.process_request(request)
        assert passing is not None
        if refused:
            with pytest.raises(RefusedError):
                await passing
        else:
            await passing


@pytest.mark.asyncio
async def test_a_name_of_an_inner_address_is_refused() -> None:
    """The name is looked up, and what it leads to is judged."""
    passing = AddressGuard(local=False).process_request(Request("http://localhost/"))
    assert passing is not None
    with pytest.raises(RefusedError, match="leads to"):
        await passing


def test_no_link_of_a_page_leads_out_of_the_site(tmp_path: Path) -> None:
    """Neither canonical link nor base address, feed or sitemap: other hosts are not asked."""
    inside = "http://169.254.169.254/latest"
    head = f'<base href="{inside}/"><link rel="canonical" href="{inside}">'
    loc = f"<url><loc>{inside}/map</loc></url><url><loc>http://127.0.0.1:1/x</loc></url>"
    item = f"<item><link>{inside}/item</link></item>"
    html = page("Front", "relative", f"{inside}/direct", "//10.0.0.1/x", more=head)
    faults = [
        Fault(busy.answer(200, (), html), "/"),
        Fault(bombs.xml(f"<urlset>{loc}</urlset>"), "/sitemap.xml"),
        Fault(bombs.xml(f"<rss><channel>{item}</channel></rss>"), "/rss.xml"),
        robots("User-agent: *\nDisallow:\nSitemap: http://10.0.0.1/sitemap.xml\n"),
        Fault(busy.answer(404)),
    ]
    with serve(Demo(pages=12), faults) as site:
        done = crawled(tmp_path, site.base_url, max_time=30)
        base = site.base_url
    assert (done.code, done.errors) == (0, "")
    assert {answer.url.startswith(base) for answer in done.answers()} == {True}
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        hosts = {urlsplit(url).netloc for (url,) in db.execute("select url from queue")}
    assert hosts == {urlsplit(base).netloc}


CERTIFICATES = ["its own", "expired", "of another host", "of a known authority"]


@pytest.mark.parametrize(
    "kind",
    [
        kind if kind == "of another host" else pytest.param(kind, marks=pytest.mark.verify)
        for kind in CERTIFICATES
    ],
)
def test_certificates_are_checked(kind: str, tmp_path: Path) -> None:
    """One that nobody known signed, or that is out of date or another host's, ends the crawl."""
    authority = trustme.CA()
    name = "127.0.0.1" if kind != "of another host" else "other.example"
    until = datetime.now(UTC) - timedelta(days=1) if kind == "expired" else None
    issued = authority.issue_cert(name, not_after=until)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    known = authority if kind != "its own" else trustme.CA()
    known.cert_pem.write_to_path(tmp_path / "known.pem")
    with serve(Demo(pages=12), tls=context) as site:
        asked = command(tmp_path / "data", site.base_url, max_pages=2, max_time=30)
        done = subprocess.run(
            asked, cwd=ROOT, env=os.environ | {"SSL_CERT_FILE": str(tmp_path / "known.pem")},
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        seen = [status for _, _, status in site.requests]
    told = outcome(done.stdout, done.stderr, tmp_path / "data")
    assert (told.code, told.errors) == (3, "")
    if kind == "of a known authority":
        assert told.progress["pages"] == 2
    else:
        assert "certificate could not be verified: it has expired, is for another" in told.reason
        assert "has signed it, 2 times" in told.reason  # it will not be another one in a minute
        assert seen == []
