"""The body of a page of unknown markup: the prose that belongs to the title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from pipelines.read.labels.landmarks import announces
from pipelines.read.labels.lines import Line, Outline, Part
from pipelines.read.words import ABOUT_AUTHORS
from pipelines.records.text import folded_name

_FLOW = frozenset(
    {"p", "ul", "ol", "blockquote", "pre", "table", "figure", "dl", "h2", "h3", "h4", "h5", "h6"}
)
_HTML = _FLOW | frozenset(
    {"div", "section", "h1", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "br"}
    | {"hr", "figcaption", "caption", "colgroup", "col", "article", "main", "center", "details"}
    | {"summary", "address", "header", "footer", "aside", "html", "body", "img", "iframe", "video"}
    | {"audio", "source", "picture", "embed", "object", "param", "script", "style", "noscript"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"}
    | {"u", "var", "wbr", "big", "label", "acronym", "nobr"}
)
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_SENTENCE = 60  # characters of a line that opens a body
_SHARE = 4  # the first place of a fourth of the longest is the body
_RIVAL = 2
_NEARLY = 0.8  # of an element's text stands in one within it


@dataclass(slots=True)
class Run:
    """Elements and lines side by side that hold nothing but prose."""

    inside: list[Part | Line]
    start: int
    end: int
    weight: int
    flow: bool

    def html(self) -> str:
        """Return its HTML; elements that HTML does not know become blocks."""
        return "".join(_html(one) for one in self.inside)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(_ENDS.search(text[-3:]))


def runs(outline: Outline, taken: set[int]) -> list[Run]:
    """Return the runs of prose that hold no taken line, each as wide as it can be."""
    found: list[Run] = []
    _gather(outline, outline.root, taken, found)
    found.sort(key=lambda run: run.start)
    return found


def _gather(outline: Outline, part: Part, taken: set[int], found: list[Run]) -> None:
    group: list[Part | Line] = []
    for one in part.inside:
        start, end = _span(one)
        if start == end:
            if isinstance(one, Part) and one.node.find(["img", "iframe"]):
                group.append(one)
            continue
        if any(index in taken for index in range(start, end)):
            _close(outline, group, found)
            group = []
            if isinstance(one, Part):
                _gather(outline, one, taken, found)
        else:
            group.append(one)
    _close(outline, group, found)


def _close(outline: Outline, group: list[Part | Line], found: list[Run]) -> None:
    """Make one run of elements that flow, else one of each."""
    group = _trimmed(group)
    if not group:
        return
    flows = [isinstance(one, Line) or one.tag in _FLOW for one in group]
    if any(flows) and any(
        flow and _weight(outline, one) >= _SENTENCE for flow, one in zip(flows, group, strict=True)
    ):
        found.append(_run(outline, group, flow=True))
        return
    for one in group:
        start, end = _span(one)
        if start < end:
            found.append(_run(outline, [_inmost(outline, one)], flow=False))


def _inmost(outline: Outline, one: Part | Line) -> Part | Line:
    """Return the element within wrappers that holds nearly all of the text."""
    while isinstance(one, Part) and one.tag not in _FLOW:
        whole = _weight(outline, one)
        inner = next((p for p in one.parts if _weight(outline, p) >= _NEARLY * whole), None)
        if inner is None or inner.tag in _FLOW or whole == 0:
            break
        ahead = outline.lines[one.start : inner.start] + outline.lines[inner.end : one.end]
        if any(line.level is not None or announces(line) for line in ahead):
            break
        one = inner
    return one


def _trimmed(group: list[Part | Line]) -> list[Part | Line]:
    """Take off what shows no words at both ends: players and pictures of the layout."""
    while group and _span(group[0])[0] == _span(group[0])[1]:
        group = group[1:]
    while group and _span(group[-1])[0] == _span(group[-1])[1]:
        group = group[:-1]
    return group


def _run(outline: Outline, inside: list[Part | Line], *, flow: bool) -> Run:
    start, end = _span(inside[0])[0], _span(inside[-1])[1]
    return Run(inside, start, end, sum(_weight(outline, one) for one in inside), flow)


def _span(one: Part | Line) -> tuple[int, int]:
    return (one.index, one.index + 1) if isinstance(one, Line) else (one.start, one.end)


def _weight(outline: Outline, one: Part | Line) -> int:
    start, end = _span(one)
    return sum(max(line.own, 0) for line in outline.lines[start:end])


def choose(
    outline: Outline, found: list[Run], title: int | None, marks: set[int], names: list[str]
) -> tuple[list[Run], str | None]:
    """Return the runs that are the body, and a doubt about them.

    It is the first of some length behind the title; what stands behind the next line that tells
    who spoke or when is somebody else's. A page may show its text ahead of its title.
    """
    prose = [run for run in found if _is_prose(outline, run, names)]
    behind = [run for run in prose if title is None or run.start > title]
    group = _until_mark(behind, marks)
    if not group:
        group = [run for run in prose if run not in behind]
    if not group:
        return [], None
    told = [run for run in group if not _is_transcript(outline, run)] or group
    most = max(run.weight for run in told)
    body = next(run for run in told if run.weight * _SHARE >= most)
    own = [body, *_spoken(outline, found, body)]
    apart = _holders(outline, body)
    if len(apart) > 1:
        return own, f"{len(apart)} blocks of prose stand side by side: all are taken for the body."
    rivals = [run for run in group if run not in own and run.weight * _RIVAL >= body.weight]
    doubt = "Another place holds prose, and nothing tells which is the body." if rivals else None
    return own, doubt


def _holders(outline: Outline, body: Run) -> list[Part]:
    """Return the elements side by side that a body is laid in, where it is no flow of its own."""
    only = body.inside[0]
    if body.flow or not isinstance(only, Part) or only.tag in _FLOW:
        return []
    if any(isinstance(one, Line) or one.tag in _FLOW for one in only.inside):
        return []
    return [part for part in only.parts if _weight(outline, part) >= _SENTENCE]


def _until_mark(behind: list[Run], marks: set[int]) -> list[Run]:
    group: list[Run] = []
    for run in behind:
        if group and any(group[0].end <= mark < run.start for mark in marks):
            break
        group.append(run)
    return group


def _is_prose(outline: Outline, run: Run, names: list[str]) -> bool:
    lines = outline.lines[run.start : run.end]
    if run.weight < _SENTENCE / 3 or not any(_ENDS.search(line.text) for line in lines):
        return False
    opening = folded_name(lines[0].text[:80])
    if opening.startswith(ABOUT_AUTHORS):
        return False
    about = [name for name in names if name and name in opening]
    return not (
        about and len(lines) <= 2 and re.search(r"\b(?:is|was|es|ist|est)\b", lines[0].text)
    )


def _spoken(outline: Outline, found: list[Run], body: Run) -> list[Run]:
    """Return the transcript that stands apart behind the body."""
    following = [run for run in found if run.start >= body.end]
    if following and _is_transcript(outline, following[0]):
        return following[: 1 if following[0].end - following[0].start > 1 else 2]
    return []


def _is_transcript(outline: Outline, run: Run) -> bool:
    return announces(outline.lines[run.start]) == "transcript"


def _html(one: Part | Line) -> str:
    if isinstance(one, Line):
        inner = "".join(
            str(node) if isinstance(node, Tag) else node.output_ready() for node in one.nodes
        )
        return f"<p>{inner}</p>"
    for node in one.node.find_all(lambda tag: tag.name not in _HTML and tag.name not in _INLINE):
        node.name = "div"
    inner = one.node.decode_contents()
    return f"<{one.tag}>{inner}</{one.tag}>" if one.tag in _FLOW else f"<div>{inner}</div>"
