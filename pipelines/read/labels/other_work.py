"""Lines beside a title that tell of no writing: reviews, translations, pictures, changes."""

from __future__ import annotations

import re

from pipelines.read.labels.lines import Line
from pipelines.read.stamps import shows_date
from pipelines.read.words import CHANGED

_LONGEST = 220
_OTHER_WORK = re.compile(
    r"^(?:[^\W\d_]+\s+){0,2}(?:reviewed|edited|translated|illustrated|presented|sponsored|narrated"
    r"|transcribed|compiled|photos?|photographs?|image|illustrations?|credit|revisad[oa]|traducid[oa]"
    r"|editad[oa]|fotos?|fotograf\w+|imagen|relue?|révisée?|traduite?|parrainé|übersetzt|geprüft"
    r"|gesponsert|bild|traduzid[oa]|tradott[oa])\b[^.]{0,60}(?:\b(?:by|por|par|von|da|di)\b|:)",
    re.IGNORECASE,
)
"""What tells of somebody who did something else than write it."""
_SEGMENTS = re.compile(r"\s*[|·•]\s*")
_READ_TIME = re.compile(r"^\d+\s*min", re.IGNORECASE)


def words_of_writing(line: Line) -> str:
    """Return what a line says of who wrote and when: no times of change, no other work."""
    if not CHANGED.search(line.text) and not _OTHER_WORK.match(line.text):
        parts = _SEGMENTS.split(line.text)
        if not any(map(_READ_TIME.match, parts)):
            return line.text
    parts = [
        part
        for part in _SEGMENTS.split(line.text)
        if not (CHANGED.search(part) or _OTHER_WORK.match(part) or _READ_TIME.match(part))
    ]
    return " · ".join(parts)


def is_other_work(line: Line) -> bool:
    """Whether a line names who reviewed, translated, photographed; or tells a time of change."""
    if len(line.text) > _LONGEST:
        return False
    changed = bool(CHANGED.search(line.text)) and shows_date(line.text)
    return changed or bool(_OTHER_WORK.match(line.text))
