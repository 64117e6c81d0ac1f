"""Text that was decoded wrongly before it came here: UTF-8 taken for windows-1252, and kept so."""

from __future__ import annotations

import re

import ftfy

from pipelines.records.reading import Trouble

_SIGNS = ("â€", "Ã", "Â")
"""What the first bytes of UTF-8's commonest letters look like in windows-1252."""
_LETTERS = re.compile(r"[^\s<>\"'=]*(?:â€|Ã|Â)[^\s<>\"'=]*")


def mended(text: str) -> tuple[str, list[Trouble]]:
    """Return a page's text with such letters put right, and what was mended; else the text itself.

    A move from one database to another does it, to some posts of a site and not to others. Only
    lines that show the signs are looked at, with ftfy, which leaves alone what may be meant so.

    >>> mended("It doesnâ€™t")[0]
    'It doesn’t'
    >>> mended("NÃO É PÃO")[0]
    'NÃO É PÃO'
    """
    if not any(sign in text for sign in _SIGNS):
        return text, []
    lines = text.split("\n")
    first, count = "", 0
    for at, line in enumerate(lines):
        if any(sign in line for sign in _SIGNS):
            right = ftfy.fix_encoding(line)
            if right != line:
                count += 1
                first = first or (_LETTERS.search(line) or [""])[0][:40]
                lines[at] = right
    if not count:
        return text, []
    message = f"{count} lines hold letters that were decoded wrongly before ({first!r}): mended."
    return "\n".join(lines), [Trouble("mended mojibake", message)]
