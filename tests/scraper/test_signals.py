"""Ctrl-C reaches the fetching process whenever it is sent, and does not end the one that asks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from scraper.signals import ENDING, caught, keep_out, let_in

COUNT = """
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: sys.exit(7))
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
time.sleep(30)
"""


def started() -> subprocess.Popen[bytes]:
    keep_out()
    try:
        return subprocess.Popen([sys.executable, "-c", COUNT])
    finally:
        let_in()


@pytest.mark.parametrize("early", [True, False], ids=["before it is there", "after"])
def test_a_signal_waits_until_it_is_heard(early: bool) -> None:
    with caught() as signals:
        if early:
            os.kill(os.getpid(), signal.SIGINT)
        with started() as taker:
            signals.hand_on(taker)
            if not early:
                os.kill(os.getpid(), signal.SIGINT)
            assert taker.wait(20) == 7


def test_what_was_done_on_a_signal_before_is_done_again() -> None:
    before = [signal.getsignal(number) for number in ENDING]
    with caught():
        assert [signal.getsignal(number) for number in ENDING] != before
    assert [signal.getsignal(number) for number in ENDING] == before
