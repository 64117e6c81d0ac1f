"""Redirects: loops, long chains, to other hosts, to where nobody should go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demo.faults.fault import Act, Asked, Fault, Step
from demo.faults.wire import HTML, message, page

PRIVATE = (
    "http://10.0.0.1/", "http://192.168.0.1/admin", "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://0.0.0.0/",
    "http://[2002:a00:1::]/", "http://[2001:0:a00:1::]/", "http://2130706433/", "http://0x7f.1/",
    "http://0177.0.0.1/", "http://localhost:1/", "http://127.1/", "http://127.0.0.1:1/",
)  # fmt: skip
"""Addresses of machines inside, in the forms that tricks use."""
SCHEMES = (
    "file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/html,x", "s3://bucket/key",
    "gopher://127.0.0.1/", "javascript:alert(1)", "//", "http://", "http://[", "",
)  # fmt: skip
"""Redirects that no crawler should follow, or can."""


def redirect(to: str, status: int = 301) -> Act:
    """Redirect to an address, word for word; `{base}` in it is the site's own."""

    def act(asked: Asked) -> Iterator[Step]:
        target = to.replace("{base}", asked.base_url)
        yield message(status, (HTML, ("Location", target)), page("Moved"))

    return act


def loop(path: str = "/loop", length: int = 2) -> list[Fault]:
    """Give a loop of that many addresses: PATH/0 leads to PATH/1 and so on back to PATH/0."""
    return [
        Fault(redirect(f"{path}/{(number + 1) % length}"), re.escape(f"{path}/{number}"))
        for number in range(length)
    ]


def endless_chain(path: str = "/chain") -> Fault:
    """Give a chain without end: PATH/0 leads to PATH/1, that to PATH/2, and so on."""

    def act(asked: Asked) -> Iterator[Step]:
        number = int(asked.path.rpartition("/")[2])
        yield from redirect(f"{path}/{number + 1}")(asked)

    return Fault(act, rf"{re.escape(path)}/\d+")


def chain(to: str, path: str = "/chain", length: int = 30) -> list[Fault]:
    """Give a chain of that many redirects from PATH/0 to an address."""
    steps = [f"{path}/{number}" for number in range(length)]
    return [
        Fault(redirect(target), re.escape(step))
        for step, target in zip(steps, [*steps[1:], to], strict=True)
    ]


def ping_pong(path: str) -> list[Fault]:
    """Give two redirects that undo each other: PATH leads to PATH/, and that to PATH."""
    return [
        Fault(redirect(f"{path}/"), re.escape(path)),
        Fault(redirect(path), re.escape(f"{path}/")),
    ]


def slash_wanted(path: str) -> Fault:
    """Give WordPress's redirect to the address with a slash, which alone answers."""
    return Fault(redirect(f"{path}/"), re.escape(path))
