"""What crawls: the names and versions that stand in user agent, warcinfo and `crawls`."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from pipelines.read.robots import AGENT


def _own_version() -> str:
    try:
        return version(AGENT)
    except PackageNotFoundError:  # run from the project folder, not installed
        return "0"


VERSION = _own_version()
SOFTWARE = f"{AGENT}/{VERSION} Scrapy/{version('scrapy')}"

__all__ = ["AGENT", "SOFTWARE", "VERSION"]
