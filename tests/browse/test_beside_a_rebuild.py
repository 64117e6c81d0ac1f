"""`browse` may stay open while `rebuild` puts new tables in the place of the old."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from browse.app import make_datasette
from pipelines.rebuild import rebuild

ROOT = Path(__file__).parents[2]
COUNT = "/archive.json?sql=select+count(*)+as+n+from+comments&_shape=array"


@pytest.mark.asyncio
async def test_every_answer_is_the_old_or_the_new(tmp_path: Path) -> None:
    """No request fails and none sees half of it, before, during and after the rebuild."""
    command = [sys.executable, "-m", "cli", "demo", "--pages", "12", "--no-browse"]
    subprocess.run([*command, "--data", str(tmp_path)], check=True, cwd=ROOT, capture_output=True)
    client = make_datasette(tmp_path / "archive.db").client
    seen = [(await client.get(COUNT)).json()]
    rebuilding = asyncio.create_task(asyncio.to_thread(rebuild, tmp_path))
    while not rebuilding.done():
        seen.append((await client.get(COUNT)).json())
    assert await rebuilding > 0
    seen.append((await client.get(COUNT)).json())
    assert len(seen) > 3
    assert seen == [seen[0]] * len(seen)
    assert seen[0][0]["n"] > 0
