"""A page as its visitor sees it: lines of text, in the parts that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from pipelines.read.page import Page

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "ruby", "s"}
    | {"samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
    | {"var", "wbr"}
)
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "select", "svg", "head", "textarea", "button"}
    | {"object", "iframe", "input", "option", "math", "canvas", "audio", "video", "embed"}
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


@dataclass(slots=True)
class Piece:
    """A text within a line; `href` where it is linked, `marked` where an element of its own."""

    text: str
    href: str | None = None
    time: str | None = None
    marked: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """One line of visible text, and the nodes it was made of."""

    index: int
    part: Part
    nodes: list[Tag | NavigableString] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    linked: int = 0
    """Characters of it that are linked."""

    @property
    def links(self) -> list[Piece]:
        """The linked pieces that have words."""
        return [piece for piece in self.pieces if piece.href and piece.text.strip()]

    @property
    def level(self) -> int | None:
        """The level of the heading that the line is, None for no heading."""
        return self.part.level

    @property
    def own(self) -> int:
        """Characters that are no link's."""
        return len(self.text) - self.linked


@dataclass(slots=True, eq=False)
class Part:
    """A block element: the lines from `start` to before `end` stand in it."""

    node: Tag
    parent: Part | None
    start: int
    end: int = 0
    level: int | None = None
    inside: list[Part | Line] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The element's name."""
        return self.node.name

    @property
    def parts(self) -> list[Part]:
        """The block elements directly in it."""
        return [one for one in self.inside if isinstance(one, Part)]

    def above(self) -> Iterator[Part]:
        """Yield the parts that this one stands in, the nearest first."""
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    def holds(self, index: int) -> bool:
        """Whether a line stands in it."""
        return self.start <= index < self.end


class Outline:
    """The lines and parts of a page's body."""

    def __init__(self, page: Page) -> None:
        html = (page.root.html or "").encode("utf-8", "replace").decode("utf-8", "replace")
        soup = BeautifulSoup(html, "lxml")
        self._soup = soup
        top = soup.body or soup
        self.lines: list[Line] = []
        self._blocks = _blocks(top)
        self.root = Part(top, None, 0)
        self._walk(top, self.root)
        self.root.end = len(self.lines)

    def text(self, start: int, end: int) -> str:
        """Return the lines from `start` to before `end`, joined."""
        return "\n".join(line.text for line in self.lines[start:end])

    def without(self, lost: set[int]) -> str:
        """Return the page's HTML without the elements all of whose lines are `lost`.

        The elements are taken out of the tree; the lines stay.
        """
        for node in _covered(self.root, lost):
            node.extract()
        return str(self._soup)

    def _walk(self, node: Tag, part: Part, href: str | None = None) -> None:
        """Lay the content of a block element out; a run of inline content is a line."""
        run: list[Tag | NavigableString] = []
        for child in node.children:
            if isinstance(child, Tag):
                if id(child) in self._blocks or child.name == "br":
                    self._close(run, part, href)
                    run = []
                    if child.name != "br" and _seen(child):
                        self._enter(child, part, href)
                elif _seen(child):
                    run.append(child)
            elif isinstance(child, NavigableString) and type(child) is NavigableString:
                run.append(child)
        self._close(run, part, href)

    def _enter(self, node: Tag, part: Part, href: str | None) -> None:
        inner = Part(node, part, len(self.lines), level=_level(node) or part.level)
        if node.name == "a":
            href = str(node.get("href") or "") or href
        self._walk(node, inner, href)
        inner.end = len(self.lines)
        part.inside.append(inner)

    def _close(self, run: list[Tag | NavigableString], part: Part, href: str | None) -> None:
        if not run:
            return
        line = Line(len(self.lines), part, run)
        for node in run:
            _gather(node, line.pieces, href, False)
        line.text = " ".join("".join(piece.text for piece in line.pieces).split())
        if not line.text:
            return
        line.linked = min(sum(len(p.text.strip()) for p in line.pieces if p.href), len(line.text))
        self.lines.append(line)
        part.inside.append(line)


def _covered(part: Part, lost: set[int]) -> list[Tag]:
    found: list[Tag] = []
    for inner in part.parts:
        if inner.start < inner.end and all(at in lost for at in range(inner.start, inner.end)):
            found.append(inner.node)
        elif any(at in lost for at in range(inner.start, inner.end)):
            found.extend(_covered(inner, lost))
    return found


def _blocks(top: Tag) -> set[int]:
    """Return the elements that begin a line: those of blocks, and what holds such."""
    found: set[int] = set()
    for node in reversed(top.find_all(True)):
        if node.name == "br":
            continue
        if node.name not in _INLINE:
            found.add(id(node))
        if id(node) in found and node.parent is not None:
            found.add(id(node.parent))
    return found


def _seen(node: Tag) -> bool:
    if node.name in _UNSEEN or node.has_attr("hidden"):
        return False
    style = str(node.get("style") or "")
    return "display" not in style or "none" not in style.partition("display")[2][:8]


def _level(node: Tag) -> int | None:
    if node.name in _HEADINGS:
        return _HEADINGS[node.name]
    if node.get("role") == "heading":
        level = str(node.get("aria-level") or "")
        return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return None


def _gather(
    node: Tag | NavigableString, pieces: list[Piece], href: str | None, marked: bool
) -> None:
    if isinstance(node, Comment):
        return
    if isinstance(node, NavigableString):
        pieces.append(Piece(str(node), href, None, marked))
        return
    if not _seen(node):
        return
    if node.name == "time" and node.has_attr("datetime"):
        pieces.append(Piece(node.get_text(), href, str(node["datetime"]), True))
        return
    href = str(node.get("href") or "") or href if node.name == "a" else href
    for child in node.children:
        if isinstance(child, Tag | NavigableString):
            _gather(child, pieces, href, True)
