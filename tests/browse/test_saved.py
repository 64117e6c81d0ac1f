"""A saved query's file says what it answers, what it may be given, and how it is shown."""

from __future__ import annotations

import re

import pytest

from browse.saved import Saved, parsed, saved_queries

TEXT = """-- Posts of a year. How many there are.
-- hidden = ["id"]
-- [parameters.year]
-- about = "A year"
-- default = "2013"
-- [links]
-- posts = "/archive/comments?year={year}"
-- [chart]
-- title = "Posts"
-- shape = "bars"
-- label = "who"
-- value = "posts"
-- unit = "posts"
select id -- a remark
"""


def test_a_file_is_read() -> None:
    saved = parsed("posts", TEXT)
    assert (saved.title, saved.description) == ("Posts of a year", "How many there are.")
    assert saved.sql == "select id -- a remark"
    assert [(told.name, told.default) for told in saved.parameters] == [("year", "2013")]
    assert saved.metadata()["params"] == ["year"]
    assert saved.chart
    assert saved.chart.shape == "bars"


@pytest.mark.parametrize("saved", saved_queries().values(), ids=lambda saved: saved.name)
def test_each_explains_all_it_asks_for(saved: Saved) -> None:
    """Each parameter of the SQL is explained and no other; title and sentence are there."""
    assert saved.title
    assert saved.description.endswith(".")
    asked = set(re.findall(r"(?<![:\w]):([a-z]\w*)", saved.sql))
    assert asked == {parameter.name for parameter in saved.parameters}
    for parameter in saved.parameters:
        assert not parameter.choices or parameter.default in parameter.choices
    assert all(parameter.about for parameter in saved.parameters)


def test_there_are_enough() -> None:
    """The issue asks for eight that answer real questions."""
    assert len(saved_queries()) >= 8
