"""Where a webmaster can be written to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from pipelines.store.contact import contact_page

BASE = "https://clinic.example"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (["/about", "/contact-us", "/forum"], "/contact-us"),
        (["/en/about", "/lung"], "/en/about"),
        (["/Contact"], "/Contact"),
        (["/forum/contact-lenses", "/contacts-of-mine"], None),
        ([], None),
    ],
)
def test_the_page_with_the_surest_name(known: list[str], told: str | None, tmp_path: Path) -> None:
    site = SiteFile(site="clinic", base_url=BASE)
    with closing(Archive.open(tmp_path, site)) as archive, archive.store.database.atomic():
        archive.store.queue.seed(BASE + path for path in known)
        assert contact_page(archive.store.database) == (told and BASE + told)
