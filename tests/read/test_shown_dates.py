"""A date in words is read as the page's other dates are, or not at all."""

from __future__ import annotations

import pytest

from pipelines.read.result import Result
from pipelines.read.shown_dates import shown_date
from pipelines.read.sites.site import Site
from pipelines.records.finding import Moment
from tests.read.made import BASE, page

BERLIN = Site(name="clinic", base_url=BASE, hosts=("clinic.example",), zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("other", "on"),
    [
        pytest.param("21/03/2012", "2012-08-07", id="the day comes first"),
        pytest.param("03/21/2012", "2012-07-08", id="the month comes first"),
        pytest.param("01/02/2012", None, id="nothing tells"),
        pytest.param("21/03/2012</small><small>03/21/2012", None, id="both forms"),
    ],
)
def test_other_dates_tell_the_order(other: str, on: str | None) -> None:
    """A site has one format for all of its dates."""
    shown = page(f"<small>{other}</small><small>07/08/2012</small>", site=BERLIN)
    result = Result("x", "topic")
    found = shown_date("07/08/2012 at 8:57 am", shown, result, "Post 1")
    assert (isinstance(found.value, Moment) and found.value.on if found else None) == on
    assert [one.kind for one in result.problems] == ([] if on else ["ambiguous date"])


def test_what_shows_no_date_is_no_doubt() -> None:
    """An age is none."""
    result = Result("x", "topic")
    assert shown_date("3 years ago", page("<p>"), result, "Post 1") is None
    assert result.problems == []


def test_what_the_page_shows_goes_before_the_country() -> None:
    """A site in an American zone may write the day first."""
    shown = page("<small>21/03/2012</small><small>07/08/2012</small>")
    found = shown_date("07/08/2012", shown, Result("x", "topic"), "Post 1")
    assert found is not None
    assert found.value == Moment("2012-08-07", None)


@pytest.mark.parametrize(
    ("path", "language", "on"),
    [
        pytest.param("/2012/08/07/rest", "en-US", "2012-08-07", id="the address tells the day"),
        pytest.param("/2012/07/08/rest", "es", "2012-07-08", id="the address tells the month"),
        pytest.param("/rest", "en-US", "2012-07-08", id="American in an American zone"),
        pytest.param("/rest", "es-ES", None, id="Spanish in an American zone"),
        pytest.param("/rest", "en-GB", None, id="British in an American zone"),
    ],
)
def test_a_zone_alone_does_not_tell_the_order(path: str, language: str, on: str | None) -> None:
    """A page in another language than the country's may write dates in another order."""
    html = f'<html lang="{language}"><span class="entry-date">07/08/2012</span>'
    result = Result("x", "article")
    found = shown_date("07/08/2012", page(html, path=path), result, "The post")
    assert (isinstance(found.value, Moment) and found.value.on if found else None) == on
    assert [one.kind for one in result.problems] == ([] if on else ["ambiguous date"])
