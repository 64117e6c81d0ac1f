"""The ways from one page of a list to the next in a redesign."""

from __future__ import annotations

from demo.designs.redesign.paint import Paint


def pager(paint: Paint, current: int, pages: int, path: str) -> str:
    """Return the links to a list's other pages, counted from 0; nothing for a single page."""
    if pages < 2:
        return ""
    form = paint.plan.lists.pager
    before, after = ("Newer", "Older") if form == "older" else ("‹ Previous", "Next ›")
    links = [_to(paint, path, current - 1, before, "prev")] if current else []
    if form == "numbers":
        links += [_number(paint, path, at, current) for at in _near(current, pages)]
    if current + 1 < pages:
        links.append(_to(paint, path, current + 1, after, "next"))
    return paint.block("pager", " ".join(links))


def _near(current: int, pages: int) -> list[int]:
    """Return the numbers shown: the first, the last and the five around the current one."""
    around = range(max(0, current - 2), min(pages, current + 3))
    return sorted({0, *around, pages - 1})


def _number(paint: Paint, path: str, at: int, current: int) -> str:
    if at == current:
        return paint.inline("current", str(at + 1))
    return paint.link(_address(path, at), str(at + 1), "page number")


def _to(paint: Paint, path: str, at: int, words: str, rel: str) -> str:
    return paint.link(_address(path, at), words, "page step", f'rel="{rel}"')


def _address(path: str, at: int) -> str:
    return f"{path}?page={at}" if at else path
