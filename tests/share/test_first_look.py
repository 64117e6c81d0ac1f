"""What was understood of a few pages, with a value of each field."""

from __future__ import annotations

from contextlib import closing

import pytest

from pipelines.store.inspect import open_to_read
from share.first_look import KindSeen, first_look, is_understood
from tests.cli.held import make


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, KindSeen]:
    data = make(tmp_path_factory.mktemp("held"))
    with closing(open_to_read(data / "archive.db")) as db:
        return {one.kind: one for one in first_look(db)}


def test_each_field_has_a_value_of_a_page_that_shows_it(seen: dict[str, KindSeen]) -> None:
    article = {field.name: field for field in seen["article"].fields}
    assert seen["article"].pages == 2
    assert article["title"].pages == 2
    assert article["title"].example
    assert article["comments"].example == "1 on this page"
    assert (article["transcript"].pages, article["transcript"].example) == (0, None)


def test_single_comments_are_shown_too_and_last(seen: dict[str, KindSeen]) -> None:
    assert list(seen)[-1] == "comments"
    said = {field.name: field.example for field in seen["comments"].fields}
    assert (said["author"], said["body"]) == ("Ann", "I think so.")


def test_a_site_of_which_only_pages_are_known_is_not_understood(seen: dict[str, KindSeen]) -> None:
    assert is_understood(tuple(seen.values()))
    plain = KindSeen(kind="other", pages=9, readers=("labels other",), url=None, fields=())
    assert not is_understood((plain,))
    assert not is_understood(())
