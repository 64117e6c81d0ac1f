"""No request goes to a place that is not the open internet."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import ip_addresses

from scraper.guards import is_public, refusal
from tests.scraper.crawling import crawled

INSIDE = ["10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "0.0.0.0",
          "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
          "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::1",
          "2002:7f00:1::"]  # fmt: skip


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
