"""Whether an address is asked for with a slash at its end, which its normal form has not.

WordPress redirects the address without the slash to that with it, Drupal the other way round.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from pipelines.records.reading import LINKED, SLASHED, Reading


def asked(url: str, ending: int) -> str:
    """Return the address to ask for, of one in normal form and what is told of its end.

    >>> asked("https://example.org/lung?page=2", 1), asked("https://example.org/lung", 0)
    ('https://example.org/lung/?page=2', 'https://example.org/lung')
    """
    if ending not in (LINKED, SLASHED):
        return url
    parts = urlsplit(url)
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit(parts._replace(path=path))


def told_ending(reading: Reading) -> int:
    """Return the ending that an address's own redirect tells, 0 for any other answer."""
    found = (link.ending for link in reading.links if link.url == reading.address)
    return max((end for end in found if end >= SLASHED), default=0)
