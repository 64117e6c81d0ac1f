"""Everybody on the made-up site: faculty with a profile, members, staff and visitors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from demo.chance import draw
from demo.shown import shown_name, slug


@dataclass(frozen=True, slots=True)
class Profile:
    """An author with a page of their own: a term of the vocabulary of authors."""

    tid: int
    name: str
    credentials: str | None
    role: str
    bio: str

    @property
    def path(self) -> str:
        """The profile's address."""
        return f"/authors/{slug(self.name)}"

    @property
    def spoken(self) -> str:
        """How a transcript names them."""
        words = self.name.split(",")[0].split()
        return f"Dr. {words[-1]}"


ORGANISATION = "LARKSPUR Videos and Articles"

PROFILES = (
    Profile(
        1,
        "Mirela (Mira) Oskarsdotter, MD, Associate Clinical Professor, Medical Oncology, Founder "
        "and President of LARKSPUR",
        "MD",
        "Faculty",
        "Dr. Mira Oskarsdotter is a medical oncologist in the invented town of Harrow Bay and the "
        "founder of LARKSPUR, a made-up site that explains cancer in plain words.",
    ),
    Profile(
        2,
        "Tobias Fennimore, MD",
        "MD",
        "Faculty",
        "Dr. Tobias Fennimore leads the thoracic clinic at the fictional Saltmarsh Cancer Center, "
        "where he listens more than he talks.",
    ),
    Profile(
        3,
        "Priya Anandale, MD, MPH",
        "MD, MPH",
        "Faculty",
        "Dr. Priya Anandale studies how people decide about treatment. Her institute exists only "
        "on these pages.",
    ),
    Profile(4, ORGANISATION, None, "Organisation", ""),
    Profile(
        5,
        "Colm Ó Dubhshláine, PharmD",
        "PharmD",
        "Faculty",
        "Colm Ó Dubhshláine is an oncology pharmacist; he answers questions about pills, food and "
        "grapefruit.",
    ),
    Profile(
        6,
        "Ingrid Valkenberg, RN, OCN",
        "RN, OCN",
        "Faculty",
        "Ingrid Valkenberg has been an infusion nurse for an invented quarter of a century.",
    ),
    Profile(
        7,
        "Yūki Tanemura, MD, PhD",
        "MD, PhD",
        "Faculty",
        "Dr. Yūki Tanemura runs a laboratory, in this story, for the biology of resistance.",
    ),
    Profile(
        8,
        "Rosalía Montesdeoca, MD",
        "MD",
        "Faculty",
        "La Dra. Rosalía Montesdeoca escribe en español para las familias de este sitio inventado.",
    ),
    Profile(
        9,
        "Thaddeus Brightwater, MD",
        "MD",
        "Faculty",
        "Dr. Thaddeus Brightwater has joined the made-up faculty and has not written anything yet.",
    ),
)

WRITERS = (0, 1, 2, 4, 5, 6)
"""Places in PROFILES of those who sign articles in English."""
ORGANISATION_AT = 3
SPANISH_AT = 7

GUEST_WRITERS = (
    "Seraphine Holloway, MD, Guest Writer",
    "Bartholomew Quill, RN, OCN",
    "Annelise Thornbury",
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account, or a visitor (uid 0)."""

    uid: int
    name: str
    role: str | None = None
    posts: int = 0
    signature: tuple[str, ...] = ()
    dashed: bool = False
    homepage: str | None = None

    @property
    def shown(self) -> str:
        """The name as every page shows it, without "(not verified)"."""
        return shown_name(self.name)


EDITOR = Member(2, "Larkspur Editor", posts=12)
STAFF = (
    Member(3, "MarenK", "Forum moderator", 2753, ("MarenK", "Forum moderator, not a doctor")),
    Member(4, "Dr Vale", "Faculty", 1735),
    Member(5, "catrin", "Forum moderator", 940, ("Take care, catrin",), dashed=True),
)
_ALIKE = ("Marguerite of the Lakes", "Marguerite of Yorkville")
_FIRST = [
    "amber",
    "bertie",
    "carys",
    "dorrie",
    "elke",
    "farrah",
    "gus",
    "hanneke",
    "imre",
    "jonty",
    "kestrel",
    "lowri",
    "mabel",
    "nils",
    "odette",
    "perrin",
    "quilla",
    "rosamund",
    "sorcha",
    "tamsin",
    "ulrika",
    "verity",
    "wilf",
    "xanthe",
    "yorick",
    "zelda",
]
_LAST = [
    "Brook",
    "Copse",
    "Dale",
    "Fen",
    "Grove",
    "Heath",
    "Knoll",
    "Lea",
    "Moor",
    "Pike",
    "Reed",
    "Shaw",
    "Thorpe",
    "Vane",
    "Wold",
]
_HOMES = ("https://gardening.example.org/", None, None)


@lru_cache(maxsize=8)
def members(seed: int, pages: int) -> tuple[Member, ...]:
    """Return the accounts that post: staff first, then members; more on a bigger site."""
    found = [*STAFF]
    found += [Member(6 + at, name, posts=7 * at + 2) for at, name in enumerate(_ALIKE)]
    taken = {member.name for member in found}
    for uid in range(8, 8 + min(600, 18 + pages // 12)):
        chance = draw(seed, "member", uid)
        name = _name(chance.randrange(4), chance.choice(_FIRST), chance.choice(_LAST), uid)
        if name in taken:
            name = f"{name}{uid}"
        taken.add(name)
        lines = (f"{name.split()[0]}, stage {chance.choice(('IIIa', 'IV', 'IB'))}",)
        found.append(
            Member(
                uid,
                name,
                posts=chance.randrange(1, 400),
                signature=lines if uid % 5 == 0 else (),
                dashed=uid % 10 == 0,
            )
        )
    return tuple(found)


def _name(form: int, first: str, last: str, uid: int) -> str:
    if form == 0:
        return f"{first}{1930 + uid % 60}"
    if form == 1:
        return f"{first.capitalize()} {last[0]}."
    if form == 2:
        return f"{first} {last.lower()}"
    return f"{first.capitalize()}{last}"


def visitor(seed: int, number: int) -> Member:
    """Return somebody without an account who wrote a comment."""
    chance = draw(seed, "visitor", number)
    name = f"{chance.choice(_FIRST).capitalize()} {chance.choice(_LAST)}"
    return Member(0, name, homepage=chance.choice(_HOMES))
