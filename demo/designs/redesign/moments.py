"""The forms in which a redesign shows a time, and what of it they tell."""

from __future__ import annotations

from demo.shown import age, local, medium


def words_of(form: str, instant: int, now: int) -> str:
    """Return a time in a form: medium, long, at, day, short day, numeric or ago.

    >>> words_of("long", 1376674320, 0), words_of("at", 1376674320, 0)
    ('August 16, 2013, 10:32 AM', 'August 16, 2013 at 10:32 am')
    >>> words_of("day", 1376674320, 0), words_of("numeric", 1376674320, 0)
    ('August 16, 2013', '2013-08-16 10:32')
    """
    when = local(instant)
    if form == "medium":
        return medium(instant)
    if form == "long":
        return f"{when:%B} {when.day}, {when:%Y, %I:%M %p}"
    if form == "at":
        clock = f"{when.hour % 12 or 12}:{when:%M} {'pm' if when.hour > 11 else 'am'}"
        return f"{when:%B} {when.day}, {when:%Y} at {clock}"
    if form == "ago":
        return f"{age(now - instant)} ago"
    if form == "numeric":
        return f"{when:%Y-%m-%d %H:%M}"
    return f"{when:{'%B' if form == 'day' else '%b'}} {when.day}, {when:%Y}"


def moment(form: str, instant: int, now: int, *, timed: bool) -> str:
    """Return a time as HTML; `timed` puts it into a time element with its offset."""
    words = words_of(form, instant, now)
    return f'<time datetime="{local(instant).isoformat()}">{words}</time>' if timed else words


def told(form: str | None, *, timed: bool) -> str | None:
    """Return how exactly a form tells a time: second, minute, day or None."""
    if form is None:
        return None
    if timed:
        return "second"
    return "day" if form in ("day", "short day") else "minute"
