"""The `meta` and `link` elements of a page's head: Open Graph, Dublin Core, Twitter, Metatag."""

from __future__ import annotations

from pipelines.read.page import Page


class Head(dict[str, list[str]]):
    """The contents of `meta` by name, property or http-equiv, in lower case; and `canonical`."""

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of these names that has any."""
        return next((self[name][0] for name in names if name in self), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Return each content of a name once, in order."""
        return tuple(dict.fromkeys(self.get(name, ())))


def head(page: Page) -> Head:
    """Gather what a page's `meta` elements say; white space is collapsed."""
    found = Head()
    for element in page.tree.css("meta[content]"):
        attributes = element.attributes
        said = " ".join((attributes.get("content") or "").split())
        names = (attributes.get(key) for key in ("property", "name", "http-equiv"))
        for name in {name.strip().lower() for name in names if name}:
            if said:
                found.setdefault(name, []).append(said)
    link = page.tree.css_first('link[rel="canonical"][href]')
    if link is not None:
        found["canonical"] = [link.attrs.get("href") or ""]
    return found
