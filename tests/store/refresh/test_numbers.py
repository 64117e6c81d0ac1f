"""Pages of lists are numbered in the two ways of Drupal and WordPress."""

from __future__ import annotations

import pytest

from pipelines.store.refresh.numbers import next_pages, page_of

SITE = "https://made-up.example"


@pytest.mark.parametrize(
    ("path", "base", "number"),
    [
        ("/news", "/news", 0),
        ("/news?page=3&tid=7", "/news?tid=7", 3),
        ("/news/page/2", "/news", 1),
        ("/page/2", "/", 1),
        ("/2019/04/talk/comment-page-3", "/2019/04/talk", 2),
        ("/news?page=last", "/news?page=last", 0),
        ("/news?page=1&page=2", "/news?page=1&page=2", 0),
        ("/page/about", "/page/about", 0),
        ("/page/0", "/page/0", 0),
        ("/2019/04", "/2019/04", 0),
    ],
)
def test_a_page_of_a_list(path: str, base: str, number: int) -> None:
    assert page_of(SITE + path) == (SITE + base, number)


@pytest.mark.parametrize(
    ("path", "drupal", "wordpress"),
    [
        ("/", "/?page=1", "/page/2"),
        ("/news", "/news?page=1", "/news/page/2"),
        ("/news?page=1", "/news?page=2", "/news/page/3"),
        ("/news/page/2", "/news?page=2", "/news/page/3"),
        ("/news?tid=7", "/news?tid=7&page=1", "/news/page/2?tid=7"),
    ],
)
def test_the_page_after_it(path: str, drupal: str, wordpress: str) -> None:
    assert next_pages(SITE + path) == (SITE + drupal, SITE + wordpress)
