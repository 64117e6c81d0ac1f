"""The rules of a robots.txt."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis.strategies import text

from pipelines.read.robots import AGENT, LIMIT, Rules

URL = "https://example.org"


def test_the_longest_rule_decides() -> None:
    """RFC 9309 §2.2.2, whatever the order."""
    rules = Rules.parse("User-agent: *\nDisallow: /forum\nAllow: /forum/open\n")
    assert not rules.allows(f"{URL}/forum/x")
    assert rules.allows(f"{URL}/forum/open/x")


def test_our_own_group_comes_before_the_one_for_all() -> None:
    """By product token, whatever its case (§2.2.1)."""
    rules = Rules.parse(
        f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT.upper()}\nDisallow: /a\n"
    )
    assert rules.allows(f"{URL}/b")
    assert not rules.allows(f"{URL}/a")
    assert not rules.allows(f"{URL}/b", "another-robot")


def test_wildcards_and_ends() -> None:
    """§2.2.3."""
    rules = Rules.parse("User-agent: *\nDisallow: /*?sort=\nDisallow: /*.pdf$\n")
    assert not rules.allows(f"{URL}/list?sort=a")
    assert not rules.allows(f"{URL}/x.pdf")
    assert rules.allows(f"{URL}/x.pdf?page=1")


def test_a_byte_order_mark_hides_nothing() -> None:
    """Windows editors put one there; the first group must not be lost with it."""
    assert not Rules.parse("\ufeffUser-agent: *\nDisallow: /").allows(f"{URL}/a")


def test_delay_and_sitemaps() -> None:
    """Crawl-delay is no standard, and kept all the same."""
    rules = Rules.parse(f"User-agent: *\nCrawl-delay: 10\nSitemap: {URL}/sitemap.xml\n")
    assert rules.delay() == 10.0
    assert rules.sitemaps == (f"{URL}/sitemap.xml",)
    assert Rules.none().delay() is None
    assert Rules.none().allows(f"{URL}/anything")


def test_a_huge_file_is_read_as_far_as_the_standard_asks() -> None:
    """§2.5: at least 500 KiB; what comes after is nobody's rule."""
    filler = "# a comment\n" * 50_000
    assert len(filler) > LIMIT
    assert Rules.parse(f"User-agent: *\nDisallow: /a\n{filler}Disallow: /b\n").allows(f"{URL}/b")
    early = "# a comment\n" * 40_000
    assert not Rules.parse(f"User-agent: *\n{early}Disallow: /b\n").allows(f"{URL}/b")


@given(content=text(max_size=400))
@settings(derandomize=True, max_examples=200)
def test_any_text_is_read(content: str) -> None:
    """A page in place of a robots.txt must not end a crawl."""
    assert Rules.parse(content).allows(f"{URL}/robots.txt")
