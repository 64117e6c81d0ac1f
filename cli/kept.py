"""The pages of an archive as they are kept: read again from warc/, nothing is fetched."""

from __future__ import annotations

from pathlib import Path

from cli.folder import WARC
from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from pipelines.read.kept_page import kept_page
from pipelines.read.page import Page
from pipelines.read.sites.site import Site
from pipelines.records.answer import Place
from pipelines.store.evidence import CaptureSeen


class KeptPages:
    """The pages behind captures, each read from its WARC file once."""

    def __init__(self, folder: Path, site: Site) -> None:
        self._keep = WarcFolder(folder / WARC)
        self._site = site
        self._held: dict[CaptureSeen, Page | None] = {}

    def page(self, capture: CaptureSeen) -> Page | None:
        """Return the page of a capture; None where it is no page, or not kept here any more."""
        if capture not in self._held:
            self._held[capture] = self._read(capture)
        return self._held[capture]

    def latest(self, captures: tuple[CaptureSeen, ...]) -> Page | None:
        """Return the latest of these captures that shows a page."""
        shown = (self.page(one) for one in reversed(captures) if one.status == 200)
        return next((page for page in shown if page is not None), None)

    def _read(self, capture: CaptureSeen) -> Page | None:
        place = Place(file=capture.warc_file, offset=capture.warc_offset, length=0)
        try:
            return kept_page(self._keep.answer_at(place), self._site)
        except KeepError:
            return None
