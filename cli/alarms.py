"""Alarms as the commands print them: what got worse, where to look, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.wording import plain
from share.alarms import Alarm


def alarm_lines(found: Sequence[Alarm]) -> Iterator[str]:
    """Yield the lines of each alarm, and the next step."""
    for alarm in found:
        yield plain(
            f"ALARM  {alarm.what}: {alarm.before:.0%} in the last good run, {alarm.now:.0%} now"
        )
        yield from (plain(f"       {url}") for url in alarm.examples)
    if found:
        yield (
            "       Look at one with 'grace-archive explain ADDRESS'; it prints what to write into "
            "site.toml."
        )
        yield (
            "       If the site itself has changed, 'grace-archive check --accept' takes today's "
            "figures for good."
        )
