"""What can go wrong with WARC files, said in one sentence each."""

from __future__ import annotations


class KeepError(Exception):
    """A record could not be written or found; what was kept before is intact."""


class NotWarcError(Exception):
    """A file that was given for import holds no WARC record."""
