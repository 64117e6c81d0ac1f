"""Numbers and lists as the commands print them."""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from json import dumps
from textwrap import fill

import click

from pipelines.store.sorts import Sort

WIDTH = 100
"""A value that is only to be recognised is cut at this many characters."""

_MARKS = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
COMMANDS = re.compile(f"[\x00-\x1f{_MARKS}]")
"""Characters that move the cursor, set colours and titles, end a line, or turn it round."""
IN_JSON = re.compile(f"[{_MARKS}]")
"""Those of them that JSON may hold as they are; it writes the others as numbers itself."""


def amount(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> amount(1, "page"), amount(2100, "page"), amount(0, "reply", "replies")
    ('1 page', '2,100 pages', '0 replies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(counts: Mapping[str, int]) -> str:
    """Return counts in one line.

    >>> listed({"article": 1200, "topic": 3})
    'article 1,200 · topic 3'
    """
    return plain(" · ".join(f"{name} {count:,}" for name, count in counts.items())) or "none"


def in_words(statuses: Mapping[str, int]) -> dict[str, int]:
    """Return counts of pages by their status, named as a visitor would."""
    return {"not found" if name == "gone" else name: count for name, count in statuses.items()}


def no_page(statuses: Mapping[str, int]) -> str:
    """Return what became of addresses that never showed a page.

    >>> no_page({"forbidden": 40, "gone": 20})
    '60 addresses showed no page: forbidden 40 · not found 20'
    """
    count = amount(sum(statuses.values()), "address", "addresses")
    return f"{count} showed no page: {listed(in_words(statuses))}"


def size(count: int) -> str:
    """Return a number of bytes in the unit that suits it (1 kB is 1,000 bytes).

    >>> size(999), size(1500), size(2_340_000_000)
    ('999 B', '1.5 kB', '2.3 GB')
    """
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000:
            return f"{amount:.1f} {unit}" if unit != "B" else f"{count} B"
        amount /= 1000
    return f"{amount:.1f} TB"


def duration(seconds: float) -> str:
    """Return a length of time in the one or two units that suit it.

    >>> duration(4.2), duration(150), duration(19_200), duration(300_000)
    ('5 s', '3 min', '5 h 20 min', '3 days 12 h')
    """
    if seconds < 100:
        return f"{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / 60)
    if minutes < 100:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours + (minutes > 0), 24)
    return f"{days} days {hours} h" if hours else f"{days} days"


def plain(text: str) -> str:
    r"""Return a line with nothing in it that commands a terminal: a page may hold anything.

    Letters that join or part others without being seen stay: Persian and Hindi need them.

    >>> plain("a\x1b]0;b\x07"), plain("a\u202eb"), plain("می\u200cروم")
    ('a�]0;b�', 'a�b', 'می\u200cروم')
    """
    return COMMANDS.sub("�", text)


def say(sentence: str, *, err: bool = False) -> None:
    """Print a sentence on standard output (`err`: standard error), made plain.

    On a terminal it is broken between words where a line ends; elsewhere it stays one line.
    """
    stream, text = sys.stderr if err else sys.stdout, plain(sentence)
    if stream.isatty():
        text = at_words(text, columns(stream.fileno()))
    click.echo(text, err=err)


def at_words(text: str, width: int) -> str:
    """Return a sentence in lines of `width` characters; no word is broken, nor any address.

    >>> at_words("Held now: article 12, 3 comments.", 20)
    'Held now: article\\n12, 3 comments.'
    """
    indent = text[: len(text) - len(text.lstrip())]
    return fill(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def columns(stream: int) -> int:
    """Return how many characters a line of a terminal has, by COLUMNS or by its file number."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdecimal() and int(told):
        return int(told)
    return os.get_terminal_size(stream).columns or 80  # 0: a terminal that does not tell


def short(value: object, width: int = WIDTH) -> str:
    """Return a value in one line, cut at `width` characters.

    >>> short("a\\n b", 10), short("abcdefgh", 6)
    ('a b', 'abcde…')
    """
    text = plain(" ".join(str(value).split()))
    return text if len(text) <= width else text[: width - 1] + "…"


def sorts(found: Sequence[Sort]) -> Iterator[str]:
    """Yield a line for each sort and one for each of its examples."""
    for sort in found:
        state = f"{sort.state}: " if sort.state else ""
        yield plain(f"  {sort.count:>7,}  {state}{sort.name}")
        for example in sort.examples:
            said = f"  {short(example.message)}" if example.message else ""
            yield plain(f"           {example.url}{said}")


def as_json(found: Mapping[str, object]) -> str:
    """Return a JSON object, indented, as `--json` prints it."""
    text = dumps(found, ensure_ascii=False, indent=2)
    return IN_JSON.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)
