"""What `explain` prints for site.toml from words of one comment: the lines that read them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from cli.errors import Sentence
from cli.wording import amount, short
from pipelines.read.page import Page
from pipelines.read.selectors.blocks import Blocks, blocks_at
from pipelines.read.selectors.names import COMMENT, OF_COMMENTS
from pipelines.read.selectors.selector import selector
from pipelines.records.text import folded

OF_TALK = (COMMENT, *OF_COMMENTS)
"""Fields that are looked for in a comment."""


def talk_lines(
    page: Page, places: Sequence[LexborNode], others: Sequence[Page], kind: str, field: str
) -> Iterator[str]:
    """Yield all lines to paste for the comments of a page, from where one of them shows words.

    Raises Sentence where the words stand in nothing that repeats.
    """
    found = next(filter(None, (blocks_at(page, place, field) for place in places)), None)
    if found is None:
        raise Sentence(
            "These words stand in nothing that repeats: take a page with two comments or more, "
            "and words of one of them."
        )
    yield f"  [selectors.{kind}]"
    yield f"  {COMMENT} = {quoted(found.comment)}"
    yield f"      finds {amount(_count(page, found), 'comment')} here"
    if others:
        counts = [_count(one, found) for one in others]
        some, pages = sum(map(bool, counts)), amount(len(others), "other page")
        yield f"      finds {sum(counts):,} on {some:,} of {pages} of the kind {kind}"
    first = page.root.css(found.comment)[0]
    for name, css in found.parts.items():
        yield f"  {name} = {quoted(css)}"
        yield f"      finds in the first: {_said(first, css)}"
    absent = [name for name in OF_COMMENTS[:3] if name not in found.parts]
    if absent:
        yield f"Not found by itself: {', '.join(absent)}. Ask with words of it and --field."
    if kind == "topic":
        yield "Should the first of them be the opening post, which is the topic itself, write"
        yield f"  {COMMENT} = {quoted(f'{found.comment} ~ {_last(found.comment)}')}"


def _count(page: Page, found: Blocks) -> int:
    return len({node.mem_id for node in page.root.css(found.comment)})


def _said(block: LexborNode, css: str) -> str:
    chosen = selector(css)
    found = (node for node in block.css(css) if chosen.says(node))
    node = next(found, None)
    return short(folded(chosen.text(node))) if node is not None else "nothing"


def _last(css: str) -> str:
    return css.rpartition(" ")[2]


def quoted(css: str) -> str:
    """Return a selector as TOML holds it.

    >>> print(quoted('meta[name="author"]'))
    'meta[name="author"]'
    """
    return f"'{css}'" if '"' in css else f'"{css}"'
