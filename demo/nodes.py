"""Makes the pages of the site up: which kinds, by whom, when, about what."""

from __future__ import annotations

from random import Random

from demo.chance import draw
from demo.node import FIRST_NID, OPENED, Aliases, Node
from demo.people import (
    GUEST_WRITERS,
    ORGANISATION_AT,
    PROFILES,
    SPANISH_AT,
    WRITERS,
    Profile,
    members,
)
from demo.shown import local
from demo.talk import TOPIC_TITLES
from demo.terms import BASICS, CATEGORIES, FLAT_FORUM, POSTED_FORUMS, SPANISH, tags
from demo.words import SPANISH_TITLE, TITLES, VIDEO_TITLES, capital, filled

_KINDS = ("article", "topic", "article", "topic", "video")


def make_nodes(seed: int, pages: int, until: int) -> tuple[list[Node], Aliases]:
    """Return the first edition's pages in the order they were written, and the aliases taken."""
    aliases, nodes = Aliases(), []
    counts = {"article": 0, "topic": 0, "video": 0}
    cid = 1
    for at in range(pages):
        kind = _KINDS[at % len(_KINDS)]
        created = OPENED + int((until - OPENED) * (at + draw(seed, "time", at).random()) / pages)
        node = make_node(seed, pages, FIRST_NID + at, kind, counts[kind], created, cid, aliases)
        counts[kind] += 1
        cid += node.replies
        nodes.append(node)
    return nodes, aliases


def make_node(
    seed: int,
    pages: int,
    nid: int,
    kind: str,
    number: int,
    created: int,
    cid: int,
    aliases: Aliases,
) -> Node:
    """Return one page; the same arguments give the same page."""
    chance = draw(seed, "node", nid)
    make = {"article": _article, "video": _video, "topic": _topic}[kind]
    return make(chance, (seed, pages), nid, number, created, cid, aliases)


_STYLES = ("time", "text", "list", "time", "none")
_BARE = frozenset({1, 2, 4, 16})  # without any term, so that no feed of a term dates them


def _article(
    chance: Random,
    site: tuple[int, int],
    nid: int,
    number: int,
    created: int,
    cid: int,
    aliases: Aliases,
) -> Node:
    spanish = number % 17 == 3
    title = filled(SPANISH_TITLE if spanish else chance.choice(TITLES), chance)
    authors, byline = _signed(chance, number, spanish)
    path = f"/node/{nid}" if number % 40 == 9 else aliases.new("post", title)
    bare = number in _BARE
    return Node(
        nid=nid,
        kind="article",
        number=number,
        title=title,
        path=path,
        created=created,
        date=_STYLES[number % len(_STYLES)],
        owner=2,
        authors=authors,
        byline=byline,
        language="es" if spanish else "en",
        outdated=number % 6 == 1,
        summary=number % 3 == 0,
        categories=() if bare else _categories(chance, spanish),
        tags=() if bare else _tags(chance, site),
        promoted=number % 3 == 0,
        replies=55 if number == 8 else chance.choice((0, 0, 1, 2, 3, 5)),
        first_cid=cid,
    )


def _signed(chance: Random, number: int, spanish: bool) -> tuple[tuple[Profile, ...], str | None]:
    if spanish:
        return (PROFILES[SPANISH_AT],), None
    form = number % 12
    if form == 2:
        return (), GUEST_WRITERS[number // 12 % len(GUEST_WRITERS)]
    if form == 4:
        return (), None
    if form == 6:
        return (PROFILES[ORGANISATION_AT],), None
    count = 2 if form == 1 else 1
    return tuple(PROFILES[at] for at in chance.sample(WRITERS, count)), None


def _categories(chance: Random, spanish: bool = False) -> tuple[int, ...]:
    if spanish:
        return (SPANISH, BASICS)
    places = sorted(chance.sample(range(len(CATEGORIES) - 1), chance.choice((1, 1, 2))))
    return tuple(CATEGORIES[at].tid for at in places)


def _tags(chance: Random, site: tuple[int, int]) -> tuple[int, ...]:
    known = tags(*site)
    return tuple(term.tid for term in chance.sample(known, chance.randrange(0, 5)))


_PLAYERS = ("media youtube", "frame", "media vimeo", "field", "link", "none")


def _video(
    chance: Random,
    site: tuple[int, int],
    nid: int,
    number: int,
    created: int,
    cid: int,
    aliases: Aliases,
) -> Node:
    speaker = PROFILES[chance.choice(WRITERS)]
    template = VIDEO_TITLES[chance.randrange(len(VIDEO_TITLES))]
    title = filled(template, chance, speaker=speaker.spoken[4:], year=str(local(created).year))
    return Node(
        nid=nid,
        kind="video",
        number=number,
        title=title,
        path=aliases.new("post", title),
        created=created,
        date="time" if number % 4 else "text",
        owner=2,
        authors=(PROFILES[ORGANISATION_AT],) if number % 3 else (speaker,),
        speaker=speaker,
        outdated=number % 5 == 2,
        summary=number % 2 == 0,
        categories=_categories(chance),
        tags=_tags(chance, site),
        threaded=False,
        player=_PLAYERS[number % len(_PLAYERS)],
        promoted=number % 2 == 0,
        replies=chance.choice((0, 1, 2, 4)),
        first_cid=cid,
    )


def _topic(
    chance: Random,
    site: tuple[int, int],
    nid: int,
    number: int,
    created: int,
    cid: int,
    aliases: Aliases,
) -> Node:
    title = capital(filled(chance.choice(TOPIC_TITLES), chance))
    legacy = f"125{nid:04d}" if number % 3 == 2 and nid < 10_000 else None
    folk = members(*site)
    forum = 61 if number < 5 and number != 2 else chance.choice(POSTED_FORUMS)
    forum = FLAT_FORUM if number == 2 else forum
    return Node(
        nid=nid,
        kind="topic",
        number=number,
        title=title,
        path=aliases.new("forum", f"{title} {legacy}" if legacy else title),
        created=created,
        date="text" if number % 4 == 3 else "time",
        owner=folk[chance.randrange(3, len(folk))].uid,
        legacy=legacy,
        outdated=number % 6 == 2,
        summary=number % 8 == 3,
        forum=forum,
        sticky=number == 1,
        closed=number % 9 == 5,
        threaded=forum != FLAT_FORUM,
        replies=_reply_count(chance, number, site[1]),
        first_cid=cid,
    )


def _reply_count(chance: Random, number: int, pages: int) -> int:
    if number == 0:
        return 0
    if number == 1:
        return 138 if pages >= 200 else 66
    if number == 4:
        return 21
    return chance.choice((0, 1, 2, 3, 4, 4, 5, 6, 8))
