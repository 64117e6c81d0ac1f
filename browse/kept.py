"""The captures of the archive as they are kept: read from warc/ beside archive.db, in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from datasette.app import Datasette
from datasette.utils.asgi import Base400, NotFound

from browse.frame import one, rows
from browse.metadata import DATABASE
from pipelines.keep.errors import KeepError
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, Place

WARC = "warc"
"""The folder of WARC files, beside archive.db."""
LARGEST = 64 << 20
"""Bytes of one record that is read to be shown; a larger one can be downloaded only."""
_AT_A_TIME = 2
"""Records that are read at a time: each may take its size in memory, some times over."""
_READERS = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="warc")
_HOPS = 5
"""Captures that may refer to one another before one has a body."""

NOT_HELD = "The archive holds no capture of this number."
CAPTURE = """
select captures.* from captures left join pages on pages.id = captures.page_id
where captures.id = ? and pages.status is not 'withheld'
"""
REFERRED = """
select captures.* from captures left join pages on pages.id = captures.page_id
where record_id = ? and pages.status is not 'withheld'
"""
BEFORE = """
select captures.* from captures left join pages on pages.id = captures.page_id
where captures.url = :url and captures.status <> 304 and pages.status is not 'withheld'
  and (captured_at, captures.id) < (:captured_at, :id)
order by captured_at desc, captures.id desc limit 1
"""
"""The capture that one with nothing to say of itself repeats: the one before, of its address."""

T = TypeVar("T")


class Gone(Base400):  # type: ignore[misc]  # Datasette has no types
    """A capture that stands in the archive, but not in a WARC file any more."""

    status = 410


class Shown(NamedTuple):
    """A capture and its answer; `asked` is the row that was asked for, which may repeat it."""

    capture: dict[str, Any]
    answer: Answer
    asked: dict[str, Any]


async def capture_row(datasette: Datasette, capture_id: int) -> dict[str, Any]:
    """Return the row of a capture; NotFound where it is not held, or its page is withheld."""
    return await one(datasette, CAPTURE, [capture_id], NOT_HELD)


async def with_body(datasette: Datasette, asked: dict[str, Any]) -> Shown:
    """Return the capture that shows what this one stands for: itself, or the one it repeats.

    Raises Gone where a record cannot be read, NotFound where what it repeats is not held.
    """
    capture = asked
    for _ in range(_HOPS):
        answer = await _answer(datasette, capture)
        if answer.refers_to is None:
            return Shown(capture, answer, asked)
        earlier = await rows(datasette, REFERRED, [answer.refers_to])
        earlier = earlier or await rows(datasette, BEFORE, capture)
        if not earlier:
            break
        capture = earlier[0]
    raise NotFound("The server answered that nothing had changed; what it refers to is not held.")


async def in_thread(read: Callable[[], T]) -> T:
    """Return what a function reads from a file; the server goes on meanwhile. Raises Gone."""
    try:
        return await asyncio.get_running_loop().run_in_executor(_READERS, read)
    except KeepError as error:
        raise Gone(f"{_named(error)} The tables still tell what was read in it.") from error
    except OSError as error:
        message = f"The WARC file of this capture cannot be read ({error.strerror or error})."
        raise Gone(message) from error


def warc_folder(datasette: Datasette) -> Path:
    """Return the folder of WARC files of the archive that is shown."""
    return Path(str(datasette.get_database(DATABASE).path)).parent / WARC


def place_of(capture: dict[str, Any]) -> Place:
    """Return where a capture is kept. Raises Gone for what is no file's name."""
    name = str(capture["warc_file"])
    if Path(name).name != name:
        raise Gone("The WARC file of this capture has no name of a file.")
    return Place(file=name, offset=capture["warc_offset"], length=capture["warc_length"])


async def _answer(datasette: Datasette, capture: dict[str, Any]) -> Answer:
    folder, place = WarcFolder(warc_folder(datasette)), place_of(capture)
    answer = await in_thread(lambda: folder.answer_at(place, LARGEST))
    if answer.record_id != capture["record_id"]:
        raise Gone(f"{place.file} does not hold this capture any more.")
    return answer


def _named(error: KeepError) -> str:
    """Return what went wrong, without where the archive lies on this machine."""
    words = str(error).split(" ")
    return " ".join(Path(word).name if word.startswith("/") else word for word in words)
