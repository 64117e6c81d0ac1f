"""Who speaks in a video is known by a sure sentence only."""

from __future__ import annotations

import pytest

from pipelines.read.result import Result
from pipelines.read.speakers import described, read_speaker, speaker_in
from pipelines.records.finding import Fact, Person, Text
from tests.read.made import page


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Mark Roe, University of Sleep Medical Center, describes rest.", "Dr. Mark Roe"),
        ("Dr. Roe discusses rest.", "Dr. Roe"),
        ("Dr Ana O'Neill-Poe reviews naps.", "Dr Ana O'Neill-Poe"),
        ("Dr. Roe, Chair of Naps and Rest, outlines a night.", "Dr. Roe"),
        ("H. Jack Roe, MD, explains why we sleep.", "H. Jack Roe, MD"),
        ("In this video, Dr. Roe of the Clinic talks about naps.", "Dr. Roe"),
        ("La Dra. Ana Roe, del Hospital del Mar, explica el descanso.", "Dra. Ana Roe"),
        ("El Dr. Luis de la Cruz habla del descanso.", "Dr. Luis de la Cruz"),
    ],
)
def test_a_sentence_names_who_speaks(text: str, name: str) -> None:
    """English and Spanish; the name word for word."""
    assert speaker_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Guest post by Ann Roe, MD, a Clinical Assistant Professor of Sleep",
        "Dr. Roe's patient describes a night.",
        "Dr. Roe and Dr. Poe discuss rest.",
        "Dr. Roe, with Dr. Poe, discusses rest.",
        "Drs. Roe and Poe discuss rest.",
        "Dr. Roe, who has treated Ann Poe, describes rest.",
        "In an interview with Dr. Poe, Dr. Roe discusses rest.",
        "Ann Roe discusses rest.",
        "The video describes what Dr. Roe said.",
        "Sleep. Dr. Roe, once more, is thanked.",
        "dr. roe discusses rest.",
        "",
    ],
)
def test_what_is_not_sure_names_nobody(text: str) -> None:
    """Somebody may be spoken of, and several may speak."""
    assert speaker_in(text) is None


BODY = Text(None, "Dr. Roe discusses rest.\nTranscript\nDr. Poe describes naps.")


@pytest.mark.parametrize(
    ("known", "speakers"),
    [
        ((), ["Dr. Roe"]),
        ((Person("Sleep Videos", kind="organisation"),), ["Dr. Roe"]),
        ((Person("Ida Roe, MD", url="https://clinic.example/ida"),), ["Ida Roe, MD"]),
        ((Person("Bo Poe", role="speaker"),), ["Bo Poe"]),
    ],
    ids=["nobody named", "an organisation", "an author of that name", "a field for speakers"],
)
def test_the_speaker_joins_the_authors(known: tuple[Person, ...], speakers: list[str]) -> None:
    """Who stands in the transcript is not meant."""
    told = {"authors": Fact(known, "author field"), "body": Fact(BODY, "body")}
    result = Result("x", "video", facts=told)
    read_speaker(page(""), result)
    found = result.facts["authors"].value
    assert isinstance(found, tuple)
    assert [
        one.name for one in found if isinstance(one, Person) and one.role == "speaker"
    ] == speakers
    assert found[: len(known)] == known


def test_a_description_ends_at_the_transcript() -> None:
    """Without one, it is the whole text."""
    assert described(BODY.text) == "Dr. Roe discusses rest."
    assert described("a\nb") == "a\nb"


def test_only_a_video_has_a_speaker() -> None:
    """An article may quote such a sentence."""
    result = Result("x", "article", facts={"body": Fact(BODY, "body")})
    read_speaker(page(""), result)
    assert "authors" not in result.facts


def test_a_speaker_alone_replaces_no_authors() -> None:
    """Where a page shows no authors, those of an earlier capture stay: the speaker stands apart."""
    told = Text(None, "Dr. Roe describes rest.")
    result = Result("labels video", "video", facts={"body": Fact(told, "prose")})
    read_speaker(page(""), result)
    assert "authors" not in result.facts
    assert result.facts["speaker"].value == Person("Dr. Roe", kind="faculty", role="speaker")
