"""What a redesign looks like: every choice of it, made from its number alone."""

from __future__ import annotations

from dataclasses import dataclass

from demo.chance import draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How elements are written: families of tags and class names, wrappers, the main heading."""

    tags: str
    classes: str
    depth: int
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the page tells machines."""

    title: str
    canonical: bool
    shortlink: bool
    generator: bool
    open_graph: bool
    json_ld: bool
    node_id: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the content, and in which order."""

    banner: int
    chrome: bool
    crumbs: bool
    sides: str
    latest: bool
    recent_teasers: bool
    dated_sides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """How an article, a video or an opening post is laid out."""

    byline: str
    meta: str
    date: str | None
    timed: bool
    author_linked: bool
    bio: str | None
    terms: str | None
    kicker: bool
    related: str
    player: str
    transcript_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How a discussion is laid out."""

    tree: str
    post: str
    line: str
    date: str | None
    timed: bool
    number: str | None
    permalink: str | None
    subject: str | None
    avatar: str | None
    totals: bool
    roles: bool
    unverified: bool
    login: str | None
    heading: str | None
    opening: str
    sequence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """How lists are laid out."""

    items: str
    forums: str
    pager: str
    dates: bool
    teasers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole redesign."""

    number: int
    markup: Markup
    head: Head
    frame: Frame
    document: Document
    talk: Talk
    lists: Lists


def plan_of(number: int) -> Plan:
    """Return the redesign of a number; the same number gives the same one everywhere."""
    return Plan(
        number=number,
        markup=_markup(number),
        head=_head(number),
        frame=_frame(number),
        document=_document(number),
        talk=_talk(number),
        lists=_lists(number),
    )


class _Coins:
    """Draws one choice after another from a number and the part of the plan."""

    def __init__(self, number: int, part: str) -> None:
        self._chance = draw("redesign", number, part)

    def flip(self, likely: float) -> bool:
        return self._chance.random() < likely

    def pick(self, *choices: str) -> str:
        return self._chance.choice(choices)

    def maybe(self, *choices: str | None) -> str | None:
        return self._chance.choice(choices)

    def upto(self, most: int) -> int:
        return self._chance.randrange(most + 1)


def _markup(number: int) -> Markup:
    coins = _Coins(number, "markup")
    return Markup(
        tags=coins.pick("div", "div", "semantic", "semantic", "custom", "table"),
        classes=coins.pick("words", "bem", "hashed", "soup", "odd", "none"),
        depth=coins.upto(3),
        heading=coins.pick("h1", "h1", "h1", "h1", "h2", "aria"),
    )


def _head(number: int) -> Head:
    coins = _Coins(number, "head")
    return Head(
        title=coins.pick("{} | {site}", "{} | {site}", "{} – {site}", "{site} :: {}", "{}"),
        canonical=coins.flip(0.85),
        shortlink=coins.flip(0.3),
        generator=coins.flip(0.3),
        open_graph=coins.flip(0.5),
        json_ld=coins.flip(0.4),
        node_id=coins.flip(0.3),
    )


def _frame(number: int) -> Frame:
    coins = _Coins(number, "frame")
    return Frame(
        banner=coins.upto(2),
        chrome=coins.flip(0.7),
        crumbs=coins.flip(0.5),
        sides=coins.pick("before", "beside", "after", "after"),
        latest=coins.flip(0.4),
        recent_teasers=coins.flip(0.3),
        dated_sides=coins.flip(0.8),
    )


_FORMS = ("medium", "long", "at", "day", "short day", "numeric")


def _document(number: int) -> Document:
    coins = _Coins(number, "document")
    timed = coins.flip(0.4)
    date = coins.maybe(*_FORMS, *(("ago",) if timed else ()), None if number % 3 == 2 else "medium")
    return Document(
        byline=coins.pick("label", "submitted", "by", "colon", "dot"),
        meta=coins.pick("top", "top", "top", "top", "bottom"),
        date=date,
        timed=timed and date is not None,
        author_linked=coins.flip(0.6),
        bio=coins.maybe("above", "above", "below", "beside", None),
        terms=coins.maybe("label", "label", "colon", "list", None),
        kicker=coins.flip(0.6),
        related=coins.pick("below", "below", "beside"),
        player=coins.pick("frame", "frame", "lazy", "oembed"),
        transcript_apart=coins.flip(0.3),
    )


def _talk(number: int) -> Talk:
    coins = _Coins(number, "talk")
    timed = coins.flip(0.4)
    forms = ("medium", "long", "at", "at", "medium", "day", *(("ago", "ago") if timed else ()))
    date = None if coins.flip(0.15) else coins.pick(*forms)
    return Talk(
        tree=coins.pick("nested", "indented", "flat", "flat"),
        post=coins.pick("above", "above", "columns", "below"),
        line=coins.pick("submitted", "by", "apart", "apart", "dot"),
        date=date,
        timed=timed and date is not None,
        number=coins.maybe("comment-", "comment-", "c", "data", None),
        permalink=coins.maybe("words", "sequence", "date", None),
        subject=coins.maybe("heading", "bold", None, None),
        avatar=coins.maybe("picture", "letter", None),
        totals=coins.flip(0.5),
        roles=coins.flip(0.6),
        unverified=coins.flip(0.5),
        login=coins.maybe("phrase", "reply", "buttons", None),
        heading=coins.maybe("Comments", "count", "JOIN THE CONVERSATION", None),
        opening=coins.pick("apart", "apart", "first", "first each part"),
        sequence=coins.flip(0.3),
    )


def _lists(number: int) -> Lists:
    coins = _Coins(number, "lists")
    return Lists(
        items=coins.pick("cards", "cards", "table", "dl", "list"),
        forums=coins.pick("cards", "table", "table", "dl"),
        pager=coins.pick("numbers", "next", "older"),
        dates=coins.flip(0.6),
        teasers=coins.flip(0.8),
    )
