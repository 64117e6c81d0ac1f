"""Who wrote a page, and when: labels, or the line beside the title or the body that says it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.read.dates import from_offset
from pipelines.read.day_names import DAYS_ELSEWHERE, MONTHS, WEEKDAYS
from pipelines.read.labels.landmarks import announces
from pipelines.read.labels.lines import Line
from pipelines.read.labels.other_work import is_other_work, words_of_writing
from pipelines.read.names import credentials
from pipelines.read.page import Page
from pipelines.read.sites.site import Site
from pipelines.read.stamps import shows_date
from pipelines.read.visible import Ambiguous, visible, wall_clock
from pipelines.read.words import ORGANISATIONS, SUBMITTED
from pipelines.records.finding import Moment
from pipelines.records.text import folded_name

_LONGEST = 220  # characters of a line with names, degrees, offices and a date
_DATE_LINE = 48  # "Wednesday, September 16, 2013 at 10:32 AM" and the like
_AGO = re.compile(
    r"^(?:about\s+)?(?:\d+|an?)\s+\w+(?:\s+\d+\s+\w+)?\s+ago\b|^(?:hace|il y a|vor|há)\s+\S+\s+\w+"
    r"|^\d+\s+\w+\s+fa\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    rf"^(?:{'|'.join(sorted(map(re.escape, SUBMITTED), key=len, reverse=True))}|von|por|par|di|de)"
    r"\s*:?\s+",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"^(?:submitted by|enviado por|soumis par|eingereicht von|gespeichert von)", re.I
)
_POSTED = re.compile(
    r"^(?:posted|published|publicado|publié|veröffentlicht|pubblicato|submitted|date|fecha)"
    r"(?:\s+(?:on|el|le|am|em|il))?\s*:?\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s+on\s+|\s*[·|•]\s*|,\s+|\s+[-–—]\s+|\s+(?:el|le|am|em|il)\s+", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|y|et|und|&)\s+|\s*[;]\s*")
_NAME = re.compile(r"^[^\W\d_][\w.'’()\- ,&]*$")
_MOST_WORDS = 6
_LONGEST_NICK = 40
_INVITED = re.compile(r"^(?:log ?in|sign in|login|register|reply|permalink|quote)\b", re.IGNORECASE)
_BY = re.compile(r"^(.{4,48}?)\s+(?:by|por|par|von|da|di)\s+(\S.*)$", re.IGNORECASE)
_ENDS = re.compile(r"(?<!\bDr)(?<!\b[A-Z])[.!?]$")


class Byline(NamedTuple):
    """A line that names people, tells a date, or both; `posted` says it is who submitted."""

    names: tuple[tuple[str, str | None], ...]
    date: str | None
    time: str | None
    posted: bool = False
    sure: bool = True


def names_people(line: Line, site: Site) -> bool:
    """Whether a line is nothing but the names of people or of an organisation."""
    if len(line.text) > _LONGEST or line.level is not None or _ENDS.search(line.text):
        return False
    if credentials(line.text):
        return _is_name(line.text)
    own = folded_name(line.text)
    known = site.organisations | site.faculty | site.staff
    return own in known or (own.rpartition(" ")[2] in ORGANISATIONS and _is_name(line.text))


def names_member(line: Line) -> bool:
    """Whether a line may be the name that a member goes by: short, no label and no sentence."""
    text = line.text
    if len(text) < 2 or len(text) > _LONGEST_NICK or announces(line) or line.level is not None:
        return False
    if not any(one.isalpha() for one in text):
        return False  # a post's number
    return not (
        ":" in text or _ENDS.search(text) or _begins_with_date(text) or _INVITED.search(text)
    )


def dated_member(line: Line) -> Byline | None:
    """Read "sleepless jo · May 3, 2012": a member's name, lower case too, with a date behind it."""
    name, date = _cut(line.text)
    if date is None or announces(line) or not 2 <= len(name) <= _LONGEST_NICK:
        return None
    plain = len(name.split()) <= _MOST_WORDS and not re.search(r"[:!?]|\.\s", name)
    if not plain or not any(one.isalpha() for one in name) or _PREFIX.match(line.text):
        return None
    return Byline(_people(line, name), None, None)


def is_mark(line: Line) -> bool:
    """Whether a line tells who said something or when: no prose, and prose begins or ends there."""
    if announces(line) == "comments":
        return True
    if len(line.text) > _LONGEST or line.level is not None:
        return False
    if any(piece.time for piece in line.pieces) and line.own < _LONGEST / 2:
        return True
    if len(line.text) <= 2 * _DATE_LINE and is_other_work(line):
        return True
    text = _POSTED.sub("", line.text)
    if len(text) <= _DATE_LINE and _begins_with_date(text):
        return True
    if _PREFIX.match(line.text):
        return shows_date(line.text) or len(line.text) <= _DATE_LINE
    name, date = _cut(line.text)
    return bool(date) and _is_name(name)


def read_byline(line: Line, site: Site) -> Byline | None:
    """Read such a line; None for any other."""
    told = words_of_writing(line)
    if len(line.text) > _LONGEST or not told or announces(line) == "comments":
        return None
    time = next((piece.time for piece in line.pieces if piece.time), None)
    if time and not _bare(line):
        return Byline((), line.text, time)
    posted = _POSTED.sub("", told)
    if _begins_with_date(posted) and len(posted) <= _DATE_LINE and not _BY.match(posted):
        return Byline((), posted, time)
    by = _BY.match(posted) if _begins_with_date(posted) else None
    if by and _is_name(by[2]):
        return Byline(_people(line, by[2]), by[1], time)
    prefix = _PREFIX.match(told)
    name, date = _cut(told[prefix.end() :] if prefix else told)
    if _POSTED.match(f"{name} ") or any(map(_AGO.match, (name,))):
        return Byline((), None, time) if time else None
    name = _without_times(line, name)
    alone = names_people(line, site)
    if prefix is None and not (date or time) and not alone:
        return None
    if prefix is None and not alone and not _is_name(name):
        return Byline((), None, time) if time and not name else None
    if len(name) > _LONGEST or not name:
        return None
    account = bool(_ACCOUNT.match(line.text))
    sure = prefix is not None or alone or credentials(name) is not None
    return Byline(_people(line, name), date, time, account, sure)


def _without_times(line: Line, name: str) -> str:
    """Take the words of time elements off a name that stands before them."""
    for piece in line.pieces:
        if piece.time:
            name = name.replace(" ".join(piece.text.split()) or "\0", "")
    return name.strip(" ,·|–-")


def _bare(line: Line) -> str:
    """Return the words of a line beside its time elements."""
    text = "".join(piece.text for piece in line.pieces if not piece.time)
    return _POSTED.sub("", f"{text.strip()} ").strip(" ,·|–-:")


def moment_of(page: Page, shown: str | None, time: str | None) -> tuple[Moment, str] | None:
    """Read a time element's value, else a shown date. Raises Ambiguous as `visible`."""
    moment = from_offset(time, page.site.timezone) if time else None
    if moment and moment.at:
        return moment, "time element"
    return visible(shown, page.site.timezone) if shown else None


def _people(line: Line, name: str) -> tuple[tuple[str, str | None], ...]:
    """Return the names: each link or element of the line is one, else the words between "and"."""
    own = [
        (" ".join(piece.text.split()), piece.href)
        for piece in line.pieces
        if piece.marked or piece.href
    ]
    within = [
        (text, href)
        for text, href in own
        if len(text) > 1 and text in name and not piece_is_date(text)
    ]
    left = name
    for text, _ in within:
        left = left.replace(text, "", 1)
    if within and not re.sub(r"(?:\band\b|\by\b|\bet\b|\bund\b|[\W_])", "", left):
        return tuple(within)
    parts = [part.strip() for part in _AND.split(name) if part.strip()]
    organised = folded_name(name).rpartition(" ")[2] in ORGANISATIONS
    named = all(credentials(part) for part in parts) or all(map(_is_name, parts))
    if organised or not named:
        parts = [name]
    return tuple((part, None) for part in parts)


def piece_is_date(text: str) -> bool:
    """Whether a piece of a line is its date."""
    return bool(_AGO.match(text)) or _begins_with_date(text)


def _begins_with_date(text: str) -> bool:
    """Whether a text begins with a date: a name of a day or month, or a number, and is one."""
    first = re.split(r"[\W_]+", text.casefold(), maxsplit=1)[0]
    named = first in MONTHS or first[:3] in WEEKDAYS or first[:3] in DAYS_ELSEWHERE
    if not (named or first.isdigit()) or not shows_date(text[:_DATE_LINE]):
        return False
    try:
        return wall_clock(text[:_DATE_LINE]) is not None
    except Ambiguous:
        return True


def _cut(text: str) -> tuple[str, str | None]:
    """Part a line into what stands before its date, and the date."""
    for between in _PARTS.finditer(text):
        rest = text[between.end() :]
        if _begins_with_date(rest) or (_AGO.match(rest) and len(rest) < _DATE_LINE):
            return text[: between.start()].strip(), rest
    return text.strip(" ,·|–-"), None


def _is_name(text: str) -> bool:
    """Whether a text may be somebody's name: few words, each begun as names are."""
    if not text or len(text) > _LONGEST or not _NAME.match(text):
        return False
    bare = text.split(",")[0]
    words = [word for word in bare.split() if word[0].isalpha()]
    capital = sum(word[0].isupper() or not word[0].islower() for word in words)
    return 0 < len(words) <= _MOST_WORDS and (capital >= 1 or len(words) == 1)
