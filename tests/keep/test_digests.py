"""Digests are checked in every spelling that tools give them."""

from __future__ import annotations

import base64
import hashlib

import pytest

from pipelines.keep.digests import matches, sha1

DATA = b"some bytes"


@pytest.mark.parametrize("label", ["sha1", "SHA1", "sha-1", "sha256", "sha-256", "sha512", "md5"])
def test_base32_and_hexadecimal(label: str) -> None:
    raw = hashlib.new(label.lower().replace("-", ""), DATA).digest()
    spellings = [raw.hex(), raw.hex().upper(), base64.b32encode(raw).decode()]
    spellings += [spellings[-1].lower(), spellings[-1].rstrip("=")]
    for value in spellings:
        assert matches(f"{label}:{value}", DATA) is True
        assert matches(f"{label}:{value}", DATA + b"!") is False


@pytest.mark.parametrize("stated", ["blake3:abc", "ABC", "", ":"])
def test_what_cannot_be_checked_is_neither_right_nor_wrong(stated: str) -> None:
    assert matches(stated, DATA) is None


@pytest.mark.parametrize("stated", ["sha1:", "sha1:!", "sha1:ABC", "md5:" + "g" * 32])
def test_what_is_no_digest_does_not_match(stated: str) -> None:
    assert matches(stated, DATA) is False


def test_ours_match() -> None:
    assert matches(sha1(b"some ", memoryview(b"bytes")), DATA) is True
