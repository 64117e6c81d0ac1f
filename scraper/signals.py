"""Ctrl-C and SIGTERM between the two processes of a crawl: one end in good order, whenever sent."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

    HandOn = Callable[[subprocess.Popen[bytes]], None]

ENDING = (signal.SIGINT, signal.SIGTERM)


def keep_out() -> None:
    """Let the signals wait, here and in processes started from here, until `let_in`."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def let_in() -> None:
    """Take the signals, also those that wait."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


@contextmanager
def caught() -> Iterator[HandOn]:
    """Let the signals not end us; yield what hands them on to a process, those from before too."""
    waiting: list[int] = []
    takers: list[subprocess.Popen[bytes]] = []

    def take(number: int, _: object) -> None:
        for taker in takers:
            taker.send_signal(number)
        if not takers:
            waiting.append(number)

    def hand_on(taker: subprocess.Popen[bytes]) -> None:
        takers.append(taker)
        for number in waiting:
            taker.send_signal(number)

    if threading.current_thread() is not threading.main_thread():
        yield hand_on  # signals reach the main thread alone
        return
    held = [signal.signal(number, take) for number in ENDING]
    try:
        yield hand_on
    finally:
        for number, reaction in zip(ENDING, held, strict=True):
            signal.signal(number, reaction)
