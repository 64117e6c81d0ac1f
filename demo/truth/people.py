"""The rows of `authors` and `page_authors`, and who is meant by a name."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from demo.node import Node
from demo.people import PROFILES, Member, Profile
from demo.truth.rows import Row
from demo.world import World

_FOLDED = str.maketrans({"’": "'", "…": "...", "\u00a0": " ", "–": "-"})


def folded(name: str) -> str:
    """Return a name as it is compared: white space, quotes and case do not count."""
    return " ".join(name.translate(_FOLDED).split()).casefold()


class Everybody:
    """Who stands behind the names that a site shows."""

    def __init__(self, world: World, base_url: str) -> None:
        self._world = world
        self._base_url = base_url

    @cached_property
    def _uids(self) -> dict[str, set[int]]:
        """The numbers that comments show under each name."""
        found: dict[str, set[int]] = defaultdict(set)
        for node in self._world.nodes.values():
            for reply in self._world.visible(node):
                if reply.uid:
                    found[folded(self._world.who(reply).shown)].add(reply.uid)
        return found

    def profile(self, profile: Profile) -> str:
        """Return the identity of an author with a page."""
        return f"at {self._base_url}{profile.path}"

    def named(self, name: str) -> str:
        """Return the identity of a name without number: the only member of that name, or none."""
        numbers = self._uids.get(folded(name), set())
        return f"uid {min(numbers)}" if len(numbers) == 1 else f"member {folded(name)}"

    def commenter(self, who: Member) -> str:
        """Return the identity of who wrote a comment: its number stands there."""
        return f"uid {who.uid}" if who.uid else f"guest {folded(who.shown)}"

    def writers(self, node: Node) -> list[tuple[str, str]]:
        """Return (identity, role) of a page's authors and speakers, in order."""
        if node.kind == "topic":
            return [(self.named(self._world.people[node.owner].shown), "author")]
        found = [(self.profile(each), "author") for each in node.authors]
        if node.byline:
            found.append((self.named(node.byline), "author"))
        if node.speaker:
            known = speaks(node) or node.speaker in node.authors
            who = self.profile(node.speaker) if known else self.named(node.speaker.spoken)
            found.append((who, "speaker"))
        return found


def speaks(node: Node) -> bool:
    """Whether a video's page names its speaker in a field, not only in a sentence."""
    return node.kind == "video" and node.number % 3 == 1


def author_rows(world: World, everybody: Everybody) -> list[Row]:
    """Return a row for each person or organisation that the site names as a writer."""
    rows = {everybody.profile(profile): _profile_row(profile, everybody) for profile in PROFILES}
    for node in world.nodes.values():
        if node.byline:
            rows[everybody.named(node.byline)] = _byline_row(node.byline, everybody)
        for reply in world.visible(node):
            who = world.who(reply)
            identity = everybody.commenter(who)
            rows.setdefault(identity, _member_row(identity, who))
    for node in world.nodes.values():
        if node.speaker and not speaks(node) and node.speaker not in node.authors:
            row = _byline_row(node.speaker.spoken, everybody) | {"kind": "faculty"}
            rows.setdefault(str(row["identity"]), row)
        if node.kind == "topic":
            owner = world.people[node.owner]
            identity = everybody.named(owner.shown)
            rows.setdefault(identity, _member_row(identity, owner))
    return list(rows.values())


def _profile_row(profile: Profile, everybody: Everybody) -> Row:
    identity = everybody.profile(profile)
    return {
        "identity": identity,
        "name": profile.name,
        "kind": profile.role.lower(),
        "credentials": profile.credentials,
        "url": identity.removeprefix("at "),
        "source_id": None,
        "bio": profile.bio or None,
    }


def _byline_row(byline: str, everybody: Everybody) -> Row:
    degrees = [part for part in byline.split(", ")[1:] if part.isupper()]
    return {
        "identity": everybody.named(byline),
        "name": byline,
        "kind": "member",
        "credentials": ", ".join(degrees) or None,
        "url": None,
        "source_id": None,
        "bio": None,
    }


_ROLES = {"Forum moderator": "staff", "Faculty": "faculty"}


def _member_row(identity: str, who: Member) -> Row:
    kind = _ROLES.get(who.role or "", "member") if who.uid else "guest"
    return {
        "identity": identity,
        "name": who.shown,
        "kind": kind,
        "credentials": None,
        "url": None,
        "source_id": identity.removeprefix("uid ") if identity.startswith("uid ") else None,
        "bio": None,
    }
