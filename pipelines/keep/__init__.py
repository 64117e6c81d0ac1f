"""KEEP: WARC in and out."""
