"""One form for each address, and which of them are worth a request."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.addresses import absolute, normal, parsed, verdict
from tests.read.made import ANY, BASE, SITE


@pytest.mark.parametrize(
    ("shown", "one_form"),
    [
        ("http://clinic.example/post/a/", "/post/a"),
        ("https://CLINIC.example:443/post/a#comment-5", "/post/a"),
        ("https://clinic.example/index.php/post/a?page=0", "/post/a"),
        ("https://clinic.example/tagging/x?page=4", "/tagging/x?page=4"),
        ("https://clinic.example/a?utm_source=x&PHPSESSID=1&q=2", "/a?q=2"),
        ("https://clinic.example/a;jsessionid=4F?x=1", "/a?x=1"),
        ("https://clinic.example/forums/rest ", "/forums/rest%20"),
        ("https://clinic.example/%7Eann/caf%C3%A9", "/~ann/caf%C3%A9"),
        ("https://clinic.example", "/"),
        ("https://clinic.example/a%2fb/c", "/a%2Fb/c"),
        ("https://clinic.example/index.php", "/"),
        ("https://clinic.example/index.phpfoo", "/index.phpfoo"),
        ("https://clinic.example/a?q=%E9&r=caf%C3%A9", "/a?q=%E9&r=caf%C3%A9"),
    ],
)
def test_one_form(shown: str, one_form: str) -> None:
    """Scheme, port, fragment, session, first page and trailing slash tell no pages apart."""
    assert normal(shown, SITE) == BASE + one_form


@pytest.mark.parametrize("url", ["http://[::1/g", "http://[bad", "http://clinic.example:9:bad/f"])
def test_an_address_that_cannot_be_parsed_has_no_form(url: str) -> None:
    """It stays as it is where an address must be shown."""
    assert parsed(url, SITE) is None
    assert normal(url, SITE) == url


def test_where_any_host_is_taken_its_scheme_stays() -> None:
    """Another site's http is its own matter."""
    assert normal("http://other.example/a/", ANY) == "http://other.example/a"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/user/5", "profiles"),
        ("/es/users/ann", "profiles"),
        ("/comment/reply/node/5", "form"),
        ("/search/node?keys=x", "search"),
        ("/media/oembed?url=x", "frame"),
        ("/forum/x?sort=asc&order=Topic", "sorted"),
        ("/articles?f%5B0%5D=topic%3A3", "sorted, filtered"),
        ("/articles?f=topic%3A3", "sorted, filtered"),
        ("/files/a.PDF", "file"),
        ("/post/a/print", "print"),
        ("/lung/forums/users/ann", "profiles"),
        ("/forums/search/naps", "search"),
        ("/lung/topic/rest/feed", "feed"),
        ("/" + "a" * 3000, "longer"),
    ],
)
def test_what_is_never_fetched(path: str, reason: str) -> None:
    """And why."""
    found = verdict(BASE + path)
    assert not found.fetch
    assert reason in (found.reason or "")


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/node/5", "drupal node 5"),
        ("/comment/7", "drupal comment 7"),
        ("/taxonomy/term/9", "drupal term 9"),
        ("/forum/9", "drupal term 9"),
        ("/?p=31", "wordpress post 31"),
        ("/forums/reply/31", "bbpress reply 31"),
        ("/taxonomy/term/9/feed", None),
        ("/forum/9-lives", None),
        ("/users-guide", None),
        ("/viewforum.php?f=2", None),
        ("/viewtopic.php?f=2&t=5", None),
        ("/viewtopic.php?p=31", None),  # phpBB's number of a post
        ("/viewtopic.php?id=5&p=2", None),  # FluxBB's page of a topic
    ],
)
def test_a_number_is_another_name_of_a_page(path: str, number: str | None) -> None:
    """It is fetched only while no known page has it."""
    found = verdict(BASE + path)
    assert found.fetch
    assert found.number == number


@pytest.mark.parametrize("href", ["javascript:x()", "mailto:a@b", "http://[", "data:,x"])
def test_what_is_no_address(href: str) -> None:
    """Only http and https lead anywhere."""
    assert absolute(href, BASE) is None


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_a_form_is_final(text: str) -> None:
    """The one form of an address is its own one form, and any address can be judged."""
    joined = absolute(text, BASE + "/post/")
    if joined is not None:
        once = normal(joined, SITE)
        assert normal(once, SITE) == once
        verdict(once)
