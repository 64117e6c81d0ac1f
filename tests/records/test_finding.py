"""What findings are made of: people, subjects and texts."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Person, Text, comment_subject


@pytest.mark.parametrize(
    ("person", "identity"),
    [
        pytest.param(Person("JimC", uid="17", url="/u/17"), "uid 17", id="the site's own number"),
        pytest.param(Person("Ann", uid="0", guest=True), "guest ann", id="uid 0 is nobody"),
        pytest.param(Person("Dr West", url="/authors/w"), "at /authors/w", id="a profile"),
        pytest.param(Person("Ann", url="/own", guest=True), "guest ann", id="a guest's own link"),
        pytest.param(Person(" ANN  B"), "member ann b", id="a name alone"),
    ],
)
def test_identity(person: Person, identity: str) -> None:
    """A person is told by number, else profile, else name; a guest is never a member."""
    assert person.identity == identity


def test_texts_of_other_html_are_other_texts() -> None:
    """The digest covers both forms."""
    assert Text("<p>a", "a").digest != Text("<b>a", "a").digest != Text(None, "a").digest


def test_subjects_of_two_systems_differ() -> None:
    """Comment 5 of bbPress is not comment 5 of Drupal."""
    assert comment_subject("drupal", "5") != comment_subject("bbpress", "5")
