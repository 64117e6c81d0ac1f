"""The files that pages show."""

from __future__ import annotations

import pytest

from demo.site import Demo
from tests.demo.conftest import BASE_URL


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("/themes/custom/larkspur/css/site.css", "text/css"),
        ("/sites/default/files/2014-03/curve-12.png", "image/png"),
        ("/sites/default/files/2014-03/handout-12.pdf", "application/pdf"),
        ("/sites/default/files/2014-03/talk-12.mp3", "audio/mpeg"),
    ],
)
def test_files_are_there(demo: Demo, path: str, mime: str) -> None:
    """A browser finds what the pages show."""
    answered = demo.answer(path, BASE_URL)
    assert (answered.status, dict(answered.headers)["Content-Type"]) == (200, mime)


def test_pictures_are_pictures(demo: Demo) -> None:
    """A PNG has its signature and its end."""
    body = demo.answer("/sites/default/files/2014-03/curve-12.png", BASE_URL).body
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    assert body[-8:-4] == b"IEND"
