"""Serves the made-up site with faults, on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from demo.connection import Connection
from demo.faults.fault import Asked, End, Fault, Pause, Step
from demo.server import Server
from demo.site import Answered, Demo

Script = Callable[[str, str, dict[str, str]], Iterable[Step]]
"""Takes method, path with query, and headers; gives what is sent."""


class Logged(NamedTuple):
    """A request that came in: when (monotonic seconds), what for, and the fault that took it."""

    at: float
    target: str
    headers: dict[str, str]
    fault: Fault | None


class FaultServer(Server):
    """A running site with faults; `log` has every request, `requests` the answers' statuses.

    A status is 0 where the fault sent none.
    """

    def __init__(
        self,
        demo: Demo,
        faults: Sequence[Fault] = (),
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.faults = list(faults)
        self.log: list[Logged] = []
        self._asked: Counter[str] = Counter()
        self._struck: Counter[int] = Counter()
        super().__init__(demo, port, tls)

    def times(self, target: str) -> int:
        """Return how often an address (path with query) was asked for."""
        return self._asked[target]

    def _connection(self) -> Connection:
        return FaultyConnection(self._script, self._opened)

    def _script(self, method: str, target: str, headers: dict[str, str]) -> Iterable[Step]:
        self._asked[target] += 1
        fault = self._fault(target)
        self.log.append(Logged(time.monotonic(), target, headers, fault))
        if fault is None:
            yield self._reply(method, target, headers)
            return
        self._struck[id(fault)] += 1
        asked = Asked(
            target=target,
            headers=headers,
            number=self._asked[target],
            base_url=self.base_url,
            site=lambda: self._truth(target),
        )
        at = len(self.requests)
        self.requests.append((method, target, 0))
        for step in fault.act(asked):
            if isinstance(step, bytes) and step.startswith(b"HTTP/1.1 "):
                self.requests[at] = (method, target, int(step[9:12]))
            yield step

    def _fault(self, target: str) -> Fault | None:
        number, struck = self._asked[target], self._struck
        return next((f for f in self.faults if f.strikes(target, number, struck[id(f)])), None)

    def _truth(self, target: str) -> Answered:
        return self._demo.answer(target, self.base_url)


class FaultyConnection(Connection):
    """A connection that sends what a script says, at its pace."""

    def __init__(self, script: Script, opened: set[Connection]) -> None:
        super().__init__(lambda *_: b"", opened)
        self._script = script
        self._sending: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()

    def pause_writing(self) -> None:
        """Wait: the visitor reads more slowly than we send."""
        self._room.clear()

    def resume_writing(self) -> None:
        """Go on."""
        self._room.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Send no more."""
        super().connection_lost(exc)
        if self._sending:
            self._sending.cancel()

    def drop(self) -> None:
        """Close, and send no more: the loop ends before it would hear of the loss."""
        super().drop()
        if self._sending:
            self._sending.cancel()

    def _serve(self, method: str, target: str, headers: dict[str, str], last: bool) -> None:
        steps = self._script(method, target, headers)
        self._sending = asyncio.get_running_loop().create_task(self._send(steps, last))

    async def _send(self, steps: Iterable[Step], last: bool) -> None:
        for step in steps:
            if isinstance(step, Pause):
                await asyncio.sleep(step.seconds)
            elif isinstance(step, bytes):
                self._write(step, last=False)
                await self._room.wait()
                await asyncio.sleep(0)  # so that an endless answer lets others in
            else:
                self._end(step)
                return
        if last:
            self._end(End.CLOSED)

    def _end(self, end: End) -> None:
        if self._transport is None:
            return
        if end is End.RESET:
            self._transport.abort()
        else:
            self._transport.close()


def serve(
    demo: Demo, faults: Sequence[Fault] = (), port: int = 0, tls: ssl.SSLContext | None = None
) -> FaultServer:
    """Serve a site with faults on 127.0.0.1; port 0 takes a free one.

    Returns the running server; close it, or use it in a `with` statement. Raises OSError if the
    port is taken.
    """
    return FaultServer(demo, faults, port, tls)
