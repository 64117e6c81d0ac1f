"""One content in every known design: an archive holds what each shows, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.designs import NAMES
from demo.designs.design import FIELDS
from demo.server import serve
from demo.site import Demo
from demo.truth import contents
from demo.truth.content import Comment, Content
from tests.contents_held import archived, contents_held, differences
from tests.test_demo_truth import crawl


def _told(found: list[str]) -> str:
    """Return differences for a reader: how many, and the first of them."""
    return "\n".join([f"{len(found)} differences", *found[:40]])


@pytest.mark.parametrize("design", NAMES)
def test_the_archive_holds_what_a_design_shows(design: str, tmp_path: Path) -> None:
    """Field by field; what a design does not show is NULL, never wrong."""
    demo = Demo(pages=24, design=design)
    found = differences(contents_held(archived(demo, tmp_path)), contents(demo))
    assert found == [], _told(found)


@pytest.mark.verify
@pytest.mark.parametrize("design", NAMES)
def test_a_crawl_of_a_larger_site_does_too(design: str, tmp_path: Path) -> None:
    demo = Demo(seed=11, pages=200, design=design)
    with serve(demo) as site:
        crawl(site.base_url, tmp_path)
        held = contents_held(tmp_path / "archive.db", site.base_url)
    found = differences(held, contents(demo))
    assert found == [], _told(found)


@pytest.mark.parametrize("design", NAMES[1:])
def test_the_same_content_gives_the_same_records(design: str) -> None:
    """Two designs that both show a field of a page show the same of it."""
    usual, other = Demo(pages=24), Demo(pages=24, design=design)
    theirs = contents(other)
    for nid, ours in contents(usual).items():
        assert _comparable(ours, other) == _comparable(theirs[nid], other), ours.path


_SAME = ("title", "authors", "categories", "tags", "forum", "transcript", "video")


def _comparable(content: Content, other: Demo) -> list[object]:
    names = [name for name in _SAME if name in other.design.shows or name not in FIELDS]
    said = sorted(_said(each) for each in content.comments)
    return [*(getattr(content, name) for name in names if content.kind != "topic"), said]


def _said(comment: Comment) -> tuple[str, str]:
    """Return when and what; the last lines may be a signature, which stands elsewhere."""
    return comment.at or "", comment.text.split("\n", 1)[0]
