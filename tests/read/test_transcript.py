"""A transcript is what follows the line that announces it."""

from __future__ import annotations

from pipelines.read.transcript import transcript
from pipelines.records.finding import Text


def test_a_heading_with_nothing_after_it_is_no_transcript() -> None:
    """Nor is the word within a sentence."""
    assert transcript(Text("<p>a</p><h2>Transcript</h2>", "a\nTranscript")) is None
    assert transcript(Text("<p>The transcript is here.</p>", "The transcript is here.")) is None


def test_a_transcript_may_begin_in_the_line_that_announces_it() -> None:
    found = transcript(
        Text("<p>a</p><p>Transcript: Hello.</p><p>Bye.</p>", "a\nTranscript: Hello.\nBye.")
    )
    assert found == Text(None, "Hello.\nBye.")
