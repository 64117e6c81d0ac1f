"""What says word for word what another capture says: it is kept once, with the first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.records.reading import Reading, Trouble
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import SITE, ask, capture, comment, fill

POST = "/post/a"
DOUBT = (Trouble("date doubtful", "Two days are shown.", "published"),)


def _post(at: str, body: str = "A question.") -> Reading:
    said = capture(POST, at, kind="article", body=body, comments=[comment(1, "one")])
    return replace(said, problems=DOUBT)


def _again(at: str, of: Reading, path: str = POST, status: int = 304) -> Reading:
    return capture(path, at, status=status, same=of.capture.record_id)


def _speakers(store: Store) -> dict[str, str]:
    """By day: whose findings a capture has."""
    found = ask(
        store,
        "select c.captured_at, s.captured_at from captures c join captures s on s.id = c.said_in",
    )
    return {at[8:10]: of[8:10] for at, of in found}


def _found(store: Store, table: str) -> set[str]:
    """The days of the captures that have rows of their own."""
    query = f"select distinct c.captured_at from {table} t join captures c on c.id = t.capture_id"
    return {at[8:10] for (at,) in ask(store, query)}


def test_what_is_said_again_is_kept_once(store: Store) -> None:
    first, edited = _post("01T10:00"), _post("03T10:00", "Another.")
    captures = [first, _post("02T10:00"), edited, _post("04T10:00"), _again("05T10:00", edited)]
    fill(store, captures)
    assert _speakers(store) == {"01": "01", "02": "01", "03": "03", "04": "01", "05": "03"}
    assert _found(store, "findings") == _found(store, "problems") == {"01", "03"}
    assert ask(store, "select body_text, substr(last_seen_at, 9, 2) from articles join pages") == [
        ("Another.", "05")
    ]
    hashes = ask(store, "select content_hash from captures order by captured_at")
    assert hashes[4] == hashes[2] != hashes[3] == hashes[0]


def test_the_latest_word_holds_though_it_was_said_before(store: Store) -> None:
    """A page that is set back says what its first capture said."""
    fill(store, [_post("01T10:00"), _post("02T10:00", "Another."), _post("03T10:00")])
    assert ask(store, "select body_text from articles") == [("A question.",)]
    assert ask(store, "select substr(seen_at, 9, 2), change from revisions order by 1") == [
        ("01", "created"),
        ("02", "edited"),
        ("03", "edited"),
    ]


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 1, 0, 3), (1, 3, 0, 2)])
def test_it_does_not_matter_what_comes_first(tmp_path: Path, order: tuple[int, ...]) -> None:
    """A revisit before its original, and one of a revisit: an import brings them in any order."""
    first = _post("01T10:00")
    same = _again("02T10:00", first, status=200)
    captures = [first, same, _again("03T10:00", same), _post("04T10:00")]
    found = []
    for number, turn in enumerate((range(4), order)):
        store = Store.open(tmp_path / f"{number}.db", SITE)
        for place in turn:
            fill(store, [captures[place]])
        assert _speakers(store) == {"01": "01", "02": "01", "03": "01", "04": "01"}
        found.append(rows(store.database))
        store.close()
    assert found[0] == found[1]


def test_a_revisit_of_another_address_follows_when_its_original_comes(store: Store) -> None:
    """The bytes of a copy are held under the address that was fetched first (WARC 1.1 §6.7.2)."""
    first = _post("01T10:00")
    fill(store, [_again("02T10:00", first, path="/post/copy", status=200)])
    assert ask(store, "select count(*) from articles") == [(0,)]
    fill(store, [first])
    assert ask(store, "select body_text from articles") == [("A question.",)] * 2
    assert ask(store, "select count(distinct content_hash) from captures") == [(1,)]


def test_captures_that_repeat_each_other_have_their_own_findings(store: Store) -> None:
    one = capture(POST, "01T10:00", status=304, same=f"urn:uuid:{POST}-02T10:00")
    fill(store, [one, _again("02T10:00", one)])
    assert _speakers(store) == {"01": "01", "02": "02"}


def test_an_unchanged_robots_txt_is_kept_once(store: Store) -> None:
    text = "User-agent: *\nDisallow: /private"
    fill(store, [capture("/robots.txt", f"0{day}T10:00", robots=text) for day in (1, 2)])
    other = capture("/robots.txt", "03T10:00", robots="User-agent: *\nDisallow: /other")
    fill(store, [other, capture("/robots.txt", "04T10:00", robots=text)])
    assert _found(store, "findings") == {"01", "03"}
    rules = store.rules_for("https://made-up.example/")
    assert rules is not None
    assert not rules.allows("https://made-up.example/private")
    assert rules.allows("https://made-up.example/other")
