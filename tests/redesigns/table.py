"""The lines that tell how designs were read."""

from __future__ import annotations

from tests.redesigns.measure import Measure

_COLUMNS = ("title", "authors", "published", "body", "transcript", "video", "categories", "tags")
_TALK = ("comments", "comment author", "comment published", "comment body", "parent")
_SHORT = ("title", "author", "date", "body", "transc", "video", "categ", "tags")
_SHORT_TALK = ("comm", "c.name", "c.date", "c.text", "parent")
HEAD = (
    f"{'design':14}{'lost':>5}{'foreign':>8}"
    + "".join(f"{name:>7}" for name in (*_SHORT, *_SHORT_TALK))
    + f"{'values':>8}{'wrong':>6}{'flagged':>8}"
)


def line(told: Measure) -> str:
    """Return a design's line: shares in percent, "-" where the design shows nothing of it."""
    shares = "".join(
        f"{100 * told.share(name):>7.1f}" if told.shown[name] else f"{'-':>7}"
        for name in (*_COLUMNS, *_TALK)
    )
    wrong, flagged = sum(told.wrong.values()), sum(told.flagged.values())
    faults = f" {dict(told.wrong)}" if wrong else ""
    return (
        f"{told.design:14}{len(told.lost):>5}{len(told.foreign):>8}{shares}"
        f"{told.values:>8}{wrong:>6}{flagged:>8}{faults}"
    )
