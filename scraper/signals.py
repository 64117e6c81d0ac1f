"""Ctrl-C and SIGTERM between the two processes of a crawl: one end in good order, whenever sent."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

ENDING = (signal.SIGINT, signal.SIGTERM)


def keep_out() -> None:
    """Let the signals wait, here and in processes started from here, until `let_in`."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def let_in() -> None:
    """Take the signals, also those that wait."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


class Caught:
    """Signals that do not end this process: they are handed on to the one that fetches.

    `told` hears how many there were, within the signal handler: it may only put that on a queue.
    Once `over` is set, fetching has ended and what is left is ours alone; a second signal then
    raises KeyboardInterrupt here.
    """

    def __init__(self, told: Callable[[int], None] | None = None) -> None:
        self.over = False
        self._told = told or (lambda _: None)
        self._caught: list[int] = []
        self._taker: subprocess.Popen[bytes] | None = None

    def hand_on(self, taker: subprocess.Popen[bytes]) -> None:
        """Hand signals on to a process, those from before too."""
        self._taker = taker
        for number in self._caught:
            taker.send_signal(number)

    def take(self, number: int, _: object) -> None:
        """Take a signal."""
        self._caught.append(number)
        if self.over and len(self._caught) > 1:
            raise KeyboardInterrupt
        if self._taker:
            self._taker.send_signal(number)
        self._told(len(self._caught))


@contextmanager
def caught(told: Callable[[int], None] | None = None) -> Iterator[Caught]:
    """Let the signals not end us; yield what hands them on to another process."""
    taking = Caught(told)
    if threading.current_thread() is not threading.main_thread():
        yield taking  # signals reach the main thread alone
        return
    held = [signal.signal(number, taking.take) for number in ENDING]
    try:
        yield taking
    finally:
        for number, reaction in zip(ENDING, held, strict=True):
            signal.signal(number, reaction)
