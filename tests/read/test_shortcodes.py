"""Videos and sounds named by shortcodes that a move left in the text."""

from __future__ import annotations

import pytest

from pipelines.read.shortcodes import told_by_shortcodes
from pipelines.records.finding import MediumSeen

TUBE = "https://www.youtube.com/watch?v=AbCdEf12345"


@pytest.mark.parametrize(
    ("text", "kind", "url"),
    [
        (f"[youtube={TUBE}&amp;w=320]", "video", f"{TUBE}&w=320"),
        (f"[youtube {TUBE}]", "video", TUBE),
        ('[youtube id="AbCdEf12345"]', "video", TUBE),
        ("[youtube]AbCdEf12345[/youtube]", "video", TUBE),
        ("[vimeo 12345678 w=500&h=281]", "video", "https://vimeo.com/12345678"),
        (f"[embed width=&quot;123&quot;]{TUBE}[/embed]", "video", TUBE),
        ("[audio:http://a.org/b.mp3|titles=Talk]", "audio", "http://a.org/b.mp3"),
        ('[audio src="http://a.org/b.mp3"]', "audio", "http://a.org/b.mp3"),
        ('[video mp4="http://a.org/b.mp4"][/video]', "video", "http://a.org/b.mp4"),
    ],
)
def test_a_shortcode_names_a_medium(text: str, kind: str, url: str) -> None:
    assert list(told_by_shortcodes(f"<p>See: {text} so.</p>")) == [MediumSeen(kind, url)]


@pytest.mark.parametrize(
    "text",
    [
        '[caption id="attachment_1" width="300"]Ribbon[/caption]',
        "[gallery ids=1,2]",
        "[video]",
        "[youtube]",
        "[embed]https://a.org/page[/embed]",
        "[youtuber=https://youtu.be/AbCdEf12345]",
        "T2a [N0] M0",
    ],
)
def test_other_words_in_brackets_name_none(text: str) -> None:
    assert list(told_by_shortcodes(text)) == []
