"""A kept answer as the page that its readers saw."""

from __future__ import annotations

from pipelines.read.addresses import normal
from pipelines.read.content import HTML
from pipelines.read.decoding import MAX_MARKUP, binary, decoded, too_deep
from pipelines.read.mojibake import mended
from pipelines.read.page import Page
from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer


def kept_page(answer: Answer, site: Site) -> Page | None:
    """Return the page of an answer, decoded as `read` does; None for what it does not parse."""
    mime = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    if (mime and mime not in HTML) or not answer.body.strip() or len(answer.body) > MAX_MARKUP:
        return None
    text, _ = decoded(answer.body, answer.header("content-type"))
    if binary(text) or too_deep(text):
        return None
    return Page(
        address=normal(answer.url, site),
        text=mended(text)[0],
        mime=mime,
        captured_at=answer.captured_at,
        status=answer.status,
        site=site,
        headers=answer.headers,
    )
