"""Categories, tags and forums."""

import pytest

from demo.terms import CATEGORIES, FORUMS, tags


@pytest.mark.parametrize("pages", [12, 60, 20_000])
def test_numbers_and_addresses_are_used_once(pages: int) -> None:
    """Terms of all vocabularies count together, as in Drupal."""
    terms = (*CATEGORIES, *FORUMS, *tags(7, pages))
    assert len({term.tid for term in terms}) == len(terms)
    assert len({term.path for term in terms}) == len(terms)


def test_the_tree_stands() -> None:
    """A parent comes before what it holds; categories are three levels deep."""
    for terms in (CATEGORIES, FORUMS):
        before: dict[int, int] = {}
        for term in terms:
            before[term.tid] = before[term.parent] + 1 if term.parent else 0
        assert max(before.values()) == (2 if terms is CATEGORIES else 1)
