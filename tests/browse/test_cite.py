"""How an archived page is cited."""

from __future__ import annotations

import json
import re

from browse.cite import citation

PAGE = {"url": "https://example.org/post/a_b", "site": "s"}
CAPTURE = {"id": 17, "captured_at": "2026-11-23T13:00:00.000Z"}


def test_all_that_is_known_stands_in_each_form() -> None:
    told = {"title": "Rash & EGFR", "published_on": "2013-08-07"}
    text, bibtex, csl = citation(PAGE, told, ["Dr. Made Up", "O'Néill"], CAPTURE)
    assert text == (
        "Dr. Made Up; O'Néill. “Rash & EGFR”. example.org, 2013-08-07. "
        "https://example.org/post/a_b (archived 2026-11-23, capture 17)."
    )
    for part in (r"{{Rash \& EGFR}}", "{Dr. Made Up} and {O'Néill}", "date = {2013-08-07}",
                 "url = {https://example.org/post/a_b}", "urldate = {2026-11-23}"):  # fmt: skip
        assert part in bibtex
    item = json.loads(csl)
    assert item["issued"] == {"date-parts": [[2013, 8, 7]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert [one["literal"] for one in item["author"]] == ["Dr. Made Up", "O'Néill"]
    assert "capture 17" in item["note"]


def test_what_is_not_known_is_left_out_and_no_title_breaks_the_entry() -> None:
    told = {"title": "}, note = {x} \\input{/etc/passwd}\n@x%", "published_on": None}
    text, bibtex, csl = citation(PAGE, told, [], CAPTURE)
    assert "author" not in bibtex + csl
    assert "issued" not in csl
    bare = re.sub(r"\\[{}]", "", bibtex)
    assert bare.count("{") == bare.count("}")
    assert "\\input" not in bibtex
    assert text.startswith("“}, note")
