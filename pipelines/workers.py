"""Reading in other processes: for speed, and because a parser in C can take its process down."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType

from pipelines.read.reader import read
from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer, Kept
from pipelines.records.reading import Reading

Batch = list[Kept]


class Readers:
    """Reads batches of kept records, in order; one worker means in this process."""

    def __init__(self, site: Site, workers: int) -> None:
        self._site = site
        self._workers = workers
        self._pool = self._fresh_pool() if workers > 1 else None

    def _fresh_pool(self) -> ProcessPoolExecutor:
        # spawn: a forked copy of a process that has threads (Twisted, rich) may hang
        return ProcessPoolExecutor(self._workers - 1, multiprocessing.get_context("spawn"))

    def __enter__(self) -> Readers:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the worker processes; at Ctrl-C without waiting for the pages that they read."""
        if isinstance(error, KeyboardInterrupt):
            for worker in multiprocessing.active_children():
                worker.terminate()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, list[Reading]]]:
        """Yield each batch with the readings of its answers."""
        if self._pool is None:
            for batch in batches:
                yield batch, read_all(_answers(batch), self._site)
            return
        waiting: deque[tuple[Batch, Future[list[Reading]]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submit(_answers(batch))))
            if len(waiting) > self._workers:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _submit(self, answers: Sequence[Answer]) -> Future[list[Reading]]:
        assert self._pool is not None
        with _uninterrupted():
            try:
                return self._pool.submit(read_all, answers, self._site)
            except BrokenProcessPool:
                self._pool = self._fresh_pool()
                return self._pool.submit(read_all, answers, self._site)

    def _result(self, batch: Batch, future: Future[list[Reading]]) -> tuple[Batch, list[Reading]]:
        try:
            return batch, future.result()
        except BrokenProcessPool:
            return batch, [self._alone(answer) for answer in _answers(batch)]

    def _alone(self, answer: Answer) -> Reading:
        """Read one answer of a batch that took a worker down: the culprit becomes a problem."""
        try:
            return self._submit([answer]).result()[0]
        except BrokenProcessPool:
            fault = "reading this page ended the process that read it; its content was left out"
            emptied = replace(answer, body=b"", faults=(*answer.faults, fault))
            return read(emptied, self._site)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from processes that start here: a terminal sends it to all, and we end them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def read_all(answers: Sequence[Answer], site: Site) -> list[Reading]:
    """Read answers one after the other; runs in a worker."""
    return [read(answer, site) for answer in answers]


def _answers(batch: Batch) -> list[Answer]:
    return [item for item in batch if isinstance(item, Answer)]
