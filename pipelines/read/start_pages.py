"""The pages that a crawl of a site begins at."""

from __future__ import annotations

from pipelines.read.addresses import absolute, normal
from pipelines.read.sites.site import Site


def start_pages(site: Site) -> list[str]:
    """Return their addresses in normal form, each once; none where any site is taken."""
    joined = [absolute(path, site.base_url or "") for path in ("/", *site.start)]
    return list(dict.fromkeys(normal(url, site) for url in joined if url))
