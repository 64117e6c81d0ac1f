"""CSV that a spreadsheet opens without running what stands in it."""

from __future__ import annotations

import codecs
import re

from browse.guard import Application, Message, Receive, Scope, Send

BEGINNINGS = "=+\\-@\\t\\r\\n＝＋－＠"
"""What a formula begins with in spreadsheets (OWASP, «CSV Injection»)."""
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

_MAY_BE = re.compile(f'(?:\\A|[,\\n])"?[{BEGINNINGS}]')
_CELL = re.compile(r'(\A|,|\r?\n)(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))')
_FORMULA = re.compile(f"[{BEGINNINGS}]")


class Disarmed:
    """Rewrites CSV piece by piece: cells are whole only once their record is."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._waiting: list[str] = []
        self._open = False

    def rewrite(self, piece: bytes, *, last: bool) -> bytes:
        """Return the records that are whole by now, each formula with ' before it."""
        text = self._decode(piece, final=last)
        end = len(text) if last else self._end(text)
        if end == 0 and not last:
            self._wait(text)
            return b""
        whole = "".join(self._waiting) + text[:end]
        self._waiting, self._open = [], False
        self._wait(text[end:])
        return disarmed(whole).encode()

    def _wait(self, text: str) -> None:
        if text:
            self._waiting.append(text)
            self._open ^= text.count('"') % 2 == 1

    def _end(self, text: str) -> int:
        """Return where the last whole record ends: a line's end outside quotation marks."""
        closed_at_end = self._open == (text.count('"') % 2 == 1)
        at = text.rfind("\n")
        while at >= 0:
            after = text.count('"', at) % 2 == 1
            if closed_at_end != after:
                return at + 1
            # Inside a quoted cell: nothing before its opening mark can be nearer.
            at = text.rfind("\n", 0, max(text.rfind('"', 0, at), 0))
        return 0


def disarmed(records: str) -> str:
    r"""Return whole records of CSV, with ' before each cell that begins as a formula does.

    >>> disarmed('a,=1+1,-3.5,"@x, y"')
    'a,\'=1+1,-3.5,"\'@x, y"'
    """
    return _CELL.sub(_cell, records) if _MAY_BE.search(records) else records


def _cell(found: re.Match[str]) -> str:
    before, quoted, bare = found.groups()
    cell = bare if quoted is None else quoted
    if not _FORMULA.match(cell) or NUMBER.fullmatch(cell):
        return found[0]
    return f"{before}'{cell}" if quoted is None else f'{before}"\'{cell}"'


def csv_guarded(application: Application) -> Application:
    """Return the application with every good answer at an address of *.csv disarmed.

    It is sent as text/csv, under the name in its address, piece by piece as it comes.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(".csv"):
            await application(scope, receive, send)
            return
        disarming: Disarmed | None = None

        async def send_disarmed(message: Message) -> None:
            nonlocal disarming
            if message["type"] == "http.response.start" and _is_csv(message):
                disarming = Disarmed()
                message = {**message, "headers": _headers(message, scope["path"])}
            elif message["type"] == "http.response.body" and disarming:
                last = not message.get("more_body")
                body = disarming.rewrite(message.get("body", b""), last=last)
                message = {**message, "body": body}
            await send(message)

        await application(scope, receive, send_disarmed)

    return answer


def _is_csv(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message.get("headers", [])}
    kind: bytes = headers.get(b"content-type", b"")
    good: bool = message["status"] == 200
    return good and kind.startswith((b"text/plain", b"text/csv"))


def _headers(message: Message, path: str) -> list[tuple[bytes, bytes]]:
    """Return the headers of a CSV file; its length is no longer what it was."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", path.rpartition("/")[2])
    ours = {
        b"content-type": b"text/csv; charset=utf-8",
        b"content-disposition": f'attachment; filename="{name}"'.encode(),
        b"x-content-type-options": b"nosniff",
    }
    dropped = {*ours, b"content-length"}
    kept = [(n, value) for n, value in message["headers"] if n.lower() not in dropped]
    return [*kept, *ours.items()]
