"""Class names as agencies and their tools make them: words, BEM, hashes, utility soups."""

from __future__ import annotations

from random import Random

_MEANT = {
    "comment": ("comment", "reply", "entry", "message", "post"),
    "comments": ("comments", "discussion", "thread", "conversation", "talk"),
    "text": ("text", "copy", "prose", "content", "rich-text"),
    "name": ("name", "who", "person", "byline", "user"),
    "date": ("date", "when", "stamp", "posted", "time"),
    "title": ("title", "headline", "heading", "page-name"),
    "card": ("card", "tile", "teaser", "panel"),
    "side": ("sidebar", "aside", "rail", "extra"),
}
_PLAIN = (
    "harbor", "row", "wrap", "box", "inner", "outer", "block", "unit", "zone", "stack", "part",
    "piece", "slot", "shelf", "pane", "grid", "cell", "group", "sheet", "band", "leaf", "stone",
)  # fmt: skip
_UTILITIES = (
    "flex", "grid", "block", "relative", "mt-2", "mt-4", "mb-6", "px-3", "py-1.5", "w-full",
    "max-w-3xl", "mx-auto", "text-sm", "text-lg", "text-gray-700", "font-semibold", "leading-6",
    "rounded-lg", "border", "border-gray-200", "bg-white", "shadow-sm", "gap-4", "items-center",
    "md:flex-row", "lg:w-2/3", "hover:underline", "tracking-tight", "space-y-4", "sm:px-6",
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def class_names(style: str, role: str, chance: Random) -> str:
    """Return the class attribute's value for a role; "" where the style has none.

    `style` is words, bem, hashed, soup, odd (words that have nothing to do with it) or none.
    """
    words = _MEANT.get(role, _PLAIN) if chance.random() < 0.6 else _PLAIN
    if style == "words":
        return chance.choice(words)
    if style == "bem":
        block = f"{chance.choice(('c', 'o', 'm', 'gr'))}-{chance.choice(_PLAIN)}"
        return f"{block}__{chance.choice(words)}"
    if style == "hashed":
        return f"{chance.choice(('css', 'sc', 'jsx'))}-{''.join(chance.choices(_LETTERS, k=6))}"
    if style == "soup":
        return " ".join(chance.sample(_UTILITIES, chance.randrange(2, 8)))
    return f"{chance.choice(_PLAIN)}{chance.randrange(90)}" if style == "odd" else ""
