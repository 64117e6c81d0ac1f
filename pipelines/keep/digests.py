"""Digests as WARC writes them: `sha1:` and Base32, or what other tools put there."""

from __future__ import annotations

import base64
import binascii
import hashlib

from pipelines.keep.fields import Fields

_ALGORITHMS = {
    "sha1": "sha1",
    "sha-1": "sha1",
    "sha256": "sha256",
    "sha-256": "sha256",
    "sha512": "sha512",
    "sha-512": "sha512",
    "md5": "md5",
}


def sha1(*parts: bytes | memoryview) -> str:
    """Return the labelled digest of the parts one after the other.

    >>> sha1(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    digest = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        digest.update(part)
    return "sha1:" + base64.b32encode(digest.digest()).decode()


def block_digest(fields: Fields, block: bytes | memoryview) -> str:
    """Return what tells two records of one id apart: the stated digest of the block, else its own.

    >>> block_digest(Fields((("WARC-Block-Digest", "md5:00"),)), b"")
    'md5:00'
    """
    return fields.get("WARC-Block-Digest") or sha1(block)


def matches(stated: str, data: bytes | memoryview) -> bool | None:
    """Say whether data has the stated digest; None for an algorithm that is not known here."""
    label, _, value = stated.partition(":")
    name = _ALGORITHMS.get(label.strip().lower())
    if name is None:
        return None
    digest = hashlib.new(name, data, usedforsecurity=False).digest()
    return _decoded(value.strip().rstrip("="), len(digest)) == digest


def _decoded(value: str, size: int) -> bytes | None:
    try:
        if len(value) == size * 2:
            return bytes.fromhex(value)
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (ValueError, binascii.Error):
        return None
