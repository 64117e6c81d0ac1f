"""Reading in other processes: in order, and through the loss of one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

import pipelines.workers
from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer
from pipelines.records.reading import Reading
from pipelines.workers import Batch, Readers, read_all
from tests.made import SITE_FILE, keep, page

SITE = SITE_FILE.as_site()
FATAL = b"this page ends whoever reads it"


def ending(answers: Sequence[Answer], site: Site) -> list[Reading]:
    """Read like `read_all`, but die on one page, as a fault in a parser in C would."""
    if any(FATAL in answer.body for answer in answers):
        os._exit(9)
    return read_all(answers, site)


def batches(folder: Path, pages: dict[str, bytes], size: int) -> list[Batch]:
    answers = keep(folder, pages)
    return [list(answers[start : start + size]) for start in range(0, len(answers), size)]


def test_batches_come_back_in_order(tmp_path: Path) -> None:
    given = batches(tmp_path, {f"/post/{n}": page(n) for n in range(7)}, 2)
    with Readers(SITE, 2) as readers:
        read = list(readers.read(iter(given)))
    assert [batch for batch, _ in read] == given
    assert [r.address[-1] for _, readings in read for r in readings] == list("0123456")


def test_a_page_that_ends_the_process_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of its batch is read; the culprit is a problem with a sentence."""
    monkeypatch.setattr(pipelines.workers, "read_all", ending)
    given = batches(tmp_path, {"/post/1": page(1), "/post/2": FATAL, "/post/3": page(3)}, 3)
    with Readers(SITE, 2) as readers:
        ((_, readings),) = readers.read(iter(given))
    assert [r.content_hash is None for r in readings] == [False, True, False]
    assert any("ended the process" in p.message for p in readings[1].problems)
