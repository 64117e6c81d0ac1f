"""Core's full pager: pages count from 0, nine numbers at most."""

from __future__ import annotations

_SHOWN = 9


def pager(current: int, pages: int, path: str = "") -> str:
    """Return the pager of a list of so many pages; nothing for a single page."""
    if pages < 2:
        return ""
    first = max(0, min(current - _SHOWN // 2, pages - _SHOWN))
    items = [_ends(path, 0, "first", "« First"), _ends(path, current - 1, "previous", "‹ Previous")]
    items = items if current else []
    if first:
        items.append(_DOTS)
    items += [_number(path, at, at == current) for at in range(first, min(first + _SHOWN, pages))]
    if first + _SHOWN < pages:
        items.append(_DOTS)
    if current + 1 < pages:
        items.append(_ends(path, current + 1, "next", "Next ›"))
        items.append(_ends(path, pages - 1, "last", "Last »"))
    return (
        '        <nav class="pager" role="navigation" aria-labelledby="pagination-heading">\n'
        '    <h4 id="pagination-heading" class="visually-hidden">Pagination</h4>\n'
        f'    <ul class="pager__items js-pager__items">\n{"".join(items)}          </ul>\n'
        "  </nav>\n"
    )


_DOTS = (
    '          <li class="pager__item pager__item--ellipsis" role="presentation">&hellip;</li>\n'
)
_REL = {"previous": ' rel="prev"', "next": ' rel="next"'}


def _ends(path: str, page: int, name: str, sign: str) -> str:
    return (
        f'          <li class="pager__item pager__item--{name}">\n          '
        f'<a href="{path}?page={page}" title="Go to {name} page"{_REL.get(name, "")}>\n'
        f'            <span class="visually-hidden">{name.capitalize()} page</span>\n'
        f'            <span aria-hidden="true">{sign}</span>\n          </a>\n        </li>\n'
    )


def _number(path: str, page: int, active: bool) -> str:
    css = "pager__item is-active" if active else "pager__item"
    title = "Current page" if active else f"Go to page {page + 1}"
    current = ' aria-current="page"' if active else ""
    return (
        f'              <li class="{css}">\n          '
        f'<a href="{path}?page={page}" title="{title}"{current}>\n'
        '            <span class="visually-hidden">\n'
        f"              {'Current page' if active else 'Page'}\n            </span>{page + 1}</a>\n"
        "        </li>\n"
    )
