"""Drupal 7's full pager: an item list with texts such as "next ›"."""

from __future__ import annotations

from demo.pieces import attribute

_SHOWN = 9


def pager(current: int, pages: int, path: str) -> str:
    """Return the pager of a list of so many pages, counted from 0; nothing for a single page."""
    if pages < 2:
        return ""
    first = max(0, min(current - _SHOWN // 2, pages - _SHOWN))
    numbers = range(first, min(first + _SHOWN, pages))
    items: list[tuple[str, str]] = []
    if current:
        items.append(("pager-first", _link(path, 0, "Go to first page", "« first")))
        items.append(
            ("pager-previous", _link(path, current - 1, "Go to previous page", "‹ previous"))
        )
    if first:
        items.append(("pager-ellipsis", "…"))
    items += [_number(path, at, current) for at in numbers]
    if numbers.stop < pages:
        items.append(("pager-ellipsis", "…"))
    if current + 1 < pages:
        items.append(("pager-next", _link(path, current + 1, "Go to next page", "next ›")))
        items.append(("pager-last", _link(path, pages - 1, "Go to last page", "last »")))
    return _listed(items)


def _number(path: str, at: int, current: int) -> tuple[str, str]:
    if at == current:
        return "pager-current", str(at + 1)
    return "pager-item", _link(path, at, f"Go to page {at + 1}", str(at + 1))


def _link(path: str, page: int, title: str, words: str) -> str:
    href = f"{path}?page={page}" if page else path
    return f'<a title="{title}" href="{attribute(href)}">{words}</a>'


def _listed(items: list[tuple[str, str]]) -> str:
    css = [name for name, _ in items]
    css[0] += " first"
    css[-1] += " last"
    inner = "\n".join(
        f'<li class="{name}">{words}</li>' for name, (_, words) in zip(css, items, strict=True)
    )
    return (
        '<h2 class="element-invisible">Pages</h2><div class="item-list"><ul class="pager">'
        f"{inner}</ul></div>"
    )
