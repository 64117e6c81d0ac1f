"""A video page: the video itself and what is said in it."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Embed, MediumSeen
from tests.read.drupal.pages import THEMES, Sheet
from tests.read.made import own, reading

SPOKEN = "<p>What it is.</p><h2>Transcript</h2><p><b>Ann:</b> Hello.</p><p>Bye.</p>"
FRAMES = [
    pytest.param(
        '<iframe src="/media/oembed?url=https%3A//youtu.be/AbCdEf12345&amp;hash=x"></iframe>',
        Embed("https://youtu.be/AbCdEf12345", "youtube", "AbCdEf12345"),
        id="an oEmbed frame tells the address it frames",
    ),
    pytest.param(
        '<iframe data-src="https://www.youtube-nocookie.com/embed/AbCdEf12345"></iframe>',
        Embed("https://www.youtube-nocookie.com/embed/AbCdEf12345", "youtube", "AbCdEf12345"),
        id="a frame that loads late",
    ),
    pytest.param(
        '<a href="https://vimeo.com/7654321">Watch</a>',
        Embed("https://vimeo.com/7654321", "vimeo", "7654321"),
        id="a field that only links",
    ),
]


@pytest.mark.parametrize(("frame", "video"), FRAMES)
def test_the_video_stands_outside_the_body(frame: str, video: Embed) -> None:
    """Frame, late frame or link in a field of its own."""
    sheet = Sheet(theme="named", type="talk", fields=(("", "field-v", (frame,)),), body=SPOKEN)
    found = own(reading(sheet.html()))
    assert found["kind"] == "video"
    assert found["video"] == video


@pytest.mark.parametrize("theme", THEMES)
def test_the_transcript_is_what_follows_its_heading(theme: str) -> None:
    """It is a part of the body too."""
    frame = '<iframe src="https://www.youtube.com/embed/AbCdEf12345"></iframe>'
    sheet = Sheet(theme=theme, type="video", fields=(("", "field-v", (frame,)),), body=SPOKEN)
    found = own(reading(sheet.html()))
    assert found["kind"] == "video"
    assert found["video"].video_id == "AbCdEf12345"
    assert found["body"].text == "What it is.\nTranscript\nAnn: Hello.\nBye."
    assert found["transcript"].text == "Ann: Hello.\nBye."
    assert "What it is" not in found["transcript"].html


def test_a_video_page_may_hold_nothing_but_words() -> None:
    """A page of a video type without a video has none; a video in the text of an article stays."""
    found = own(reading(Sheet(theme="named", type="video").html()))
    assert (found["kind"], found["video"], found["transcript"]) == ("video", None, None)
    body = '<p>See</p><iframe src="https://www.youtube.com/embed/AbCdEf12345"></iframe>'
    found = own(reading(Sheet(theme="named", body=body).html()))
    assert found["kind"] == "article"


def test_a_list_of_sources_is_no_video() -> None:
    """A field that says more than one link does not hold the page's video."""
    sources = 'See <a href="https://vimeo.com/7654321">this talk</a> and the book.'
    found = own(reading(Sheet(theme="named", fields=(("", "field-src", (sources,)),)).html()))
    assert found["kind"] == "article"


TAGS = (("Tags", "", ('<a href="/t/rest">rest</a>',)),)
BARE = {"theme": "bare", "type": "", "title": "Rest"}


@pytest.mark.parametrize(
    "field",
    [
        pytest.param('<a href="https://vimeo.com/7654321">Watch</a>', id="a link of its own"),
        pytest.param(
            '<iframe src="https://player.vimeo.com/video/7654321"></iframe><p>No picture?</p>',
            id="a frame with a line under it",
        ),
    ],
)
def test_without_names_a_video_stands_beside_the_text(field: str) -> None:
    """And the text under it is the body, whole and alone."""
    html = Sheet(**BARE, body=f"</div><div>{field}</div><div>{SPOKEN}").html()  # type: ignore[arg-type]
    found = own(reading(html))
    assert (found["kind"], found["video"].video_id) == ("video", "7654321")
    assert found["body"].text.startswith("What it is.")


def test_a_transcript_is_of_a_video() -> None:
    """Where no type is named; with a sound it is that of a podcast, and in mid-text nothing."""
    assert own(reading(Sheet(**BARE, body=SPOKEN).html()))["kind"] == "video"  # type: ignore[arg-type]
    for text in (
        SPOKEN + '<p><a href="/files/rest.mp3">Listen</a></p>',
        "<p>Read the transcript.</p>",
        "<p>What it is.</p><h2>Transcript</h2>",
    ):
        sheet = Sheet(**BARE, fields=TAGS, body=text)  # type: ignore[arg-type]
        assert own(reading(sheet.html()))["kind"] == "article"


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>Video Transcript:</h3>",
        "<p><strong>Transcript</strong></p>",
        "<p><b>Transcripción</b></p>",
        "<p><strong>Transcript:</strong> ",
    ],
)
def test_a_transcript_is_announced_in_many_ways(heading: str) -> None:
    """A heading, a bold line, or the first words of a paragraph; not a link to download it."""
    start = "" if heading.endswith(" ") else "<p>"
    download = '<p><a href="/files/t.pdf">Download Transcript</a></p>'
    body = f"<p>What it is.</p>{download}{heading}{start}Hello.</p><p>Bye.</p>"
    found = own(reading(Sheet(theme="named", type="video", body=body).html()))
    assert found["transcript"].text == "Hello.\nBye."
    assert (
        MediumSeen("document", "https://clinic.example/files/t.pdf", "Download Transcript")
        in (found["media"])
    )


def test_an_episode_is_an_article_with_a_sound() -> None:
    """Player or link, in a field or in the text."""
    fields = (("", "field-file", ('<a href="/files/rest.mp3">Listen</a>',)),)
    body = '<p>So.</p><audio><source src="/files/nap.m4a"></audio>'
    found = own(reading(Sheet(theme="named", type="podcast", fields=fields, body=body).html()))
    assert found["kind"] == "article"
    assert [(one.kind, one.url.rpartition("/")[2]) for one in found["media"]] == [
        ("audio", "rest.mp3"),
        ("audio", "nap.m4a"),
    ]
