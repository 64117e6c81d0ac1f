"""Other pages and stored text can do nothing with the archive."""

from __future__ import annotations

import pytest
from datasette.app import Datasette


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/", "/archive/comments", "/nothing", "/-/static/app.css"])
async def test_headers_stand_on_every_answer(datasette: Datasette, path: str) -> None:
    """The policy runs no inline script but Datasette's own; errors and files have it too."""
    headers = (await datasette.client.get(path)).headers
    scripts = headers["content-security-policy"].split("script-src")[1].split(";")[0]
    assert "unsafe" not in scripts
    assert scripts.count("sha256-") >= 3
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-robots-tag"] == "noindex, nofollow"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8001", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:80", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
    ],
)
async def test_answers_to_this_machines_names_only(
    datasette: Datasette, host: str, status: int
) -> None:
    """A name elsewhere that points at 127.0.0.1 reads nothing (DNS rebinding)."""
    answer = await datasette.client.get("/archive/comments.json", headers={"host": host})
    assert answer.status_code == status
    assert ("knee" in answer.text) == (status == 200)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "sql",
    [
        "select length(hex(zeroblob(400000000)))",
        "select length(replace(hex(replace(printf('%9999999d', 1), ' ', 'xxxx')), '7', 'yyyy'))",
        "select hex(printf('%.*c', 9000000, 'x'))",
        "select printf('%.*c', 9000000, 'x') from comments",
        "select max(length(a) + length(b)) from (select printf('%.*c', 9000000, 'x') || n.id as a,"
        " printf('%.*c', 9000000, 'y') as b from comments as n, comments order by a, b)",
        "attach database '/etc/passwd' as other",
        "select load_extension('x')",
        f"select 1 {' ' * 20_000}",
    ],
    ids=[
        "memory",
        "memory by text",
        "a value",
        "an answer",
        "a sort",
        "another file",
        "an extension",
        "a long query",
    ],
)
async def test_harmful_sql_is_an_error_page(datasette: Datasette, sql: str) -> None:
    """SQL of a reader is answered with 400, and neither fills memory nor reaches other files."""
    answer = await datasette.client.get("/archive", params={"sql": sql})
    assert answer.status_code == 400


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "site", "status"),
    [
        ("/archive?sql=select+1", "cross-site", 403),
        ("/archive?sql=select+1", "same-site", 403),
        ("/archive.json?%73ql=select+1", "cross-site", 403),
        ("/archive/comments?_where=id%3D1", "cross-site", 403),
        ("/archive?sql=select+1", "same-origin", 200),
        ("/archive?sql=select+1", "none", 200),
        ("/archive/comments?_sort=id", "cross-site", 200),
    ],
)
async def test_sql_of_another_page_is_not_run(
    datasette: Datasette, path: str, site: str, status: int
) -> None:
    """A page elsewhere may link here, but not make the archive compute."""
    answer = await datasette.client.get(path, headers={"sec-fetch-site": site})
    assert answer.status_code == status


@pytest.mark.asyncio
async def test_each_answer_is_counted_for_itself(datasette: Datasette) -> None:
    """Many answers of one connection may be larger together than one may be."""
    sql = "select printf('%.*c', 9000000, 'x') from comments limit 4"
    for _ in range(6):
        answer = await datasette.client.get("/archive", params={"sql": sql})
        assert answer.status_code == 200


@pytest.mark.asyncio
async def test_sql_does_not_tell_where_the_file_is(datasette: Datasette) -> None:
    """The path on disk is no part of the archive."""
    sql = "select name, file from pragma_database_list"
    answer = await datasette.client.get("/archive.json", params={"sql": sql, "_shape": "array"})
    assert [entry["file"] for entry in answer.json()] == [None]
