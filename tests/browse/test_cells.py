"""A long text does not fill a table's page: its beginning is shown, and where to read it."""

from __future__ import annotations

import pytest
from datasette.app import Datasette

from browse.cells import KEYS, LONG, SHOWN, cell
from pipelines.records import ALL
from tests.browse.archive import SCRIPT

LONG_TEXT = SCRIPT + "word " * 100


def test_long_texts_are_shortened() -> None:
    """All of it is escaped; markup is not begun at all; a label does not hide the key."""
    shown = str(cell({"id": 5}, LONG_TEXT, "body_text", "comments", str))
    assert shown.startswith("&lt;script&gt;alert(1)")
    assert shown.endswith(f'… <a href="/comment/5">{len(LONG_TEXT)} characters</a>')
    row = {"page_id": {"value": 7, "label": "A page"}}
    html = str(cell(row, LONG_TEXT, "body_html", "articles", str))
    assert html == f'<a href="/read/7">{len(LONG_TEXT)} characters</a>'
    assert str(cell({}, LONG_TEXT, "settings", "crawls", str)).endswith("characters")


@pytest.mark.parametrize(
    ("value", "column"),
    [("x" * SHOWN, "body_text"), (LONG_TEXT, "url"), (5, "text"), (None, "bio")],
)
def test_all_else_is_left_as_it_is(value: object, column: str) -> None:
    assert cell({"id": 5}, value, column, "comments", str) is None


def test_texts_of_the_view_lead_to_where_they_are_read() -> None:
    row = {"kind": "comment"}
    assert 'href="/comment/5"' in str(cell(row, 5, "post", "posts", str))
    assert 'href="/read/3"' in str(cell(row, 3, "conversation", "posts", str))
    assert 'href="/read/3"' in str(cell({"kind": "video"}, 3, "post", "posts", str))


def test_long_columns_are_columns() -> None:
    assert {c.name for record in ALL for c in record.columns()} >= LONG
    assert KEYS["articles"] == "page_id"


@pytest.mark.asyncio
async def test_a_row_has_its_text_whole(peopled: Datasette) -> None:
    """What a table shortens stands in full on the row's own page, and in JSON."""
    text = (await peopled.client.get("/archive/authors/11")).text
    assert "Treats lungs." in text
    assert "<script>alert" not in text
    view = (await peopled.client.get("/archive/posts?kind=comment")).text
    assert 'href="/comment/5003"' in view
