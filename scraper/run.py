"""A crawl from the outside: fetching in one process, the archive in this one, in one call."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from pipelines.lock import held
from scraper.desk import Counts, OwnDesk
from scraper.known import known_robots
from scraper.ledger import Ended, conclude, cut_short, last_note, prepare
from scraper.ledger import progress as how_far
from scraper.plan import CrawlOutcome, CrawlPlan, Progress
from scraper.report import reported
from scraper.signals import Caught, caught, keep_out, let_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from pipelines.run import Archive

    Inbox = queue.SimpleQueue[tuple[Any, ...] | None]

__all__ = ["CrawlOutcome", "CrawlPlan", "Progress", "crawl"]

TICK = 0.5
"""Seconds between two reports of progress."""
RARELY = 200
"""A count of the whole queue is made again after that many times what it took."""
_STOPPING = (
    "Stopping: what is on its way is still taken. Ctrl-C once more stops at once.",
    "Stopping at once; what has come in is kept.",
)
CUT_OFF = "The fetching process ended unexpectedly. Nothing is lost; run the same command again."


def crawl(
    archive: Archive,
    plan: CrawlPlan,
    progress: Callable[[Progress], None] | None = None,
    say: Callable[[str], None] | None = None,
    since: datetime | None = None,
) -> CrawlOutcome:
    """Crawl the archive's site as planned and say how it ended; blocks until then.

    `progress` is told twice a second how far it is, `say` a sentence where the host makes us wait,
    or where it is being ended. A robots.txt that came in after `since` is not asked for again.
    Ctrl-C or SIGTERM once ends it in good order, twice at once; nothing that came in is lost.
    Raises what broke the crawl: a full disk (KeepError, OSError), a broken database.
    """
    began = time.monotonic()
    prepare(archive, plan)
    desk = OwnDesk(archive, plan, say)
    report = _Report(archive, desk, began, progress)
    inbox: Inbox = queue.SimpleQueue()
    with _fetching(inbox) as (fetcher, connection, signals):
        _send(connection, (archive.site, archive.keep, plan, known_robots(archive, since)))
        ended = _serve(connection, inbox, desk, report) or _cut_off(report.counts)
        signals.over = True
        try:
            outcome = conclude(archive, plan, ended, time.monotonic() - began)
            note = last_note(archive.site, ended, outcome)
        except KeyboardInterrupt:
            _send(connection, cut_short(archive.site, ended))
            _serve(connection, inbox, desk, report)
            fetcher.wait()
            raise
        _send(connection, note)
        _serve(connection, inbox, desk, report)
        if fetcher.wait():  # then the last note is not on record
            outcome = replace(outcome, code=3, reason=CUT_OFF)
    outcome = reported(archive, plan, outcome)
    report.tell(replace(outcome.progress, kinds=dict(desk.kinds)))
    return outcome


def _send(connection: Connection, said: object) -> None:
    """Say something to the fetching process; that it is gone is told by what comes in: nothing."""
    with suppress(OSError):
        connection.send(said)


def _serve(connection: Connection, inbox: Inbox, desk: OwnDesk, report: _Report) -> Ended | None:
    """Do what the fetching process asks for until it has ended; None if it just went away."""
    for kind, *said in _messages(connection, inbox, report):
        if kind == "ended":
            return said[0] if isinstance(said[0], Ended) else None
        if kind == "lease":
            desk.lease(said[0], partial(_send, connection))
        elif kind == "quiet":
            report.counts = said[1]
            desk.quiet(*said)
        elif kind == "take":
            report.counts = said[1]
            desk.take(*said)
        else:
            getattr(desk, kind)(*said)
    return None


def _messages(connection: Connection, inbox: Inbox, report: _Report) -> Iterator[tuple[Any, ...]]:
    """Yield what comes in, from there or from a signal, reporting now and then.

    A thread empties the pipe, so that the other side need not wait while a batch is read here.
    """

    def receive() -> None:
        message: tuple[Any, ...] | None = ("",)
        while message and message[0] != "ended":
            try:
                message = connection.recv()
            except (EOFError, OSError):
                message = None
            inbox.put(message)

    threading.Thread(target=receive, name="from the fetching process", daemon=True).start()
    while True:
        try:
            message = inbox.get(timeout=TICK)
        except queue.Empty:
            message = ()
        report.now()
        if message is None:
            return
        if message:
            yield message


def _cut_off(counts: Counts) -> Ended:
    return Ended("killed", CUT_OFF, None, counts)


@contextmanager
def _fetching(inbox: Inbox) -> Iterator[tuple[subprocess.Popen[bytes], Connection, Caught]]:
    """Start the fetching process, out of reach of the terminal: signals are handed on by us.

    That one came is said at once, or as soon as what is being stored is stored.
    """
    here, there = socket.socketpair()
    with there, here, caught(lambda count: inbox.put(("say", _STOPPING[count > 1]))) as signals:
        fetcher = _started(there.fileno())
        there.close()
        signals.hand_on(fetcher)
        with fetcher, Connection(os.dup(here.fileno())) as connection:
            try:
                yield fetcher, connection, signals
            finally:
                # Closing alone would not reach the other side while our thread still listens.
                here.shutdown(socket.SHUT_RDWR)


def _started(connection: int) -> subprocess.Popen[bytes]:
    """Start Python on our own path (-P: not on the user's folder); signals wait until it is up.

    It shares the folder's lock: if we are killed, nobody writes there before it has ended too.
    """
    path = os.pathsep.join(entry for entry in sys.path if entry)
    keep_out()
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "scraper.fetch", str(connection)],
            stdin=subprocess.DEVNULL,
            pass_fds=(connection, *held()),
            start_new_session=True,
            env=os.environ | {"PYTHONPATH": path},
        )
    finally:
        let_in()


class _Report:
    """Tell how far the crawl is, twice a second."""

    def __init__(
        self,
        archive: Archive,
        desk: OwnDesk,
        began: float,
        tell: Callable[[Progress], None] | None,
    ) -> None:
        self.counts = Counts(0, {})
        self.tell = tell or (lambda _: None)
        self._wanted = tell is not None
        self._archive = archive
        self._desk = desk
        self._began = began
        self._told_at = 0.0
        self._queue: dict[str, int] = {}
        self._count_at = 0.0

    def now(self) -> None:
        """Tell, if it is time again."""
        now = time.monotonic()
        if self._wanted and now - self._told_at >= TICK:
            self._told_at = now
            far = how_far(self._archive, self.counts, now - self._began, self._states(now))
            quiet = max(0.0, self._desk.quiet_until - now)
            self.tell(replace(far, kinds=dict(self._desk.kinds), quiet=quiet))

    def _states(self, now: float) -> dict[str, int]:
        """Count the queue's states again where that costs no hundredth of the time since."""
        if now >= self._count_at:
            self._queue = self._archive.store.queue.counts()
            took = time.monotonic() - now
            self._count_at = now + took * RARELY
        return self._queue
