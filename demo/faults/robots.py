"""robots.txt in each state that RFC 9309 speaks of, and in some that it does not."""

from __future__ import annotations

import itertools
import re

from demo.faults.bombs import bomb
from demo.faults.busy import answer, busy
from demo.faults.fault import Act, Fault
from demo.faults.redirecting import redirect
from demo.faults.slow import endless_drip, stall
from demo.faults.wire import page

PATH = r"/robots\.txt"
RULES = "User-agent: *\nDisallow: /about\n"
_PLAIN = [("Content-Type", "text/plain")]
_LARGE = "# filler\n" * 120_000 + RULES  # the rules stand behind 1 MB


def robots(text: str = RULES, status: int = 200) -> Fault:
    """Give a robots.txt of that text."""
    return Fault(answer(status, _PLAIN, text), PATH)


STATES: dict[str, Act] = {
    "rules": answer(200, _PLAIN, RULES),
    "empty": answer(200, _PLAIN, ""),
    "html": answer(200, (), page("Welcome", text="User-agent: * is what we never heard of.")),
    "bom": answer(200, _PLAIN, "\N{BYTE ORDER MARK}" + RULES),
    "1 MB": answer(200, _PLAIN, _LARGE),
    "rules within 500 KiB of 1 MB": answer(200, _PLAIN, RULES + _LARGE),
    "gzip bomb": bomb("gzip"),
    "401": answer(401),
    "403": answer(403),
    "404": answer(404),
    "429": busy(429),
    "500": answer(500),
    "503": busy(503),
    "time-out": stall(),
    "drip": endless_drip(),
    "to itself": redirect("/robots.txt"),
    "to another host": redirect("http://203.0.113.7/robots.txt"),
    "to a private address": redirect("http://10.0.0.1/robots.txt"),
    "to a file": redirect("file:///etc/passwd"),
}
"""What robots.txt answers; a chain of redirects is `robots_chain`."""


def robots_state(name: str) -> Fault:
    """Give the robots.txt of one of STATES."""
    return Fault(STATES[name], PATH)


def robots_chain(length: int = 3, text: str = RULES) -> list[Fault]:
    """Give a robots.txt behind that many redirects (RFC 9309 §2.3.1.2: five are followed)."""
    names = ["/robots.txt", *(f"/robots-{number}.txt" for number in range(1, length + 1))]
    hops = [
        Fault(redirect(f"{{base}}{to}"), re.escape(name)) for name, to in itertools.pairwise(names)
    ]
    return [*hops, Fault(answer(200, _PLAIN, text), re.escape(names[-1]))]
