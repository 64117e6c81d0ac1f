"""Facts come back from JSON as they were found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.records.finding import (
    Discussion,
    Embed,
    Fact,
    LinkSeen,
    MediumSeen,
    Moment,
    Person,
    Pointer,
    Term,
    Text,
)
from pipelines.store.facts import TextRef, decode, encode

words = st.text(max_size=20)
maybe = st.none() | words
facts = st.fixed_dictionaries(
    {},
    optional={
        "title": maybe,
        "is_sticky": st.none() | st.booleans(),
        "reply_count_shown": st.none() | st.integers(0, 10**6),
        "published": st.builds(Moment, maybe, maybe),
        "authors": st.lists(st.builds(Person, words, maybe, maybe), max_size=3).map(tuple),
        "categories": st.lists(st.builds(Term, words, maybe), max_size=3).map(tuple),
        "related": st.lists(st.builds(Pointer, words, maybe), max_size=3).map(tuple),
        "media": st.lists(st.builds(MediumSeen, words, words), max_size=3).map(tuple),
        "links": st.lists(st.builds(LinkSeen, words, maybe), max_size=3).map(tuple),
        "video": st.none() | st.builds(Embed, words, maybe, maybe),
        "discussion": st.builds(
            Discussion, st.integers(0, 9), st.none() | st.integers(0, 9), st.tuples(words)
        ),
        "forum": st.builds(Term, words, maybe),
        "author": st.none() | st.builds(Person, words),
    },
)


@given(facts)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_what_goes_in_comes_out(found: dict[str, object]) -> None:
    given_facts = {name: Fact(value, "shown") for name, value in found.items()}  # type: ignore[arg-type]
    assert decode(encode(given_facts, {})) == {
        name: (value, "shown") for name, value in found.items()
    }


def test_a_long_text_is_kept_apart_by_digest() -> None:
    texts: dict[str, Text] = {}
    body = Text("<p>a</p>", "a")
    back = decode(encode({"body": Fact(body, "field")}, texts))
    assert back == {"body": (TextRef(body.digest), "field")}
    assert texts == {body.digest: body}
