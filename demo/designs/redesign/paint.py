"""Writes the elements of a redesign: each role has a tag and classes of its own."""

from __future__ import annotations

from functools import lru_cache

from demo.chance import draw
from demo.designs.redesign.classnames import class_names
from demo.designs.redesign.plan import Plan
from demo.pieces import attribute

_SEMANTIC = {
    "page": "main",
    "document": "article",
    "comments": "section",
    "comment": "article",
    "side": "aside",
    "sides": "aside",
    "card": "article",
    "menu": "nav",
    "meta": "header",
    "top": "header",
    "foot": "footer",
}


class Paint:
    """Writes HTML in one redesign's hand."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._known: dict[tuple[str, bool], tuple[str, str]] = {}

    def block(self, role: str, inner: str, more: str = "") -> str:
        """Return a block element for a role; `more` are further attributes, escaped."""
        tag, css = self._look(role, inline=False)
        return f"<{tag}{css}{more and ' ' + more}>{inner}</{tag}>\n"

    def inline(self, role: str, inner: str, more: str = "") -> str:
        """Return an element within a line."""
        tag, css = self._look(role, inline=True)
        return f"<{tag}{css}{more and ' ' + more}>{inner}</{tag}>"

    def link(self, href: str, inner: str, role: str = "link", more: str = "") -> str:
        """Return a link; `inner` is HTML."""
        css = self._look(role, inline=True)[1]
        return f'<a{css} href="{attribute(href)}"{more and " " + more}>{inner}</a>'

    def wrapped(self, role: str, inner: str) -> str:
        """Return a block in as many wrappers as the redesign is fond of."""
        for at in range(self.plan.markup.depth):
            inner = self.block(f"{role} wrapper {at}", inner)
        return inner

    def heading(self, level: int, words: str, role: str = "heading") -> str:
        """Return a heading of the page's parts: a heading element, or only a bold line."""
        css = self._look(role, inline=False)[1]
        bold = draw("redesign", self.plan.number, "bold", role).random() < 0.15
        return (
            f"<div{css}><b>{words}</b></div>\n" if bold else f"<h{level}{css}>{words}</h{level}>\n"
        )

    def title(self, words: str) -> str:
        """Return the page's main heading."""
        css = self._look("title", inline=False)[1]
        form = self.plan.markup.heading
        if form == "aria":
            return f'<div role="heading" aria-level="1"{css}>{words}</div>\n'
        return f"<{form}{css}>{words}</{form}>\n"

    def _look(self, role: str, *, inline: bool) -> tuple[str, str]:
        known = self._known.get((role, inline))
        if known is None:
            markup = self.plan.markup
            chance = draw("redesign", self.plan.number, "role", role)
            names = class_names(markup.classes, role, chance)
            css = f' class="{names}"' if names else ""
            tag = _tag(markup.tags, role, chance.random(), inline=inline)
            known = self._known[role, inline] = (tag, css)
        return known


def _tag(family: str, role: str, coin: float, *, inline: bool) -> str:
    if inline:
        return ("span", "span", "span", "b", "em", "small")[int(coin * 6)]
    if family == "custom" and coin < 0.6:
        return f"{('gr', 'x', 'app')[int(coin * 5)]}-{role.split()[0]}"
    if family == "semantic":
        return _SEMANTIC.get(role, "section" if coin < 0.15 else "div")
    return "div"


@lru_cache(maxsize=64)
def painted(plan: Plan) -> Paint:
    """Return the hand of a redesign, which remembers how it writes each role."""
    return Paint(plan)
