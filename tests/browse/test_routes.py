"""Our addresses beside Datasette's own."""

from __future__ import annotations

import pytest
from datasette.app import Datasette


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/", "/archive", "/archive/articles", "/archive/articles/1", "/read/1"]
)
async def test_ours_take_none_of_datasettes(datasette: Datasette, path: str) -> None:
    assert (await datasette.client.get(path)).status_code == 200
