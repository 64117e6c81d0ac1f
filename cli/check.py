"""`check`: what is complete and what is not, and what is read against the last good run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from cli.alarms import alarm_lines
from cli.completeness import for_programs, lines
from cli.errors import DONE, UNREAD
from cli.folder import WARC, data_option, readable
from cli.look import json_option
from cli.outdated import tell_if_outdated
from cli.wording import amount, as_json, listed
from pipelines.store import inspect
from share.completeness import Ledger, completeness
from share.coverage import COMMENTS, Group, unexplained
from share.good_run import FILE, Judged, judge, plain

SOME = 3
"""Addresses that are shown of those where pages and problems disagree."""


@click.command(short_help="Say what is complete and what not, and what got worse.")
@data_option()
@json_option
@click.option(
    "--accept",
    is_flag=True,
    help="Take today's figures for good: later checks are compared with them.",
)
def check(data: Path, in_json: bool, accept: bool) -> None:
    """Say what is complete and what is not, which fields are read, and what got worse.

    Every address that is known is in one state with a reason; what the site itself counts (replies,
    topics, parts, entries of feeds and sitemaps) is compared with what is held. The fields read are
    compared with those of the last good run, kept in coverage.json beside the archive. The exit
    code is 4 where something is missing without a reason, where less is read than before, and
    where a page has no text and no problem says why.
    """
    database = readable(data)
    tell_if_outdated(data)
    with closing(inspect.open_to_read(database)) as db:
        judged = judge(data, db, accept=accept)
        silent = list(unexplained(db))
        ledger = completeness(db, data / WARC)
    if in_json:
        click.echo(as_json(_for_programs(judged, silent, ledger)))
    else:
        for line in _lines(judged, silent, ledger, accept):
            click.echo(line)
    sys.exit(UNREAD if judged.alarms or silent or ledger.missing else DONE)


def _for_programs(judged: Judged, silent: Sequence[str], ledger: Ledger) -> dict[str, object]:
    return {
        "addresses": dict(_by_state(ledger)),
        "completeness": for_programs(ledger),
        "coverage": plain(judged.now),
        "last_good_run": None if judged.good is None else plain(judged.good),
        "alarms": [asdict(alarm) for alarm in judged.alarms],
        "unexplained": list(silent),
    }


def _by_state(ledger: Ledger) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in ledger.states:
        found[one.state] += one.count
    return found


def _lines(judged: Judged, silent: Sequence[str], ledger: Ledger, accepted: bool) -> Iterator[str]:
    yield f"Addresses  {listed(_by_state(ledger))}"
    yield from lines(ledger)
    for kind in sorted(judged.now, key=lambda kind: (kind == COMMENTS, kind)):
        for reader, group in sorted(judged.now[kind].items()):
            many = amount(group.pages, "comment" if kind == COMMENTS else "page")
            yield f"{kind}, by {reader}: {many}"
            yield f"    {_shares(group)}"
    yield from alarm_lines(judged.alarms)
    if silent:
        yield f"{amount(len(silent), 'page')} without a text, and no problem says why:"
        yield from (f"       {url}" for url in silent[:SOME])
    yield _verdict(judged, accepted)


def _shares(group: Group) -> str:
    """Return the share of pages with each field; what none has is left out."""
    held = {name: group.share(name) for name, count in group.fields.items() if count}
    return " · ".join(f"{name} {_percent(share)}" for name, share in held.items()) or "no field"


def _percent(share: float) -> str:
    """Return a share in whole hundredths; what is not all is never shown as all.

    >>> _percent(0.999), _percent(1.0), _percent(0.001)
    ('99%', '100%', '<1%')
    """
    whole = int(share * 100 + 0.5)
    if whole == 0:
        return "<1%"
    return f"{min(whole, 99) if share < 1 else 100}%"


def _verdict(judged: Judged, accepted: bool) -> str:
    if accepted:
        return f"Today's figures are kept in {FILE} for later checks."
    if judged.good is None:
        return f"No earlier run to compare with: today's figures are kept in {FILE}."
    if judged.alarms:
        return f"{amount(len(judged.alarms), 'alarm')} against the last good run."
    return "Nothing got worse since the last good run."
