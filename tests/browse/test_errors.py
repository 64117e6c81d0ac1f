"""Errors are told to the visitor, in a page or in JSON, and hardly in the terminal."""

from __future__ import annotations

import pytest
from datasette.app import Datasette


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing", 404, "404"),
        ("/archive/nothing", 404, "Table not found"),
        ("/archive.json?sql=select+absent", 400, "no such column"),
        ("/archive?sql=delete+from+pages", 400, "SELECT"),
        ("/archive/comments?_where=absent", 400, "no such column"),
        ("/archive/comments?_size=x", 400, "_size"),
    ],
)
async def test_what_is_asked_wrongly_is_told_in_the_browser_alone(
    datasette: Datasette, path: str, status: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = await datasette.client.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert capfd.readouterr() == ("", "")


@pytest.mark.asyncio
async def test_a_query_that_takes_too_long_is_told_in_the_browser_alone(
    datasette: Datasette, capfd: pytest.CaptureFixture[str]
) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    answer = await datasette.client.get("/archive", params={"sql": endless})
    assert answer.status_code == 400
    assert "SQL query took too long" in answer.text
    assert capfd.readouterr() == ("", "")


@pytest.mark.asyncio
async def test_a_fault_of_ours_is_a_line(
    datasette: Datasette, capfd: pytest.CaptureFixture[str]
) -> None:
    datasette.remove_database("archive")  # what the front page counts is gone
    assert (await datasette.client.get("/")).status_code == 500
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("browse: /: ")
