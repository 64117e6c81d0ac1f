"""Sitemaps: the addresses they list (sitemaps.org)."""

from __future__ import annotations

from pipelines.read.xml import child_text, local_name, parsed


def listed(body: bytes) -> list[str] | None:
    """Return the addresses of a sitemap or of an index of sitemaps; None: it is neither."""
    root, _ = parsed(body)
    if root is None or local_name(root) not in ("urlset", "sitemapindex"):
        return None
    return [url for entry in root if (url := child_text(entry, "loc"))]
