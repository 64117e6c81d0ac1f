"""A document of unknown markup: its title, who wrote it and when, its body, what it points to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.embeds import embed, embeds, linked
from pipelines.read.labels.byline import (
    Byline,
    dated_member,
    is_mark,
    names_member,
    names_people,
    read_byline,
)
from pipelines.read.labels.foot import is_number, is_total, signs_below
from pipelines.read.labels.heading import Title, find_title
from pipelines.read.labels.landmarks import announces, around, boxes
from pipelines.read.labels.lines import Line, Outline
from pipelines.read.labels.named import Labelled, labelled
from pipelines.read.labels.prose import Run, choose, ends_sentence, runs
from pipelines.read.labels.told_below import Posts
from pipelines.read.metadata import Metadata, metadata
from pipelines.read.page import Page
from pipelines.records.finding import Embed
from pipelines.records.text import folded_name

_NEAR = 12  # lines around title and body that may tell who and when
_SUBTITLE = 160
_LITTLE = 3  # characters beside a link that is a line of its own
_FOOT = 4  # lines right behind a text that may tell who and when
_KICKERS = ("kind", "image", "category")


@dataclass
class Document:
    """What was found of the document on a page; lazily, part by part."""

    page: Page
    outline: Outline
    told: Metadata
    title: Title | None = None
    lost: set[int] = field(default_factory=set)
    named: list[Labelled] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    body: list[Run] = field(default_factory=list)
    doubt: str | None = None
    posts: Posts = field(default_factory=Posts)

    @cached_property
    def start(self) -> int:
        """The title's line, the top of the page where it has none."""
        return self.title.line if self.title and self.title.line is not None else -1

    @property
    def first(self) -> int:
        """The first line of the body, the end of the page where there is none."""
        return self.body[0].start if self.body else len(self.outline.lines)

    @property
    def end(self) -> int:
        """The line after the body."""
        return self.body[-1].end if self.body else len(self.outline.lines)

    @cached_property
    def node(self) -> LexborNode | None:
        """The body's own tree."""
        html = "".join(run.html() for run in self.body)
        return LexborHTMLParser(f"<div>{html}</div>").css_first("div") if html else None

    def values(self, means: str) -> Labelled | None:
        """Return what a label announces; of several, the one nearest to title and body."""
        found = [one for one in self.named if one.means == means]
        if not found:
            return None
        return min(found, key=lambda one: min(abs(one.start - at) for at in (self.start, self.end)))

    def byline_lines(self) -> list[Line]:
        """Return the lines between title and body, else those right behind the body."""
        lines = self.outline.lines
        low, high = sorted((self.start + 1, self.first))
        ahead = [line for line in lines[low:high][:_NEAR] if self._free(line)]
        if self.start > self.first:  # the text first, the title behind it
            ahead = [line for line in lines[self.start + 1 :][:3] if self._free(line)]
        return ahead

    def lines_behind(self) -> list[Line]:
        """Return the lines right behind the body that tell who and when, and no comment's."""
        found: list[Line] = []
        lines = self.outline.lines[self.end :]
        at = 0
        for line in lines[:_FOOT]:
            if not self._free(line) or announces(line) == "comments":
                break
            if is_mark(line) or names_people(line, self.page.site):
                found.append(line)
            elif not (is_number(line) or (at == 0 and self._member_behind())):
                break
            at += 1
        after = [*takewhile(self._free, lines[at:])]
        prose = bool(after) and after[0].level is None and not announces(after[0])
        return [] if prose and not signs_below(after) else found

    def _free(self, line: Line) -> bool:
        return line.index not in self.lost and not any(
            one.start <= line.index < one.end for one in self.named
        )

    def subtitle(self) -> Line | None:
        """Return the line right under the title, where it is neither byline, label nor text."""
        at = self.start + 1
        if self.start < 0 or at >= min(self.first, len(self.outline.lines)):
            return None
        line = self.outline.lines[at]
        plain = self._free(line) and not is_mark(line) and announces(line) is None
        if (
            not plain
            or read_byline(line, self.page.site)
            or line.links
            or len(line.text) > _SUBTITLE
        ):
            return None
        if line.part.tag == "figcaption" or line.index in self._before_lists():
            return None
        if line.level is not None:
            return line
        return line if len(line.text.split()) >= 4 and not ends_sentence(line.text) else None

    def _before_lists(self) -> set[int]:
        """Return the lines that stand over links: headings of lists."""
        after = (one for one in self.outline.lines[1:] if one.index not in self.marks)
        linked = (one for one in after if one.links and one.linked * 2 >= len(one.text))
        return {one.index - 1 for one in linked if self._free(one)}

    def bylines(self) -> list[Byline]:
        """Return what the lines around the body tell of who and when."""
        ahead = self._read(self.byline_lines())
        return ahead or self._read(self.lines_behind())

    def _read(self, lines: list[Line]) -> list[Byline]:
        site = self.page.site
        return [one for line in lines if (one := read_byline(line, site)) is not None]

    def member(self) -> list[Byline]:
        """Return the name that stands alone beside the date or the count of an opening post."""
        low, high = sorted((self.start + 1, self.first))
        lines = [line for line in self.outline.lines[low:high] if self._free(line)]
        told = any(is_mark(line) or is_total(line) for line in lines)
        names = [line for line in lines if names_member(line) and not is_mark(line)]
        dated = next((one for line in lines if (one := dated_member(line))), None)
        if dated and not names:
            return [dated]
        if not told or not names:
            names = self._member_behind()
        if not names:
            return []
        link = names[0].links[0].href if len(names[0].links) == 1 else None
        return [Byline(((names[0].text, link),), None, None)]

    def _member_behind(self) -> list[Line]:
        """Return the name right under the text, where a count or a link to reply follows it."""
        lines = self.outline.lines[self.end : self.end + 2]
        if len(lines) < 2 or not self._free(lines[0]) or not names_member(lines[0]):
            return []
        return lines[:1] if is_number(lines[1]) or not names_member(lines[1]) else []

    def signs_opening(self) -> bool:
        """Whether who wrote stands right under the text, as under an opening post."""
        return 0 <= self.start < self.first and bool(self.body and self._member_behind())

    def kicker(self) -> str | None:
        """Return the kind of page that a line near the title names: "Video"."""
        low = max(self.start - 2, 0)
        for line in self.outline.lines[low : self.first]:
            if announces(line) == "kind" and self._free(line):
                return folded_name(line.text)
        return None

    def video(self) -> tuple[Embed | None, str]:
        """Return the video that the page shows outside its text, else none."""
        within = {one.url for one in embeds(self.node, self.page.base)} if self.node else set()
        framed = [e for e in embeds(self.page.root, self.page.base) if e.url not in within]
        if framed:
            return framed[0], "video frame"
        lines = self.outline.lines[self.start + 1 : self.first]
        alone = (piece for line in lines for piece in line.links if line.own <= _LITTLE)
        linked_to = (embed(url) for one in alone if (url := self.page.whole(one.href or "")))
        for found in linked_to:
            if found and found.video_id:
                return found, "video link"
        return None, "no video"

    def video_in_text(self) -> Embed | None:
        """Return the first video that the text frames or links to."""
        if self.node is None:
            return None
        framed = next(embeds(self.node, self.page.base), None)
        return framed or next(linked(self.node, self.page.base), None)


def document(page: Page) -> Document:
    """Find the document on a page, as far as there is one; what others say below is none of it."""
    outline, told = Outline(page), metadata(page)
    found = Document(page, outline, told, find_title(page, outline, told))
    at = found.title.line if found.title else None
    found.lost = boxes(outline, at)
    found.posts = Posts.of(page, outline.without(found.lost))
    found.lost |= around(outline, at)
    found.named = labelled(outline, found.lost, at)
    found.marks = {line.index for line in outline.lines if is_mark(line)} | _signed(found)
    taken = found.lost | found.marks | _lines_of(found)
    names = _surnames(found)
    begin = found.posts.begin(outline, at)
    if begin is not None:
        taken |= set(range(begin, len(outline.lines)))
        found.marks.add(begin)
    found.body, found.doubt = choose(outline, runs(outline, taken), at, found.marks, names)
    return found


def _signed(found: Document) -> set[int]:
    """Return the lines right under the title that are names and nothing else."""
    signed: set[int] = set()
    for line in found.outline.lines[found.start + 1 :][:_NEAR]:
        if names_people(line, found.page.site):
            signed.add(line.index)
        elif len(line.text) > _SUBTITLE:
            break
    return signed


def _lines_of(found: Document) -> set[int]:
    taken = {index for one in found.named for index in range(one.start, one.end)}
    if found.title and found.title.line is not None:
        taken.add(found.title.line)
    lines = found.outline.lines
    taken |= {line.index for line in lines if announces(line) in _KICKERS}
    return taken


def _surnames(found: Document) -> list[str]:
    """Return the last names of the authors that labels and metadata tell: a bio names them."""
    values = [v.text for one in found.named if one.means == "author" for v in one.values]
    values += [name for name, _ in found.told.authors]
    return [bare[-1] for name in values if (bare := folded_name(name.split(",")[0]).split())]
