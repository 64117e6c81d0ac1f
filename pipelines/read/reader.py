"""read(page): the one place where a kept capture becomes findings."""

from __future__ import annotations

from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer
from pipelines.records.reading import Reading


def read(answer: Answer, site: Site) -> Reading:
    """Read one capture. Never raises: what fails is a `Trouble` of the reading.

    Gives the same reading for the same answer and site, whatever else is held.
    """
    raise NotImplementedError
