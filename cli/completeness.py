"""The completeness ledger as the commands print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from cli.wording import amount, plain
from share.completeness import Ledger
from share.ledger.flow import PAGES, Flow
from share.ledger.gap import Check, Gap

SOME = 3
"""Examples that are shown of each sort."""
UNHAPPY = ("failed", "blocked")


def lines(ledger: Ledger, examples: int = SOME) -> Iterator[str]:
    """Yield the ledger's lines: addresses, how far they come, what was compared, the verdict."""
    for one in ledger.states:
        yield plain(f"  {one.count:>7,}  {one.state}: {one.reason}")
    yield "From addresses to pages"
    for way in ledger.flow:
        yield plain(f"  {_way(way)}")
        yield from (plain(f"           {drop}") for drop in _drops(way))
    yield "As it should be"
    for check in ledger.checks:
        if check.compared or check.differ:
            yield f"  {check.agree:>7,} of {check.compared:,} {check.name}"
            yield from _gaps(check, examples)
    for source in ledger.sources:
        if source.held < source.listed:
            yield plain(
                f"  {source.url} lists {source.listed:,}, of which {source.held:,} are held"
            )
    yield verdict(ledger)


def _way(way: Flow) -> str:
    known = amount(way.known, "address", "addresses")
    pages = amount(way.pages, "page")
    return f"{way.kind}: {known}, {way.fetched:,} fetched, {way.read:,} read, {pages}"


def _drops(way: Flow) -> Iterator[str]:
    for step, drops in way.drops.items():
        for reason, count in sorted(drops.items(), key=lambda one: -one[1]):
            yield f"{count:>7,}  {'' if step == PAGES else f'not {step}: '}{reason}"


def _gaps(check: Check, examples: int) -> Iterator[str]:
    """Yield each reason once, with the worst examples; what has none is MISSING."""
    sorts: dict[tuple[bool, str], list[Gap]] = {}
    for gap in check.gaps:
        sorts.setdefault((gap.explained, gap.why), []).append(gap)
    for one in check.reasons:
        word = "differs" if one.count == 1 else "differ"
        missing = "" if one.explained else "MISSING  "
        yield plain(f"           {missing}{one.count:,} {word}: {one.why}")
        some = sorts.get((one.explained, one.why), [])[:examples]
        yield from (plain(f"             {_told(gap)}") for gap in some)


def _told(gap: Gap) -> str:
    if gap.shown is None:
        return gap.url
    return f"{gap.url}  counted {gap.shown:,}, held {gap.held or 0:,}"


def verdict(ledger: Ledger) -> str:
    """Return what the ledger comes to, in a sentence or two."""
    if ledger.missing:
        many = amount(ledger.missing, "difference has", "differences have")
        return (
            f"{many} no reason ('grace-archive check' lists them). 'grace-archive rebuild' makes "
            "lost rows anew; what was never kept, 'grace-archive crawl --full' asks for."
        )
    explained = sum(check.differ for check in ledger.checks)
    also = f" {amount(explained, 'difference')} from the site's own counts: each has its reason."
    if ledger.waiting:
        wait = amount(ledger.waiting, "address waits", "addresses wait")
        return f"Not complete yet: {wait} to be asked for; nothing is missing without a reason."
    if not ledger.complete:
        return "No page of the site is held: there is nothing that could be complete."
    unhappy = sum(one.count for one in ledger.states if one.state in UNHAPPY)
    known = amount(sum(one.count for one in ledger.states), "address", "addresses")
    but = f", {unhappy:,} of them without a page that could be had" if unhappy else ""
    return f"Complete: {known} known, each in one state with a reason{but}.{also * bool(explained)}"


def for_programs(ledger: Ledger) -> Mapping[str, object]:
    """Return the whole ledger as JSON has it.

    Every difference is counted, in `differ` and by `reasons`; where a check lists only the first
    1,000 of them in `gaps`, `gaps_left_out` says how many more there are.
    """
    return {
        "complete": ledger.complete,
        "waiting": ledger.waiting,
        "missing": ledger.missing,
        **asdict(ledger),
        "checks": [_check(check) for check in ledger.checks],
    }


def _check(check: Check) -> Mapping[str, object]:
    left_out = check.differ - len(check.gaps)
    counts = {"differ": check.differ, "missing": check.missing, "gaps_left_out": left_out}
    return {**asdict(check), **counts}
