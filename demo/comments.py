"""The words of the comments and replies."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.chance import draw
from demo.node import Node
from demo.people import Member
from demo.pieces import (
    Anchor,
    Body,
    Medium,
    Piece,
    attribute,
    dashed_signature,
    paragraph,
    quotation,
    signature,
    spacer,
)
from demo.shown import subject
from demo.talk import ADVICE, CLOSINGS, COMMENTS, REPLIES, SHORT
from demo.threads import PER_PART, Reply
from demo.words import filled

_LONG_URL = "https://library.example.org/patients/handouts/2014/questions-to-ask-before-a-second-biopsy.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as a visitor sees it; `position` counts from 1, `above` is what it answers."""

    reply: Reply
    depth: int
    position: int
    who: Member
    body: Body
    subject: str
    above: Shown | None
    changed: int

    @property
    def part(self) -> int:
        """The part of the discussion that it stands on, from 0."""
        return (self.position - 1) // PER_PART


def reply_body(
    reply: Reply, node: Node, seed: int, who: Member, answered: tuple[str, str], edited: bool
) -> Body:
    """Return a comment's text.

    `answered` is the shown name of whom it answers and what they had written; `edited` adds the
    line that a later edition has.
    """
    chance = draw(seed, "reply", reply.cid)
    pieces = (
        _article_comment(chance) if node.kind != "topic" else _reply(chance, answered, who.shown)
    )
    if chance.random() < 0.12:
        pieces.append(_with_link(chance, node))
    if reply.cid % 29 == 0:
        pieces.append(_picture(reply.cid))
    if edited:
        pieces.append(paragraph("Edited to add: the nurse called back, and all is well."))
    if who.signature and node.kind == "topic":
        sign = dashed_signature if who.dashed else signature
        pieces.append(sign(*who.signature))
    return Body(tuple(pieces))


def _article_comment(chance: Random) -> list[Piece]:
    words = [filled(chance.choice(COMMENTS), chance)]
    if chance.random() < 0.4:
        words.append(chance.choice(CLOSINGS))
    return [paragraph(each) for each in words]


def _reply(chance: Random, answered: tuple[str, str], own_name: str) -> list[Piece]:
    name, said = answered
    kind = chance.random()
    pieces: list[Piece] = []
    if kind < 0.07:
        return [paragraph(chance.choice(SHORT)), spacer()]
    if kind < 0.3:
        pieces.append(quotation(name, said.split("\n")[-1][:120].strip()))
    greeting = chance.choice(REPLIES).format(name=name)
    pieces.append(paragraph(f"{greeting}\u00a0 {filled(chance.choice(ADVICE), chance)}"))
    for _ in range(chance.randrange(0, 3)):
        pieces.append(paragraph(" ".join(filled(chance.choice(ADVICE), chance) for _ in "ab")))
    if kind > 0.7:
        pieces.append(paragraph(f"{chance.choice(CLOSINGS)}\n{own_name} & cat"))
    return pieces


def _with_link(chance: Random, node: Node) -> Piece:
    if chance.random() < 0.5:
        return paragraph("This handout helped me: ", Anchor(_LONG_URL, _LONG_URL[:71] + "…"), " .")
    return paragraph("I keep coming back to ", Anchor(node.path, "this page"), ".")


def _picture(cid: int) -> Piece:
    source = f"/sites/default/files/inline-images/garden-{cid}.png"
    html = f'<p><img alt="Our garden" src="{attribute(source)}" width="320" height="180" /></p>'
    return Piece(html, (), (Medium("image", source, "Our garden"),))


def reply_subject(node: Node, body: Body) -> str:
    """Return a comment's subject: bbPress's for a migrated topic, else the text's first words."""
    if node.legacy:
        return f"Reply To: {node.title}"[:64].rstrip()
    text = "\n".join("\n".join(piece.lines) for piece in body.pieces)
    return " ".join(subject(text.strip()).split()) or "(No subject)"
