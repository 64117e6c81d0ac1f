"""A kept answer as the page that its readers saw."""

from __future__ import annotations

import pytest

from pipelines.read.kept_page import kept_page
from tests.read.made import SITE, answer


def test_a_kept_page_is_decoded_as_it_is_read() -> None:
    said = answer("<h1>Déjà</h1>".encode("latin-1"), mime="text/html; charset=latin-1")
    page = kept_page(said, SITE)
    assert page is not None
    assert (page.address, page.root.text(strip=True)) == (
        "https://clinic.example/post/rest",
        "Déjà",
    )


@pytest.mark.parametrize(
    ("body", "mime"),
    [(b"%PDF", "application/pdf"), (b" ", "text/html"), (b"\x00\x01" * 400, "text/html")],
)
def test_what_is_no_page_is_none(body: bytes, mime: str) -> None:
    assert kept_page(answer(body, mime=mime), SITE) is None
