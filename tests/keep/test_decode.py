"""Bodies come out of their coding whole, or as far as they go, with a word about it."""

from __future__ import annotations

import gzip
import random
import time
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.keep.decode import LIMIT, decode

BODY = "".join(random.Random(7).choices("abcdefgh \n", k=40_000)).encode()


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare_deflate,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("coding", CODERS)
def test_each_coding_is_undone(coding: str) -> None:
    assert decode(CODERS[coding](BODY), coding) == (BODY, ())
    assert decode(CODERS[coding](b""), coding) == (b"", ())


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(CODERS)), max_size=3), st.binary(max_size=500))
def test_codings_are_undone_in_the_opposite_order(codings: list[str], body: bytes) -> None:
    packed = body
    for coding in codings:
        packed = CODERS[coding](packed)
    assert decode(packed, ", ".join(codings)) == (body, ())


@pytest.mark.parametrize("coding", ["gzip", "deflate", "Deflate", "br", "zstd"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_body_gives_what_is_there(coding: str, share: float) -> None:
    packed = CODERS[coding](BODY)
    body, faults = decode(packed[: int(len(packed) * share)], coding)
    assert len(faults) == 1
    assert BODY.startswith(body)
    if coding != "zstd":  # one block of zstd holds all of it
        assert len(body) > len(BODY) * share * 0.6


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.sampled_from(sorted(CODERS)), st.integers(0, 10**6), st.integers(1, 255))
def test_a_broken_body_never_passes_for_whole(coding: str, place: int, change: int) -> None:
    packed = bytearray(CODERS[coding](BODY))
    packed[place % len(packed)] ^= change
    body, faults = decode(bytes(packed), coding)
    if coding in ("gzip", "x-gzip", "deflate"):  # the others carry no checksum
        assert faults or body == BODY
    assert len(body) <= LIMIT


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=12), st.binary(max_size=300))
def test_no_input_raises(coding: str, payload: bytes) -> None:
    decode(payload, coding)
    for known in CODERS:
        decode(payload, known)


def test_what_was_never_packed_stays_as_it_is() -> None:
    for coding in ("gzip", "br", "zstd"):
        body, faults = decode(b"<html>plain</html>", coding)
        assert body == b"<html>plain</html>"
        assert faults == (f"the header says {coding}, the body is not; it stands as it came",)


def test_names_that_are_no_codings() -> None:
    assert decode(b"x", None) == (b"x", ())
    assert decode(b"x", "identity, none") == (b"x", ())
    assert decode(b"x", "utf-8") == (b"x", ("the content-encoding 'utf-8' is not known here",))


def test_gzip_members_that_follow_each_other_are_one_body() -> None:
    assert decode(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", "gzip") == (b"ab", ())


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_is_stopped(coding: str) -> None:
    bomb = CODERS[coding](bytes(LIMIT + 1000))
    assert len(bomb) < 100_000
    body, faults = decode(bomb, coding)
    assert len(body) == LIMIT
    assert faults == (f"the {coding} coding unfolds to more than 64 MiB",)


def test_a_million_gzip_members_take_no_time() -> None:
    """Each one is small; what is left after it must not be copied whole for the next."""
    packed = gzip.compress(b"a") * 300_000
    began = time.process_time()
    assert decode(packed, "gzip") == (b"a" * 300_000, ())
    assert decode(packed[:-3], "gzip")[1] != ()
    assert time.process_time() - began < 20


def test_codings_within_codings_end() -> None:
    body = b"x"
    for _ in range(6):
        body = gzip.compress(body)
    body, faults = decode(body, ", ".join(["gzip"] * 6))
    assert gzip.decompress(body) == b"x"
    assert faults == ("more than 5 content-encodings lie one within the other",)
