"""The forum index and lists of topics."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from demo.site import Demo
from demo.truth import truth
from tests.demo.conftest import BASE_URL, Look


def test_the_index_has_containers_forums_and_their_numbers(look: Look, demo: Demo) -> None:
    """Containers span the row; an empty forum says n/a; no age is a date."""
    rows = look("/forum").css("table tbody tr")
    told = truth(demo, BASE_URL)["forums"]
    assert len(rows) == len(told)
    for row, forum in zip(rows, told, strict=True):
        cells = [" ".join(cell.text().split()) for cell in row.css("td")]
        assert str(forum["name"]) in cells[0]
        assert (len(cells) == 1) == (forum["topic_count_shown"] is None)
        if len(cells) == 4:
            assert cells[1:3] == [str(forum["topic_count_shown"]), str(forum["post_count_shown"])]
            assert (cells[3] == "n/a") == (forum["topic_count_shown"] == 0)
    assert any(forum["topic_count_shown"] == 0 for forum in told)


def test_topics_come_25_a_page_with_the_sticky_one_first(larger: Demo) -> None:
    """All topics of the busiest forum stand on its pages, once each."""
    forum = "/forums/lung-thoracic-cancer"
    titles, icons = [], []
    for page in range(4):
        text = larger.answer(f"{forum}?page={page}", BASE_URL).body.decode()
        table = LexborHTMLParser(text).css("td.forum__topic")
        assert len(table) <= 25
        titles += [a.attributes["href"] for cell in table for a in cell.css("a")]
        icons += [div.attributes["title"] for cell in table for div in cell.css("div[title]")]
        if f"?page={page + 1}" not in text:
            break
    topics = truth(larger, BASE_URL)["topics"]
    own = [row for row in topics if row["forum"] == BASE_URL + forum]
    assert sorted(BASE_URL + str(href) for href in titles) == sorted(str(r["page"]) for r in own)
    assert len(titles) > 50
    assert icons[0] == "Sticky topic"
    assert icons.count("Closed topic") == sum(bool(row["is_closed"]) for row in own)


def test_lists_show_ages_and_no_dates(look: Look) -> None:
    """ "3 years 2 months ago" is all that a row says of time."""
    table = look("/forums/lung-thoracic-cancer").css_first("table")
    assert table is not None
    assert " ago" in table.text()
    assert not table.css("time")
