"""A crawl as its user sees it: first contact, how far it is, how it ended; or only its cost."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime

import click

from cli import estimate as estimates
from cli import first_contact
from cli.early import STOPPED
from cli.errors import DONE
from cli.letter import letter
from cli.live import watching
from cli.news import in_a_sentence
from cli.summary import Before, before, tell
from cli.wording import amount, as_json, duration, say, size
from pipelines.run import Archive
from pipelines.store.runs import last_news
from scraper.plan import CrawlOutcome, CrawlPlan
from share.first_look import first_look, is_understood

LOOKED = "Stopped after the first look: nothing was recognised."
"""How a first contact ended that understood nothing."""


def fetch(archive: Archive, plan: CrawlPlan, *, reasons: bool = True, first: bool = True) -> int:
    """Crawl, show how far it is, and say how it ended; return the exit code.

    `reasons` also says why addresses were skipped or failed. `first` begins with a first contact
    where nothing is held: it shows what was understood, and goes on only if that is anything.
    """
    was, began = before(archive), datetime.now(UTC)
    runs: list[CrawlOutcome] = []
    wanted = first and first_contact.is_due(archive)
    rest = _first_contact(archive, plan, runs) if wanted else plan
    if rest is not None:
        runs.append(_crawl(archive, rest, began))
    code = _sum_up(archive, was, runs, reasons=reasons) if runs else STOPPED
    if wanted and rest is None:
        _say_next(archive, runs)
    return code


def _sum_up(archive: Archive, was: Before, runs: list[CrawlOutcome], *, reasons: bool) -> int:
    """Say how it ended and what is held now; return the exit code."""
    _say_end(runs)
    asked = any(run.counts.get("requests") for run in runs)
    if asked and (found := last_news(archive.store.database.conn)):
        say(in_a_sentence(found))
    unread = tell(archive, was, reasons=reasons)
    reports = [run.report for run in runs if run.report]
    at_first = f" (at the first look: {reports[0]})" if len(reports) > 1 else ""
    say(f"For the webmaster, what was asked of the server: {reports[-1]}{at_first}")
    return runs[-1].code or unread


def _first_contact(archive: Archive, plan: CrawlPlan, runs: list[CrawlOutcome]) -> CrawlPlan | None:
    """Take a few pages and show what was understood; return what is then to be crawled.

    The run, if there was one, is added to `runs`. What was shown before is not shown again.
    """
    db = archive.store.database.conn
    shown = first_contact.is_shown(archive) and is_understood(first_look(db))
    pages = 0 if shown else first_contact.left(archive, plan)
    runs += [first_contact.look(archive, plan, pages)] if pages > 0 else []
    if any(run.interrupted for run in runs):
        return None
    seen = first_look(db)
    if not shown:
        first_contact.show(seen)
    goes_on = all(run.code == STOPPED for run in runs)
    if seen and not is_understood(seen):
        runs[:] = [replace(run, reason=LOOKED) if goes_on else run for run in runs]
        return None
    rest = first_contact.rest_of(plan, runs)  # of a small site too: only a crawl can be refreshed
    if rest is not None and goes_on and not any(run.shut_out for run in runs):
        ahead = estimates.estimate(archive, rest)
        say(f"Still ahead: {estimates.sentence(ahead, _now())}", err=True)
    return rest


def _say_next(archive: Archive, runs: list[CrawlOutcome]) -> None:
    """Say, after all else, what to do about a site of which a first contact understood nothing."""
    seen = first_look(archive.store.database.conn)
    if seen and not is_understood(seen) and not any(run.interrupted for run in runs):
        say(first_contact.not_understood(seen, archive), err=True)


def _crawl(archive: Archive, plan: CrawlPlan, began: datetime) -> CrawlOutcome:
    """Crawl; what the command has learned of robots.txt since it began holds (RFC 9309 §2.4)."""
    # Scrapy takes a second to load, so it is loaded only where it is used.
    from scraper.run import crawl

    with watching() as watch:
        return crawl(archive, plan, watch, _say, began)


def _say_end(runs: list[CrawlOutcome]) -> None:
    """Say how it ended, and what it cost, the first look included."""
    far = [run.progress for run in runs]
    say(
        f"{runs[-1].reason} {amount(sum(run.requests for run in far), 'request')}, "
        f"{size(sum(run.received for run in far))} in {duration(sum(run.seconds for run in far))}."
    )


def say_cost(archive: Archive, plan: CrawlPlan, *, as_letter: bool, in_json: bool) -> int:
    """Say what a crawl would cost, after a first contact where nothing is held; return the code.

    `as_letter` prints the note to the webmaster instead, `in_json` the figures for a program.
    """
    db = archive.store.database.conn
    if first_contact.is_due(archive):
        pages = first_contact.left(archive, plan)
        looked = first_contact.look(archive, plan, pages) if pages > 0 else None
        if looked is not None and looked.interrupted:
            say(looked.reason, err=True)
            return looked.code
        seen = first_look(db)
        if not (as_letter or in_json):
            first_contact.show(seen)
        if seen and not is_understood(seen):
            say(first_contact.not_understood(seen, archive), err=True)
            return STOPPED
    found, now = estimates.estimate(archive, plan), _now()
    if in_json:
        click.echo(as_json(estimates.for_programs(found, now)))
    elif as_letter:
        base = archive.site.base_url or ""
        sys.stdout.write(letter(found, base, plan.contact, now))
    else:
        for line in estimates.lines(found, now):
            say(line)
    return DONE


def _now() -> datetime:
    return datetime.now().astimezone()


def _say(sentence: str) -> None:
    say(sentence, err=True)
