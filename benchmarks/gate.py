"""Score what is read of real captures against the truth beside them, and fail below the floors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypedDict, cast

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
"""Captures, their truth and the scorer stand beside the project, not in it."""
DONE, DONE_WITH_PROBLEMS = 0, 4
"""Exit codes of `import` that leave an archive to score."""


class Measure(TypedDict):
    """One line of the scorer: values that are right, values expected, and the share."""

    right: int
    expected: int
    share: float


class Floors(TypedDict):
    """The `scores` table of floors.toml."""

    share: float
    whole: list[str]
    wrong: float


class Capture(TypedDict):
    """A table of floors.toml that names a capture and what an import of it must be told.

    `threaded` has the scorer ask for the parents of replies; `floors` replaces some of `scores`.
    """

    kind: str
    base_url: str
    timezone: str
    threaded: NotRequired[bool]
    floors: NotRequired[dict[str, float]]


class Forums(TypedDict):
    """The `forums` table of floors.toml: recall, precision and the share of right users."""

    all: list[float]
    health: list[float]


def shortfalls(
    scores: dict[str, Measure], absent: int, wrong: int, floors: Floors
) -> Iterator[str]:
    """Yield a sentence for every measure that stands below its floor."""
    if not scores:
        yield "nothing was scored"
    for name, measure in scores.items():
        floor = 1.0 if name.endswith(tuple(floors["whole"])) else floors["share"]
        if measure["right"] < floor * measure["expected"]:
            yield f"{name}: {measure['right']} of {measure['expected']}, floor {floor:.1%}"
    held = sum(measure["expected"] for measure in scores.values()) - absent
    if wrong > floors["wrong"] * held:
        yield f"wrong and not flagged: {wrong} of {held}, at most {floors['wrong']:.1%}"


def scored(name: str, capture: Capture, folder: Path) -> tuple[dict[str, Measure], int, int]:
    """Import a capture into `folder`; return its measures, absent values and wrong values."""
    warc = SHARED / "real-sites" / f"{name}.warc.gz"
    told = ["--base-url", capture["base_url"], "--timezone", capture["timezone"]]
    command = [sys.executable, "-m", "cli", "import", str(warc), *told, "--data", str(folder)]
    imported = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=HERE.parent)
    if imported.returncode not in (DONE, DONE_WITH_PROBLEMS):
        imported.check_returncode()
    scorer = [sys.executable, str(SHARED / "score.py"), "--db", str(folder / "archive.db")]
    scorer += ["--truth", str(SHARED / "real-sites"), "--kind", capture["kind"], "--json"]
    scorer += ["--threaded"] if capture.get("threaded") else []
    answer = json.loads(subprocess.run(scorer, check=True, capture_output=True).stdout)
    absent, wrong = answer.pop("absent"), answer.pop("wrong")
    return answer, absent, wrong


def passed(name: str, capture: Capture, floors: Floors) -> bool:
    """Score a capture and print its line; whether it stands above every floor."""
    with tempfile.TemporaryDirectory() as folder:
        scores, absent, wrong = scored(name, capture, Path(folder))
    worst = min(scores.items(), key=lambda item: item[1]["share"], default=None)
    said = f", worst {worst[0]} {worst[1]['share']:.2%}" if worst else ""
    sys.stdout.write(f"{name}: {len(scores)} measures{said}; absent {absent}, wrong {wrong}\n")
    own = cast("Floors", {**floors, **capture.get("floors", {})})
    below = list(shortfalls(scores, absent, wrong, own))
    sys.stdout.writelines(f"  below the floor: {sentence}\n" for sentence in below)
    return not below


def forums_pass(floors: Forums) -> bool:
    """Score the discussions of unknown markup; whether recall, precision and users are enough."""
    with tempfile.TemporaryDirectory() as folder:
        warc = SHARED / "web-forum" / "pages.warc.gz"
        command = [sys.executable, "-m", "cli", "import", str(warc), "--site", "any"]
        command += ["--data", folder]
        imported = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=HERE.parent)
        if imported.returncode not in (DONE, DONE_WITH_PROBLEMS):
            imported.check_returncode()
        scorer = [sys.executable, str(SHARED / "score_forum.py"), "--db", f"{folder}/archive.db"]
        scorer += ["--truth", str(SHARED / "web-forum" / "pages-truth.jsonl"), "--floor"]
        scorer += [*map(str, floors["all"]), "--floor-health", *map(str, floors["health"])]
        scored = subprocess.run(scorer, check=False, capture_output=True, text=True)
    sys.stdout.write(f"web-forum: {scored.stdout or scored.stderr}")
    return scored.returncode == 0


def main() -> int:
    """Score every capture of floors.toml; return 1 if one falls short.

    Where no capture is here, that is said; on a build server (environment variable CI) it fails.
    """
    tables = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    results = []
    for name, capture in tables["captures"].items():
        if (SHARED / "real-sites" / f"{name}.warc.gz").exists():
            results.append(passed(name, capture, tables["scores"]))
        else:
            sys.stdout.write(f"{name}: not scored, the capture is not here\n")
    if (SHARED / "web-forum" / "pages.warc.gz").exists():
        results.append(forums_pass(tables["forums"]))
    else:
        sys.stdout.write("web-forum: not scored, the pages are not here\n")
    if not results:
        sys.stdout.write("nothing was scored\n")
        return int(bool(os.environ.get("CI")))
    return int(not all(results))


if __name__ == "__main__":
    sys.exit(main())
