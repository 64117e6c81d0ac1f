"""Who is asked not to archive: everybody, or we by name; not other robots."""

from __future__ import annotations

import pytest

from pipelines.read.noarchive import asks_in_head, asks_in_page


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["noindex, NoArchive"], "noarchive"),
        (["none"], None),  # noindex and nofollow, no more
        (["all, noarchive"], "noarchive"),
        (["noindex, nofollow"], None),
        (["otherbot: noarchive"], None),
        (["otherbot: noindex, noarchive"], None),  # the name holds for what follows
        (["otherbot: noindex, Grace-Archive: noarchive"], "noarchive"),
        (["otherbot: none", "noarchive"], "noarchive"),  # another header, everybody again
        (["unavailable_after: 25 Jun 2030 15:00:00 GMT, noarchive"], "noarchive"),
        (["max-snippet: 0, noarchive"], "noarchive"),
        ([], None),
    ],
)
def test_the_header(values: list[str], expected: str | None) -> None:
    headers = (("Content-Type", "text/html; x=none"), *(("X-Robots-Tag", one) for one in values))
    assert asks_in_head(headers) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<head><META Name=Robots content='NOARCHIVE, nofollow'>", "noarchive"),
        ("<meta content='noarchive' name='grace-archive'>", "noarchive"),
        ("<meta content='none' name='grace-archive'>", None),
        ("<meta name='robots' content='noindex'>", None),
        ("<meta name='googlebot' content='noarchive'>", None),
        ("<meta name='description' content='None of it, noarchive.'>", None),
        ("<!-- <meta name='robots' content='noarchive'> -->", None),
        ("<p>Write &lt;meta name='robots' content='noarchive'&gt;.</p>", None),
        ("", None),
    ],
)
def test_the_page(html: str, expected: str | None) -> None:
    assert asks_in_page(html.encode()) == expected
