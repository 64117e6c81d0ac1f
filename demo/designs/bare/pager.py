"""A full pager without classes."""

from __future__ import annotations


def pager(current: int, pages: int, path: str) -> str:
    """Return the pager of a list of so many pages, counted from 0; nothing for a single page."""
    if pages < 2:
        return ""
    items = [_step(path, current - 1, "previous", "‹‹")] if current else []
    items += [_number(path, at, current) for at in range(pages)]
    if current + 1 < pages:
        items.append(_step(path, current + 1, "next", "››"))
    rows = "".join(f"\n              <li>{item}</li>" for item in items)
    return (
        f'  <nav role="navigation">\n    <h4>Pagination</h4>\n    <ul>{rows}\n    </ul>\n  </nav>\n'
    )


def _step(path: str, page: int, name: str, sign: str) -> str:
    rel = "prev" if name == "previous" else name
    return f'<a href="{path}?page={page}" title="Go to {name} page" rel="{rel}">{sign}</a>'


def _number(path: str, at: int, current: int) -> str:
    now = ' aria-current="page"' if at == current else ""
    return f'<a href="{path}?page={at}" title="Go to page {at + 1}"{now}>{at + 1}</a>'
