"""The note that a polite researcher sends to a webmaster before a long crawl."""

from __future__ import annotations

from datetime import datetime, timedelta
from textwrap import fill

from cli.estimate import Estimate, requests
from cli.wording import duration, size
from scraper.settings import user_agent
from scraper.software import AGENT

WIDTH = 76
_LETTER = """Subject: A research crawl of {host}

Dear webmaster of {host},

{who}

{what}

{how}

{when}

If this does not suit you, answer this note, or write one of these into your
robots.txt; it is read before each visit and at least once a day:

    User-agent: {agent}
    Disallow: /

stays away altogether, and

    User-agent: {agent}
    Crawl-delay: 30

goes slower. You find these visits in your logs by the name

    {name}

After each one you can have a report: requests, bytes, peak rate, the
response times of your server, errors.

With kind regards,
[your name]
{contact}
"""
_WHO = (
    "I am [your name] of [your institution], and want to keep the public pages of {base} for "
    "[the purpose of your research; your ethics approval, if any]."
)
_WHAT = (
    "What: pages that anybody can read without logging in: articles, videos' pages, forum "
    "discussions, and the lists that lead to them. No images, videos or other files, no forms, no "
    "profiles of members. Your robots.txt is obeyed. The archive stays with me; what members "
    "wrote is not published."
)
_HOW = (
    "How: one request at a time, {delay} apart or more: slower where your server answers "
    "slower, and not at all for as long as it asks for that (429, 503, Retry-After)."
)
_WHEN = (
    "How much: {requests}, {size} in all, about {duration} of such requests"
    ": {days} if nothing comes in between. Later visits ask only for what is new or "
    "may have changed."
)


def letter(found: Estimate, base_url: str, contact: str | None, now: datetime) -> str:
    """Return the note as plain text; what only its sender knows stands in brackets."""
    host = base_url.partition("://")[2]
    delay = f"{max(found.asked, found.pace):.1f}".removesuffix(".0")
    end = now + timedelta(seconds=found.total.seconds)
    return _LETTER.format(
        host=host,
        agent=AGENT,
        name=user_agent(contact),
        contact=contact or "[your mail address]",
        who=_filled(_WHO, base=base_url),
        what=_filled(_WHAT),
        how=_filled(_HOW, delay=f"{delay} second{'s' * (delay != '1')}"),
        when=_filled(
            _WHEN,
            requests=requests(found),
            size=size(found.total.received),
            duration=duration(found.total.seconds),
            days=_days(now, end),
        ),
    )


def _filled(text: str, **said: str) -> str:
    return fill(text.format(**said), WIDTH, break_long_words=False, break_on_hyphens=False)


def _days(begin: datetime, end: datetime) -> str:
    first, last = _day(begin), _day(end)
    return f"on {first}" if first == last else f"from {first} to {last}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
