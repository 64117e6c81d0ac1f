"""Who wrote a page and when, in the wording of a redesign."""

from __future__ import annotations

from demo.designs.redesign.moments import moment
from demo.designs.redesign.paint import Paint
from demo.node import Node
from demo.people import Profile
from demo.pieces import text_html
from demo.world import World


def date_shown(paint: Paint, node: Node) -> bool:
    """Whether a page shows its date: as in the other designs, not every article does."""
    return paint.plan.document.date is not None and node.date in ("time", "text")


def date_html(world: World, paint: Paint, node: Node) -> str:
    """Return a page's date as shown on it; "" where it is not."""
    document = paint.plan.document
    if not date_shown(paint, node):
        return ""
    return moment(document.date or "", node.created, world.now, timed=document.timed)


def writer_html(paint: Paint, profile: Profile) -> str:
    """Return an author's name: a link to their page where the redesign has one."""
    name = text_html(profile.name)
    linked = paint.plan.document.author_linked
    return paint.link(profile.path, name, "name") if linked else paint.inline("name", name)


def meta_lines(world: World, paint: Paint, node: Node) -> str:
    """Return the lines that say who wrote an article or video, and when."""
    names = [writer_html(paint, profile) for profile in node.authors]
    if node.byline:
        names = [paint.inline("name", text_html(node.byline))]
    date = date_html(world, paint, node)
    if not names and not date:
        return ""
    form = paint.plan.document.byline
    return _labels(paint, names, date) if form in ("label", "colon") else _line(paint, names, date)


def _line(paint: Paint, names: list[str], date: str) -> str:
    """Return one line; without a name it tells the date only."""
    form = paint.plan.document.byline
    who = " and ".join(names)
    if form == "dot":
        return paint.block("meta", " · ".join(words for words in (who, date) if words))
    if not names:
        return paint.block("meta", f"Posted on {date}")
    start, between = ("Submitted by ", " on ") if form == "submitted" else ("By ", ", ")
    return paint.block("meta", start + who + (between + date if date else ""))


def _labels(paint: Paint, names: list[str], date: str) -> str:
    """Return the date on a line, and the names under or behind a label."""
    if paint.plan.document.byline == "colon":
        lines = [f"Author: {name}" for name in names] + ([f"Published: {date}"] if date else [])
        return paint.block("meta", "".join(paint.block("meta line", line) for line in lines))
    when = paint.block("date", date) if date else ""
    if not names:
        return when
    items = "".join(paint.block("item", name) for name in names)
    return when + paint.block("field", paint.block("label", "Author") + items)
