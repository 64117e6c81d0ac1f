"""Other addresses that lead to the same page, as the page itself says."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from pipelines.read.addresses import verdict
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.records.finding import ALIAS, Fact, Finding

_ROOT = ("", "/")


def declared(page: Page, rolls: bool) -> dict[str, str]:
    """Return the addresses of `rel=canonical` and `rel=shortlink`, with that evidence.

    They hold within their host. `?page=N` or `/page/N` of a list is a page of its own: there a link
    without it means another page; where the page `rolls` it is the same page.
    """
    found: dict[str, str] = {}
    for evidence in ("canonical", "shortlink"):
        link = page.tree.css_first(f'link[rel="{evidence}"][href]')
        url = page.link(link.attrs.get("href")) if link else None
        if url and url != page.address and _holds(page, url, rolls):
            found.setdefault(url, evidence)
    return found


def _holds(page: Page, url: str, rolls: bool) -> bool:
    here, there = urlsplit(page.address), urlsplit(url)
    if here.netloc != there.netloc or not page.own(url) or there.path in _ROOT:
        return False
    if rolls:
        return True
    same = parse_qs(here.query).get("page") == parse_qs(there.query).get("page")
    return same and (parted(page.address)[1] or 0) == (parted(url)[1] or 0)


def redirected(page_address: str, target: str) -> bool:
    """Whether a redirect leads to the same page: not to the front page or a login."""
    path = urlsplit(target).path
    return path not in _ROOT and verdict(target).fetch and target != page_address


def findings(address: str, others: dict[str, str]) -> list[Finding]:
    """Return one ALIAS finding for each other address of the page."""
    return [
        Finding(other, ALIAS, {"of": Fact(address, evidence)})
        for other, evidence in others.items()
        if other != address
    ]
