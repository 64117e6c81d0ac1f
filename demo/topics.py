"""The opening posts of forum discussions."""

from __future__ import annotations

from demo.chance import draw
from demo.node import Node
from demo.people import Member
from demo.pieces import Anchor, Body, Piece, dashed_signature, paragraph, signature
from demo.talk import ASKS, MIDDLES, OPENINGS
from demo.words import filled


def topic_body(node: Node, seed: int, who: Member, links: tuple[Anchor, ...], edited: bool) -> Body:
    """Return an opening post."""
    chance = draw(seed, "body", node.nid)
    pieces: list[Piece] = [paragraph(filled(chance.choice(OPENINGS), chance))]
    for words in chance.sample(MIDDLES, chance.randrange(1, 5)):
        pieces.append(paragraph(filled(words, chance)))
    for link in links:
        pieces.append(paragraph("I have read ", link, ", twice."))
    pieces.append(paragraph(chance.choice(ASKS)))
    if edited:
        pieces.append(paragraph("Edited: the appointment has moved to Friday."))
    if who.signature:
        sign = dashed_signature if who.dashed else signature
        pieces.append(sign(*who.signature))
    return Body(tuple(pieces))
