"""The program; it takes half a second to load, in which Ctrl-C is answered as later."""

from __future__ import annotations

import signal
import sys
from io import TextIOWrapper

from cli.early import STOPPED, STOPPED_EARLY


def main() -> None:
    """Run the command with the arguments of this process."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends a command as Ctrl-C does
    try:
        _run()
    except KeyboardInterrupt:
        sys.stderr.write(f"Error: {STOPPED_EARLY}\n")
        sys.exit(STOPPED)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # the answer is given; it stays the exit code
        # Python ends by the signal, whatever was answered, if it fell into an exec() (of a
        # dataclass, say) and no other came after it.
        exec("")


def _run() -> None:
    from cli.commands import command
    from cli.errors import tell_bugs
    from scraper.software import AGENT

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a title may not fit an old terminal
    tell_bugs()
    command(prog_name=AGENT)
