"""Requests that wait for their answer, while another tool's file is copied."""

from __future__ import annotations

from collections import OrderedDict, deque

from pipelines.keep.fields import bare
from pipelines.keep.scan import Record

_WAITING = 32  # tools write a request right before or right behind its answer
_RECENT = 64


class Requests:
    """Joins requests with answers; a request whose answer is not kept is not kept either."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Record] = OrderedDict()
        self._recent: deque[str] = deque(maxlen=_RECENT)

    def follows_answer(self, request: Record) -> bool:
        """Say whether the answer has just been kept; the request waits otherwise."""
        if any(answer in self._recent for answer in _concurrent(request)):
            return True
        self._waiting[request.record_id] = request
        if len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        return False

    def of(self, answer: Record) -> list[Record]:
        """Return the requests that waited for this answer, which is being kept."""
        self._recent.append(answer.record_id)
        return [self._waiting.pop(key) for key in self._keys_of(answer)]

    def _keys_of(self, answer: Record) -> list[str]:
        named = _concurrent(answer)
        keys = [
            key
            for key, request in self._waiting.items()
            if key in named or answer.record_id in _concurrent(request)
        ]
        return keys or [
            key
            for key, request in self._waiting.items()
            if not named and not _concurrent(request) and _url(request) == _url(answer)
        ]


def _concurrent(record: Record) -> set[str]:
    return {bare(value) for value in record.fields.all("WARC-Concurrent-To")}


def _url(record: Record) -> str | None:
    return record.fields.bare("WARC-Target-URI")
