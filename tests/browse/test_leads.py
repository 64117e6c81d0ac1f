"""Links to pages that the archive holds lead to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from markupsafe import Markup

from browse.leads import HELD, led
from browse.shown import shown
from tests.browse.pages.captured import BARE, BASE, make_captured

HELD_HERE = {"x.org/b": "/read/5"}


@pytest.mark.parametrize("url", ["https://x.org/b", "http://X.org/b/", "https://x.org/b#c9", "/b"])
def test_every_way_to_write_an_address_leads_there(url: str) -> None:
    text = led(shown(f'<p><a href="{url}" title="t">b</a></p>', "https://x.org/a"), HELD_HERE)
    assert text.startswith('<p><a href="/read/5" title="Held here. On the site: http')


@pytest.mark.parametrize("url", ["https://x.org/b?page=2", "https://y.org/b", "https://x.org/bb"])
def test_other_addresses_stay(url: str) -> None:
    before = shown(f'<a href="{url}">b</a>', "https://x.org/a")
    assert led(before, HELD_HERE) == before


def test_an_address_cannot_break_out() -> None:
    hostile = "https://x.org/b#%22%3E<script>alert(1)</script>\"onclick='x'"
    text = led(shown(f"<a href='{hostile}'>b</a>", "https://x.org/a"), HELD_HERE)
    assert "<script" not in led(Markup(text), HELD_HERE).replace("title=", "")
    assert " onclick" not in text


def test_it_seeks_by_index(tmp_path: Path) -> None:
    db = sqlite3.connect(make_captured(tmp_path))
    values = {"page": 3, "comments": "[900]"}
    plan = " ".join(row[3] for row in db.execute(f"explain query plan {HELD}", values))
    found = db.execute(HELD, values).fetchall()
    db.close()
    assert "SCAN links" not in plan
    assert "SCAN pages" not in plan
    assert found == [(f"{BASE}/bare", BARE)]
