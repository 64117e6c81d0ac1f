"""Charts as SVG: every bar a link to the rows behind it, the same numbers in a table below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

ROW, HEAD, TALL, FOOT = 28, 20, 120, 20
"""Pixels: a bar with its label; what stands over columns, the tallest of them, their labels."""
LONGEST_LABEL = 38
MOST_LABELS = 6
"""Labels under columns that stand beside each other on a phone."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, and the address of the rows it counts."""

    label: str
    value: int
    href: str | None = None


def bars(told: Sequence[Bar], title: str, unit: str) -> Markup:
    """Return bars below each other, for things with names; `unit` in the plural.

    All text is escaped; the caller says which addresses may be linked to.
    """
    drawn = [_row(place, bar, _most(told), unit) for place, bar in enumerate(told)]
    return _figure(told, title, unit, ROW * len(told), drawn)


def columns(told: Sequence[Bar], title: str, unit: str) -> Markup:
    """Return bars beside each other, for months or years in their order; otherwise as bars()."""
    most = _most(told)
    drawn = [_column(place, bar, len(told), most, unit) for place, bar in enumerate(told)]
    scale = Markup('<text class="scale" x="100%" y="11" text-anchor="end">most: {:,}</text>')
    line = Markup('<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(TALL + HEAD)
    return _figure(told, title, unit, TALL + HEAD + FOOT, [scale.format(most), line, *drawn])


def _most(told: Sequence[Bar]) -> int:
    return max((bar.value for bar in told), default=0)


def _figure(
    told: Sequence[Bar], title: str, unit: str, height: int, drawn: Sequence[Markup]
) -> Markup:
    """Put a drawing under its title, with its table; one sentence where there is nothing."""
    caption = Markup("<figcaption>{}</figcaption>").format(title)
    if not _most(told):
        nothing = Markup("<p>There is nothing to count here yet ({}).</p>").format(unit)
        return Markup('<figure class="chart">{}{}</figure>').format(caption, nothing)
    # Not role="img": that would hide the links from a screen reader.
    svg = Markup(
        '<svg role="group" width="100%" height="{}"><title>{}</title><desc>{}</desc>{}</svg>'
    ).format(height, title, _said(told, unit), Markup("").join(drawn))
    return Markup('<figure class="chart">{}{}{}</figure>').format(caption, svg, _table(told, unit))


def _said(told: Sequence[Bar], unit: str) -> str:
    top = max(told, key=lambda bar: bar.value)
    span = f"{told[0].label} to {told[-1].label}"
    return f"{len(told)} bars, {span}. Most: {_named(top, unit)}."


def _named(bar: Bar, unit: str) -> str:
    return f"{bar.label}, {unit}: {bar.value:,}"


def _row(place: int, bar: Bar, most: int, unit: str) -> Markup:
    top = ROW * place
    share = _share(bar.value, most, 100)
    inside = Markup(
        '<rect class="track" x="0" y="{top}" width="100%" height="{height}"/>'
        '<rect class="bar" x="0" y="{top}" width="{share}%" height="{height}"/>'
        '<text class="label" x="8" y="{foot}">{label}</text>'
        '<text class="value" x="100%" dx="-8" y="{foot}" text-anchor="end">{value:,}</text>'
    ).format(
        top=top + 2,
        height=ROW - 4,
        foot=top + ROW - 9,
        share=share,
        label=_short(bar.label),
        value=bar.value,
    )
    return _link(bar, unit, inside)


def _column(place: int, bar: Bar, count: int, most: int, unit: str) -> Markup:
    width = 100 / count
    left, tall = place * width, _share(bar.value, most, TALL)
    foot = TALL + HEAD
    inside = Markup(
        '<rect class="track" x="{left:.3f}%" y="{top}" width="{width:.3f}%" height="{all}"/>'
        '<rect class="column" x="{left:.3f}%" y="{y:.1f}" width="{bar:.3f}%" height="{tall:.1f}"/>'
    ).format(
        left=left,
        width=width,
        bar=width * 0.84,
        top=foot - TALL,
        all=TALL,
        y=foot - tall,
        tall=tall,
    )
    every = -(-count // MOST_LABELS)
    if place % every:
        return _link(bar, unit, inside)
    name = Markup('<text class="under" x="{:.3f}%" y="{}">{}</text>')
    return _link(bar, unit, inside) + name.format(left, foot + 15, _short(bar.label))


def _share(value: int, most: int, whole: int) -> float:
    """Return a length; what is not nothing can be seen."""
    return max(round(whole * value / most, 2), whole / 100) if value and most else 0


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _link(bar: Bar, unit: str, inside: Markup) -> Markup:
    name = _named(bar, unit)
    if not bar.href:
        return Markup("<g><title>{}</title>{}</g>").format(name, inside)
    linked = Markup('<a href="{}" aria-label="{}"><title>{}</title>{}</a>')
    return linked.format(bar.href, name, name, inside)


def _table(told: Sequence[Bar], unit: str) -> Markup:
    lines = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{:,}</td></tr>').format(
            Markup('<a href="{}">{}</a>').format(bar.href, bar.label) if bar.href else bar.label,
            bar.value,
        )
        for bar in told
    )
    return Markup(
        "<details><summary>As a table</summary><table><caption>{}</caption>{}</table></details>"
    ).format(unit.capitalize(), lines)
