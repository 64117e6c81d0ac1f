"""The made-up site's categories, tags and forums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demo.chance import draw
from demo.shown import slug
from demo.words import CANCERS, DRUGS, MARKERS, SYMPTOMS


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary; `parent` is the term number above it."""

    tid: int
    name: str
    path: str
    parent: int | None = None
    description: str = ""
    container: bool = False
    flat: bool = False

    @property
    def internal(self) -> str:
        """The address that Drupal itself uses for the term."""
        return f"/taxonomy/term/{self.tid}"


_LUNG = 20
CATEGORIES = (
    Term(
        _LUNG,
        "Lung Cancer",
        "/category/lung-cancer",
        None,
        "What the invented faculty have written about lung cancer, from first scan to follow-up.",
    ),
    Term(
        21,
        "Non-Small Cell Lung Cancer",
        "/category/lung-cancer/nsclc",
        _LUNG,
        "The more frequent kind, in plain words.",
    ),
    Term(22, "Early Stage NSCLC", "/category/lung-cancer/nsclc/early-stage", 21),
    Term(23, "Small Cell Lung Cancer", "/category/lung-cancer/small-cell", _LUNG),
    Term(24, "Breast Cancer", "/category/breast-cancer", None, "For patients and their families."),
    Term(25, "Cancer Basics", "/category/cancer-basics"),
    Term(26, "Symptoms & Side Effects", "/category/symptoms-side-effects"),
    Term(27, "Nutrition", "/category/symptoms-side-effects/nutrition", 26),
    Term(28, "En Español", "/category/en-espanol"),
)
SPANISH = 28
BASICS = 25

FORUMS = (
    Term(60, "Cancer Types", "/forums/cancer-types", None, "Ask about a diagnosis.", True),
    Term(61, "Lung/Thoracic Cancer", "/forums/lung-thoracic-cancer", 60, "All chest cancers."),
    Term(62, "Breast Cancer", "/forums/breast-cancer", 60),
    Term(63, "GI/Colorectal Cancer", "/forums/gi-colorectal-cancer", 60, "From gullet to colon."),
    Term(64, "About This Site", "/forums/about-site", None, "", True),
    Term(65, "Introductions", "/forums/introductions", 64, "Say hello here.", flat=True),
    Term(66, "Quiet Corner (archived)", "/forums/quiet-corner-archived", 64, "Nobody has posted."),
)
BUSY_FORUM = 61
FLAT_FORUM = 65
POSTED_FORUMS = (61, 61, 61, 62, 63, 65)
"""The forums that topics are put in; the first is the busiest and the last but one has none."""

_FIRST_TAG = 100


@lru_cache(maxsize=8)
def tags(seed: int, pages: int) -> tuple[Term, ...]:
    """Return the tags: more on a bigger site, each name once."""
    names = [*DRUGS, *MARKERS, *SYMPTOMS, "Mira Oskarsdotter", "C++ (not really)"]
    draw(seed, "tags").shuffle(names)
    wanted = names[: min(len(names), 18 + pages // 1_000)]
    for number in range(max(0, pages // 800 - 8)):
        wanted.append(f"{CANCERS[number % len(CANCERS)]} notes {number + 1}")
    return tuple(
        Term(_FIRST_TAG + at, name, f"/tagging/{slug(name)}") for at, name in enumerate(wanted)
    )
