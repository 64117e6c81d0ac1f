"""What a crawl will cost: requests, bytes and the hour it ends, and what less would cost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from cli.wording import amount, duration, plain, size
from pipelines.run import Archive
from scraper.plan import CrawlPlan
from share.outlook.outlook import Outlook, outlook
from share.outlook.speed import seconds_a_request

CHOICES = (("article",), ("video",), ("forum",), ("article", "video", "forum"))
"""What --only is offered for."""
COLUMNS = (
    "(held: asked for already; waiting: addresses that are known and still to be asked for; "
    "besides: further ones, not known yet, that counts, pagers and lists tell of; "
    "each: what one weighs)"
)
CLOSE = 0.1
"""Share of the requests that may be guessed before it is said between which numbers they lie."""
AT_THIS_DELAY = (
    "It reckons with the --delay of this command, which is not remembered: "
    "give the crawl the same one."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What some requests cost; `only` names the kinds that --only leaves in, () all of them."""

    only: tuple[str, ...]
    requests: int
    received: int
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What is ahead of a crawl, in all and for --only, at so many seconds a request.

    `asked` are the seconds between two requests that the host or the user asks for.
    """

    outlook: Outlook
    total: Cost
    less: tuple[Cost, ...]
    pace: float
    asked: float


def estimate(archive: Archive, plan: CrawlPlan) -> Estimate:
    """Work out what the plan costs from here on; nothing is fetched."""
    db, base = archive.store.database.conn, archive.site.base_url or ""
    ahead = outlook(db, archive.keep, archive.site, plan.recheck, full=plan.full)
    rules = archive.store.rules_for(f"{base}/")
    asked = max(plan.pace(base), (rules.delay() if rules else None) or 0.0)
    pace = seconds_a_request(db, asked)

    def cost(only: tuple[str, ...]) -> Cost:
        kinds = replace(plan, only=only).kinds
        requests = ahead.requests(kinds)
        return Cost(
            only=only,
            requests=requests,
            received=ahead.received(kinds),
            seconds=requests * pace,
        )

    return Estimate(
        outlook=ahead,
        total=cost(plan.only),
        less=() if plan.only or ahead.refresh else tuple(cost(only) for only in CHOICES),
        pace=pace,
        asked=asked,
    )


def lines(found: Estimate, now: datetime) -> Iterator[str]:
    """Yield the estimate in words; `now` has the time zone that the end is told in."""
    yield from _by_kind(found.outlook)
    what = "A refresh costs" if found.outlook.refresh else "Still ahead:"
    yield f"{what} {sentence(found, now)}"
    yield plain(f"It rests on {'; '.join(found.outlook.basis)}.")
    yield AT_THIS_DELAY
    if found.less:
        yield "Less with --only:"
        for cost in found.less:
            yield (
                f"  --only {','.join(cost.only):<20}  {amount(cost.requests, 'request'):>15}, "
                f"{size(cost.received)}, {duration(cost.seconds)}"
            )


def sentence(found: Estimate, now: datetime) -> str:
    """Return what it costs and when it ends, in a sentence."""
    total = found.total
    if not total.requests:
        return "nothing more is to be asked for, as far as is known."
    end = now + timedelta(seconds=total.seconds)
    when = f"{end:%A} {end.day} {end:%B}, {end:%H:%M}"
    return (
        f"{requests(found)}, {size(total.received)}, "
        f"{duration(total.seconds)} at one request every {_seconds(found.pace)}: until {when}."
    )


def requests(found: Estimate) -> str:
    """Return the requests in words, between which two numbers they lie where that is guessed."""
    total, sure = found.total.requests, "about" if found.outlook.whole else "at least"
    low, high = span(found)
    if high - total <= CLOSE * total:
        return f"{sure} {amount(total, 'request')}"
    return f"about {amount(total, 'request')} ({low:,} to {high:,})"


def span(found: Estimate) -> tuple[int, int]:
    """Return how few and how many requests it may be, by the share of them that is guessed."""
    total = found.total.requests
    share = found.outlook.guessed / max(1, found.outlook.requests())
    if not share:
        return total, total
    step = 10 ** max(0, len(str(total)) - 2)
    low, high = total * (1 - share) / step, total * (1 + share) / step
    return math.floor(low) * step, math.ceil(high) * step


def _seconds(pace: float) -> str:
    return f"{pace:.1f} s" if pace >= 0.1 else f"{pace * 1000:.0f} ms"


def _by_kind(found: Outlook) -> Iterator[str]:
    if found.refresh:
        yield f"{'for':<12}{'requests':>9}  each"
        yield from (
            f"{one.kind:<12}{one.requests:>9,}  {size(one.page_bytes)}" for one in found.ahead
        )
        return
    yield f"{'kind':<12}{'held':>9}{'waiting':>9}{'besides':>10}  each"
    for one in found.ahead:
        yield (
            f"{one.kind:<12}{one.held:>9,}{one.known:>9,}{one.told:>10,}  {size(one.page_bytes)}"
        ).rstrip()
    yield COLUMNS


def for_programs(found: Estimate, now: datetime) -> dict[str, object]:
    """Return the estimate as `--json` prints it; times are seconds, the end has an offset."""
    end = now + timedelta(seconds=found.total.seconds)
    return {
        "refresh": found.outlook.refresh,
        "at_least": not found.outlook.whole,
        "between": list(span(found)),
        **asdict(found.total),
        "ends_at": end.isoformat(timespec="seconds"),
        "seconds_a_request": found.pace,
        "delay": found.asked,
        "by_kind": [{**asdict(one), "requests": one.requests} for one in found.outlook.ahead],
        "rests_on": list(found.outlook.basis),
        "less": [asdict(cost) for cost in found.less],
    }
