"""The gate lets nothing below a floor through."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.gate import HERE, Floors, Measure, main, shortfalls

FLOORS: Floors = {"share": 0.995, "whole": [": found", ": nothing made up"], "wrong": 0.001}


def _measure(right: int, expected: int) -> Measure:
    return {"right": right, "expected": expected, "share": right / expected}


@pytest.mark.parametrize(
    ("name", "right", "wrong", "told"),
    [
        pytest.param("topics: date", 1000, 0, [], id="all is right"),
        pytest.param("topics: date", 995, 0, [], id="the floor itself"),
        pytest.param("topics: date", 994, 0, ["topics: date: 994 of 1000"], id="below the floor"),
        pytest.param("topics: found", 999, 0, ["topics: found: 999 of 1000"], id="one is missing"),
        pytest.param("tags: nothing made up", 999, 1, ["nothing made up"], id="one is made up"),
        pytest.param("topics: date", 998, 2, ["wrong and not flagged: 2 of 1000"], id="wrong"),
    ],
)
def test_shortfalls(name: str, right: int, wrong: int, told: list[str]) -> None:
    """Each floor is held exactly, and what falls short is named with its figures."""
    sentences = list(shortfalls({name: _measure(right, 1000)}, 0, wrong, FLOORS))
    assert len(sentences) == len(told)
    assert all(part in sentence for part, sentence in zip(told, sentences, strict=True))


def test_nothing_scored_is_a_shortfall() -> None:
    """An empty answer of the scorer is no pass."""
    assert list(shortfalls({}, 0, 0, FLOORS)) == ["nothing was scored"]


def test_floors_are_not_below_what_was_promised() -> None:
    """99.5 % everywhere, all found, nothing made up, at most one wrong in a thousand."""
    tables = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    assert tables["scores"]["share"] >= FLOORS["share"]
    assert tables["scores"]["wrong"] <= FLOORS["wrong"]
    assert set(tables["scores"]["whole"]) >= set(FLOORS["whole"])
    assert {"drupal-site", "drupal-site-starterkit"} <= tables["captures"].keys()
    assert {"bbpress-site", "bbpress-threaded"} <= tables["captures"].keys()
    own = [each.get("floors", {}) for each in tables["captures"].values()]
    assert all(floors.get("share", 1) >= 0.99 for floors in own)


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_captures_that_are_not_here_are_said_to_be_missing(
    ci: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without the folder of captures the gate says so; a build server must have it."""
    monkeypatch.setattr("benchmarks.gate.SHARED", tmp_path)
    monkeypatch.setenv("CI", ci)
    assert main() == code
    out = capsys.readouterr().out
    assert out.count("not scored") == 5
    assert out.endswith("nothing was scored\n")
