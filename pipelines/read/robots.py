"""robots.txt: what a host asks of us, read once."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "grace-archive"
"""The product token that a robots.txt may address us by (RFC 9309 §2.2.1)."""

LIMIT = 512 * 1024
"""Characters that are read of a robots.txt; RFC 9309 §2.5 asks for 500 KiB at least."""


def as_text(body: bytes) -> str:
    """Return the text of a robots.txt: UTF-8, whatever is declared (RFC 9309 §2.2)."""
    return body.decode("utf-8", "replace")


def may_be_rules(text: str) -> bool:
    r"""Whether a text that a robots.txt redirects to can be one, and no page in its place.

    >>> may_be_rules("User-agent: *\nDisallow: /admin"), may_be_rules("<p>User-agent: *</p>")
    (True, False)
    """
    start = text[:LIMIT].lstrip("\ufeff \t\r\n")
    return not start.startswith("<") and "user-agent" in start.lower()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one robots.txt."""

    parsed: Protego

    @classmethod
    def parse(cls, text: str) -> Rules:
        r"""Read the text of a robots.txt; what is no rule (a page in HTML, say) forbids nothing.

        >>> Rules.parse("User-agent: *\nDisallow: /admin").allows("https://example.org/admin/x")
        False
        >>> Rules.parse("<h1>Not found</h1>").allows("https://example.org/admin")
        True
        """
        return cls(Protego.parse(_whole_lines(text.removeprefix("\ufeff"))))

    @classmethod
    def none(cls) -> Rules:
        """Return the rules of a host without robots.txt: everything may be fetched (§2.3.1.3)."""
        return cls.parse("")

    def allows(self, url: str, agent: str = AGENT) -> bool:
        """Whether an address may be fetched by that agent; the longest rule decides (§2.2.2)."""
        return self.parsed.can_fetch(url, agent)

    def delay(self, agent: str = AGENT) -> float | None:
        """Return the Crawl-delay in seconds, None where there is none."""
        return self.parsed.crawl_delay(agent)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, as written."""
        return tuple(self.parsed.sitemaps)


def _whole_lines(text: str) -> str:
    """Return what is read of a text: half a rule would be another one."""
    if len(text) <= LIMIT:
        return text
    return text[: max(text.rfind("\n", 0, LIMIT), text.rfind("\r", 0, LIMIT)) + 1]
