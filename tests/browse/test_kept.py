"""Captures are read beside the server, within a size."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from browse import kept
from browse.app import make_datasette
from browse.kept import Gone, capture_row, in_thread, with_body
from tests.browse.pages.captured import HTML, NOTHING_NEW, make_captured


@pytest.mark.asyncio
async def test_other_pages_answer_while_a_record_is_read(archive: Path) -> None:
    datasette = make_datasette(archive)
    gate = threading.Event()
    readers = [asyncio.create_task(in_thread(lambda: gate.wait(20))) for _ in range(4)]
    answer = await datasette.client.get("/read/1")
    assert answer.status_code == 200
    assert not any(reader.done() for reader in readers)
    gate.set()
    assert await asyncio.gather(*readers) == [True] * 4


@pytest.mark.asyncio
async def test_a_record_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasette = make_datasette(make_captured(tmp_path))
    found = await with_body(datasette, await capture_row(datasette, NOTHING_NEW))
    assert (found.capture["id"], found.asked["id"]) == (HTML, NOTHING_NEW)
    monkeypatch.setattr(kept, "LARGEST", 100)
    with pytest.raises(Gone, match="larger than"):
        await with_body(datasette, await capture_row(datasette, HTML))
    answer = await datasette.client.get(f"/evidence/capture/{HTML}/record")
    assert answer.status_code == 200, "it is sent a piece at a time, whatever its size"
