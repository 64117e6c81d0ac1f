"""What findings are made of: people, subjects, and the rank of evidence."""

from __future__ import annotations

import pytest

from pipelines.records.finding import DATE_EVIDENCE, Person, Text, comment_subject, strength


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


def test_evidence_of_dates_is_ranked() -> None:
    """Each is weaker than the one before, and a word that is none is the weakest."""
    ranks = [strength(evidence) for evidence in DATE_EVIDENCE]
    assert ranks == sorted(set(ranks))
    assert strength("a hunch") > ranks[-1]


def test_texts_of_other_html_are_other_texts() -> None:
    """The digest covers both forms."""
    assert Text("<p>a", "a").digest != Text("<b>a", "a").digest != Text(None, "a").digest


def test_subjects_of_two_systems_differ() -> None:
    """Comment 5 of bbPress is not comment 5 of Drupal."""
    assert comment_subject("drupal", "5") != comment_subject("bbpress", "5")
