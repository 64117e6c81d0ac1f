"""Videos in each of the forms that sites embed them."""

from __future__ import annotations

import pytest

from pipelines.read.embeds import embed, embeds, linked
from tests.read.made import BASE, page

ID = "AbC-dEf_123"


@pytest.mark.parametrize(
    ("url", "provider", "number"),
    [
        (f"https://www.youtube.com/watch?v={ID}&t=4", "youtube", ID),
        (f"https://www.youtube.com/embed/{ID}?list=PL1", "youtube", ID),
        (f"//www.youtube-nocookie.com/embed/{ID}", "youtube", ID),
        (f"https://youtu.be/{ID}", "youtube", ID),
        (f"https://m.youtube.com/shorts/{ID}", "youtube", ID),
        (f"http://www.youtube.com/v/{ID}", "youtube", ID),
        ("https://www.youtube.com/embed/videoseries?list=PLabc", "youtube", None),
        ("https://www.youtube.com/playlist?list=PLabc", "youtube", None),
        ("https://vimeo.com/76979871", "vimeo", "76979871"),
        ("https://player.vimeo.com/video/76979871?h=1", "vimeo", "76979871"),
        (f"{BASE}/media/oembed?url=https%3A//vimeo.com/76&max_width=0", "vimeo", "76"),
    ],
)
def test_a_video_is_known(url: str, provider: str, number: str | None) -> None:
    """By provider and the provider's own number."""
    found = embed(url if url.startswith("http") else "https:" + url)
    assert found is not None
    assert (found.provider, found.video_id) == (provider, number)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/user/clinic",
        "https://vimeo.com/about",
        "https://notyoutube.com/watch?v=AbCdEf12345",
        "https://clinic.example/media/oembed",
        "https://clinic.example/media/oembed?url=https://clinic.example/x",
        "http://[",
    ],
)
def test_what_is_no_video(url: str) -> None:
    """A channel, a look-alike, an empty frame."""
    assert embed(url) is None


def test_frames_in_order_and_links_that_are_videos() -> None:
    """A frame that loads late counts; a link to a channel does not."""
    html = (
        f'<iframe src="about:blank" data-src="https://youtu.be/{ID}"></iframe>'
        '<iframe src="https://maps.example/x"></iframe>'
        '<lite-youtube videoid="Zz-Zz-Zz-Zz"></lite-youtube>'
        '<a href="https://www.youtube.com/user/c">c</a><a href="https://vimeo.com/5">v</a>'
    )
    root = page(html).root
    assert [found.video_id for found in embeds(root, BASE)] == [ID, "Zz-Zz-Zz-Zz"]
    assert [found.video_id for found in linked(root, BASE)] == ["5"]
