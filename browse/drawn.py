"""The rows of a saved query as its page shows them: with links, and as a chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from browse.chart import Bar, bars, columns
from browse.periods import MOST, Period, periods
from browse.saved import Chart, Saved

Row = dict[str, Any]
_NAMED = re.compile(r"\{(\w+)\}")


class Drawn:
    """Rows of a saved query, asked with the parameters that an address gave.

    `path` makes an address of the archive of one that begins with a slash.
    """

    def __init__(
        self,
        saved: Saved,
        rows: Sequence[Any],
        given: Mapping[str, str],
        path: Callable[[str], str] = str,
    ) -> None:
        self.saved = saved
        self.rows: list[Row] = [dict(row) for row in rows]
        defaults = {parameter.name: parameter.default for parameter in saved.parameters}
        self.asked = {name: given.get(name) or default for name, default in defaults.items()}
        self._path = path

    @property
    def columns(self) -> list[str]:
        """The columns that are shown; none where there is no row."""
        names = list(self.rows[0]) if self.rows else []
        return [name for name in names if name not in self.saved.hidden]

    def cell(self, column: str, row: Row) -> Markup | str:
        """Return a value as it is shown: numbers in groups of three, links as links."""
        value = row[column]
        chart = self.saved.chart
        if value is None:
            return "not known" if chart and column == chart.label else ""
        text = f"{value:,}" if isinstance(value, int) else str(value)
        href = self._href(column, row)
        return Markup('<a href="{}">{}</a>').format(href, text) if href else text

    def chart(self) -> Markup | None:
        """Return the chart of the rows; None where the query has none."""
        chart = self.saved.chart
        if chart is None:
            return None
        if chart.shape == "bars":
            return bars(self._bars(chart), chart.title, chart.unit)
        return columns(self._columns(chart), chart.title, chart.unit)

    def _href(self, column: str, row: Row) -> str | None:
        """Return where a value leads; None where nothing is said or a part of it is not known."""
        if row.get(column) is None:
            return None
        return self._filled(self.saved.links.get(column), row)

    def _filled(self, pattern: str | None, row: Row) -> str | None:
        told = row | self.asked
        if pattern is None or any(told[name] in (None, "") for name in _NAMED.findall(pattern)):
            return None
        filled = _NAMED.sub(lambda part: quote(str(told[part[1]]), safe=""), pattern)
        return self._path(filled)

    def _bars(self, chart: Chart) -> list[Bar]:
        return [
            Bar(
                str(row[chart.label]),
                round(row[chart.value] or 0),
                self._href(chart.value, row) or self._href(chart.label, row),
            )
            for row in self.rows[: chart.most]
        ]

    def _columns(self, chart: Chart) -> list[Bar]:
        told = {row[chart.label]: 0 for row in self.rows if row[chart.label] is not None}
        for row in self.rows:
            if row[chart.label] in told:
                told[row[chart.label]] += round(row[chart.value] or 0)
        days = {f"{label}-01-01"[:10]: value for label, value in told.items()}
        counted = [(span, span.count(days)) for span in _spans(told)]
        return [
            Bar(span.name, value, self._filled(chart.href, span.days()) if value else None)
            for span, value in counted
        ]


def _spans(labels: Iterable[str]) -> list[Period]:
    """Return the years or months from the first to the last, also empty ones.

    Months are put together where they are many; where years are many, the empty ones are left out.
    """
    told = sorted(labels)
    if not told:
        return []
    if len(told[0]) == len("2013-08"):
        return periods(f"{told[0]}-01", f"{told[-1]}-01")[1]
    every = range(int(told[0]), int(told[-1]) + 1)
    years = [f"{year:04}" for year in every] if len(every) <= MOST else told
    return [Period(year, f"{year}-01-01", f"{year}-12-31") for year in years]
