"""Video pages: player, description, transcript."""

from __future__ import annotations

import pytest

from demo.editions import UNTIL
from demo.node import Node
from demo.nodes import make_nodes
from demo.videos import film, player_html, video_body

VIDEOS = [n for n in make_nodes(7, 60, UNTIL)[0] if n.kind == "video"]


@pytest.mark.parametrize("node", VIDEOS[:6], ids=lambda n: n.player)
def test_the_player_shows_the_video(node: Node) -> None:
    """The address stands in the markup, in an oEmbed frame percent-encoded; a lost one has none."""
    shown, html = film(node), player_html(node)
    if node.player == "none":
        assert (shown, html) == (None, "")
        return
    assert shown is not None
    assert shown.video_id in html
    assert shown.video_id in shown.url
    assert ("/media/oembed?url=https%3A//" in html) == (node.player or "").startswith("media")


def test_the_transcript_is_the_end_of_the_body() -> None:
    """It follows its heading; one page has none."""
    told = [video_body(node, 7, False) for node in VIDEOS]
    assert any(transcript is None for _, transcript in told)
    for body, transcript in told:
        assert ("\nTranscript\n" in body.text) == (transcript is not None)
        assert body.text.endswith(transcript or "")


def test_the_speaker_stands_in_the_description() -> None:
    """The author is often the organisation; who speaks is told in a sentence."""
    for node in VIDEOS:
        assert node.speaker is not None
        assert video_body(node, 7, False)[0].text.startswith(f"{node.speaker.spoken}, ")
