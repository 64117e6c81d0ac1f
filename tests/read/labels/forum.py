"""Made-up forum pages in several shapes, for the tests of discussions of unknown markup."""

from __future__ import annotations

from pipelines.read.page import Page
from pipelines.read.sites.site import Site

POSTS = (
    ("Ann Lee", "June 3, 2019 10:15 am", "Has anybody slept badly in the first weeks of this?"),
    ("Bo", "June 3, 2019 11:40 am", "I did. A short walk before supper helped me a great deal."),
    (
        "Ann Lee",
        "June 4, 2019 9:05 am",
        "Thank you, Bo. I shall try that and tell you how it went.",
    ),
    ("cy_1950", "June 7, 2019 8:30 pm", "Same here, it took about a month until that was over."),
)
SITE = Site(
    name="x",
    base_url="https://forum.example.org",
    hosts=("forum.example.org",),
    zone="America/New_York",
)


def page(body: str, path: str = "/thread/12", site: Site = SITE) -> Page:
    """Return a page with a body."""
    return Page(
        address=f"https://forum.example.org{path}",
        text=f"<html><head><title>Sleep</title></head><body>{body}</body></html>",
        mime="text/html",
        captured_at="2020-01-01T00:00:00Z",
        status=200,
        site=site,
    )


def linked(name: str) -> str:
    """Return a link to a member's page."""
    return f'<a href="/members/{name.replace(" ", "-").lower()}">{name}</a>'


def boxes() -> str:
    """Return posts as boxes with a side panel, a signature and buttons."""
    return (
        "<h1>Sleep</h1><div>"
        + "".join(
            f'<div class="box" id="post-{7000 + 13 * n}"><div class="panel">{linked(name)}'
            "<p>Member</p><p>Joined: Jan 2, 2009</p><p>Posts: 512</p></div>"
            f'<div><span>{date}</span><a href="#post-{7000 + 13 * n}">#{n}</a></div>'
            f'<div class="words"><p>{text}</p></div>'
            f'<div class="signature">{name}, of the coast</div>'
            "<div><a href='/reply'>Reply</a> <a href='/report'>Report</a></div></div>"
            for n, (name, date, text) in enumerate(POSTS, 1)
        )
        + "</div>"
    )


def two_rows() -> str:
    """Return posts as two rows of a table each, as forums of 2005 had them."""
    return (
        "<h1>Sleep</h1><table>"
        + "".join(
            f"<tr><td>by {linked(name)}: <b>{date}</b></td></tr><tr><td><div>{text}</div></td></tr>"
            for name, date, text in POSTS
        )
        + "</table>"
    )


def bare() -> str:
    """Return posts without any class or link."""
    return (
        "<h1>Sleep</h1><section>"
        + "".join(
            f"<article><div><b>{name}</b> "
            f"<time datetime='2019-06-0{n}T10:00:00-04:00'>then</time></div>"
            f"<div><p>{text}</p></div></article>"
            for n, (name, _, text) in enumerate(POSTS, 1)
        )
        + "</section>"
    )


def nested() -> str:
    """Return posts in lists within lists: 2 answers 1, 3 answers 2, 4 stands alone."""
    one, two, three, four = (
        f"<div><div>{linked(name)} <span>{date}</span></div><div><p>{text}</p></div></div>"
        for name, date, text in POSTS
    )
    below = f"<ol><li>{two}<ol><li>{three}</li></ol></li></ol>"
    return f"<h1>Sleep</h1><ol><li>{one}{below}</li><li>{four}</li></ol>"


SHAPES = {"boxes": boxes, "two rows": two_rows, "bare": bare, "nested": nested}
