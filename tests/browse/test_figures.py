"""The figures of the front page, counted over rows that are known."""

from __future__ import annotations

from pathlib import Path

from browse.figures import AT_MOST, Figures, count
from pipelines.records import Article, Comment, PageRow, Topic
from pipelines.store.database import insert, open_archive
from tests.browse.archive import row


def _counted(folder: Path) -> Figures:
    archive = open_archive(folder / "archive.db")
    archive.execute("pragma foreign_keys = off")
    insert(
        archive,
        [
            *(
                row(PageRow, id=n, url=f"https://example.org/{n}", kind="topic", status=status)
                for n, status in (
                    (1, "live"),
                    (2, "withheld"),
                    *((n, "live") for n in range(3, 20)),
                )
            ),
            row(Article, page_id=3, published_on="2009-05-02"),
            row(Article, page_id=4),
            row(Topic, page_id=1, published_on="2010-01-31"),
            *(
                row(Comment, id=n, page_id=page, published_on=day)
                for n, (page, day) in enumerate([(1, "2011-02-03"), (2, "2011-02-03"), (2, None)])
            ),
            *(row(Comment, id=100 + n, page_id=n, published_on="2012-01-01") for n in range(3, 20)),
        ],
    )
    figures = count(archive.conn)
    archive.close()
    return figures


def test_texts_are_counted_by_day_and_those_without_a_day_apart(tmp_path: Path) -> None:
    figures = _counted(tmp_path)
    assert figures.written == ("2009-05-02", "2012-01-01")
    assert figures.days["comments"] == {"2011-02-03": 2, "2012-01-01": 17}
    assert figures.undated == {"articles": 1, "videos": 0, "topics": 0, "comments": 1}
    assert figures.comments == 20


def test_the_largest_discussions_are_charted_but_none_that_is_withheld(tmp_path: Path) -> None:
    discussions = _counted(tmp_path).discussions
    assert len(discussions) == AT_MOST
    assert 2 not in [page for page, _, _ in discussions]
