"""What people say on a page, as its document sees it: where that begins, and what it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.read.labels.discussion import Talk, find_talk, read_comments
from pipelines.read.labels.landmarks import own_words
from pipelines.read.labels.lines import Outline
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Text

_LONG = 80  # letters of a line that are compared
_TELLING = 12  # letters of a line that surely is that line


@dataclass(frozen=True)
class Posts:
    """The posts that a page shows, and what each says; `talk` is None where it shows none."""

    talk: Talk | None = None
    texts: tuple[Text, ...] = field(default=())

    @property
    def sure(self) -> bool:
        """Whether the page is a discussion and nothing else."""
        return self.talk is not None and self.talk.sure

    @classmethod
    def of(cls, page: Page, html: str) -> Posts:
        """Find the posts of a page; `html` is it without the boxes of other pages' words."""
        talk = find_talk(replace(page, text=html))
        if talk is not None and talk.sure:
            whole = find_talk(page)  # a post's own list of links may look like a box
            if whole and (whole.talks or len(whole.posts) == len(talk.posts)):
                talk = whole
        if talk is None:
            return cls()
        said = Result("labels", "other")
        read_comments(page, said, talk)
        bodies = (one.facts["body"].value for one in said.findings if "body" in one.facts)
        return cls(talk, tuple(body for body in bodies if isinstance(body, Text)))

    def begin(self, outline: Outline, title: int | None) -> int | None:
        """Return the line behind the title that a post's text begins with."""
        begun = [own_words(text.text.partition("\n")[0])[:_LONG] for text in self.texts]
        wanted = set(begun)
        if self.talk and self.talk.opening:
            wanted -= set(begun[:1])  # that of the page itself
        wanted = {words for words in wanted if len(words) >= _TELLING}
        start = -1 if title is None else title
        for line in outline.lines[start + 1 :] if wanted else ():
            if own_words(line.text)[:_LONG] in wanted:
                return line.index
        return None

    def own(self, text: str | None) -> int:
        """Return how many of the first posts are the page's own text, and no comment: 0 or 1."""
        first = own_words(self.texts[0].text) if self.texts else ""
        return int(bool(text and first and first in own_words(text)))

    def share(self, text: str) -> bool:
        """Whether half of a text, by its lines, stands in the posts."""
        said = " ".join(own_words(one.text) for one in self.texts)
        lines = [own_words(line) for line in text.split("\n")]
        held = sum(len(line) for line in lines if len(line) >= _TELLING and line in said)
        return held * 2 >= sum(map(len, lines))

    def hold(self, text: str) -> bool:
        """Whether a text is what one of the posts says."""
        own = own_words(text)
        return any(
            own in said or said in own for one in self.texts if (said := own_words(one.text))
        )
