"""The sites that are known by name."""

from __future__ import annotations

from pipelines.read.sites.grace import GRACE
from pipelines.read.sites.site import ANY, Site

PROFILES: dict[str, Site] = {"grace": GRACE, ANY: Site(name=ANY)}


def profile(name: str) -> Site:
    """Return the profile of a site; a site that is not known by name has an empty one."""
    return PROFILES.get(name) or Site(name=name)
