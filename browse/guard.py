"""What keeps other web pages, and stored text, from doing anything with the archive."""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from weakref import ReferenceType, ref

import datasette

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

OWN_NAMES = {"127.0.0.1", "localhost", "[::1]"}
DENIED_FUNCTIONS = {"load_extension", "zeroblob", "randomblob", "fts3_tokenizer"}
LONGEST_VALUE = 10_000_000
"""Bytes of one value: a text of two million words."""
LARGEST_ANSWER = 50_000_000
"""Characters and bytes of all values of one answer."""
MOST_MEMORY = 256_000_000
"""Bytes that SQLite may take in this process, for all that is asked at a time."""
LONGEST_SQL = 20_000
SQL_ARGUMENTS = {"sql", "_where"}
"""Arguments of an address that Datasette takes SQL from."""
OTHER_SITES = {"cross-site", "same-site"}
"""What Sec-Fetch-Site says of a request that another page caused; a port of its own is another."""

ARCHIVED_PAGE = re.compile(r"/evidence/capture/[0-9]+/page")
"""The one path that answers with what another site wrote, as it wrote it."""
_ARCHIVED_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)

_SCRIPTED = ("_close_open_menus.html", "_codemirror_foot.html", "table.html")


@cache
def content_security_policy() -> str:
    """Return a policy that runs Datasette's own scripts and no other.

    Its three inline scripts are let in by their hash, taken from the installed templates.
    """
    scripts = " ".join(["'self'", *_script_hashes()])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data:; connect-src 'self'; font-src 'self';"
        " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def _script_hashes() -> list[str]:
    templates = Path(datasette.__file__).parent / "templates"
    hashes = []
    for name in _SCRIPTED:
        source = (templates / name).read_text(encoding="utf-8")
        for script in re.findall(r"<script>(.*?)</script>", source, re.DOTALL):
            for value in ("true", "false") if "{{" in script else ("",):
                filled = re.sub(r"\{\{.*?\}\}", value, script)
                digest = hashlib.sha256(filled.encode()).digest()
                hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    return hashes


def guarded(application: Application) -> Application:
    """Return the application with our headers, answering under this machine's own names only.

    A page elsewhere whose name is made to point at 127.0.0.1 (DNS rebinding) gets a 403.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", []), path)}
            await send(message)

        if scope["type"] != "http":
            await application(scope, receive, send)
        elif _header(scope, b"host", port=False) not in OWN_NAMES:
            await _refuse(send_guarded, "The archive answers as 127.0.0.1 only.")
        elif _header(scope, b"sec-fetch-site") in OTHER_SITES and _holds_sql(scope):
            await _refuse(send_guarded, "SQL that another page sends is not run.")
        else:
            await application(scope, receive, send_guarded)

    return answer


def _with_ours(headers: list[tuple[bytes, bytes]], path: str) -> list[tuple[bytes, bytes]]:
    ours = {
        b"content-security-policy": content_security_policy().encode(),
        b"cross-origin-resource-policy": b"same-origin",
        b"referrer-policy": b"same-origin",
        b"x-content-type-options": b"nosniff",
        b"x-frame-options": b"DENY",
        b"x-robots-tag": b"noindex, nofollow",
    }
    if ARCHIVED_PAGE.fullmatch(path):
        ours |= {
            b"content-security-policy": _ARCHIVED_POLICY.encode(),
            b"referrer-policy": b"no-referrer",
            b"x-dns-prefetch-control": b"off",  # names of outside hosts in it are asked of nobody
            b"x-frame-options": b"SAMEORIGIN",
        }
    return [(name, value) for name, value in headers if name.lower() not in ours] + [*ours.items()]


def _header(scope: Scope, wanted: bytes, port: bool = True) -> str:
    for name, value in scope["headers"]:
        if name == wanted:
            text: str = value.decode("latin-1").lower()
            return text if port else re.sub(r":\d*$", "", text)
    return ""


def _holds_sql(scope: Scope) -> bool:
    arguments = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    return not SQL_ARGUMENTS.isdisjoint(arguments)


async def _refuse(send: Send, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})


def guard_connection(connection: sqlite3.Connection) -> None:
    """Keep a reader's own SQL from filling the memory or reaching other files.

    Time limits do not stop memory: one hex(zeroblob(…)) took 2 GB within them.
    """
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma temp_store = memory")
    connection.execute(f"pragma hard_heap_limit = {MOST_MEMORY}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL)
    connection.set_authorizer(_allowed)
    connection.row_factory = _Counted()


class _Counted:
    """Makes the rows of one connection, and ends an answer that grows too large."""

    def __init__(self) -> None:
        self._cursor: ReferenceType[sqlite3.Cursor] | None = None
        self._size = 0

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        if self._cursor is None or self._cursor() is not cursor:
            self._cursor, self._size = ref(cursor), 0  # a strong one would keep its query open
        self._size += sum(len(value) for value in values if isinstance(value, (str, bytes)))
        if self._size > LARGEST_ANSWER:
            message = "the answer is too large: ask for fewer or shorter values"
            raise sqlite3.OperationalError(message)
        return sqlite3.Row(cursor, values)


def _allowed(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    if action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in DENIED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (first, second) == ("pragma_database_list", "file"):
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK
