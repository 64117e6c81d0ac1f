"""The sentence of what a refresh found."""

from __future__ import annotations

from cli.news import in_a_sentence
from pipelines.store.crawl_news import News


def test_everything_that_happened_is_told() -> None:
    found = News(
        new={"video": 1, "article": 2},
        edited={"topic": 1},
        gone={"article": 1},
        comments={"new": 1200, "edited": 1, "deleted": 2, "restored": 1},
        unchanged=25,
    )
    assert in_a_sentence(found) == (
        "New: 2 articles, 1 video, 1,200 comments. Edited: 1 topic, 1 comment."
        " Gone: 1 article, 2 comments. Back: 1 comment. 25 answers told nothing new."
    )


def test_a_refresh_that_found_nothing_says_so() -> None:
    found = News(new={}, edited={}, gone={}, comments={}, unchanged=0)
    assert in_a_sentence(found) == "Nothing is new."
