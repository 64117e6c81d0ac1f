"""The texts of articles."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from demo.chance import draw
from demo.node import Node
from demo.pieces import (
    Anchor,
    Body,
    Piece,
    Strong,
    bullets,
    data_table,
    document,
    figure,
    frame,
    heading,
    layout_table,
    paragraph,
    quotation,
    spacer,
)
from demo.shown import local
from demo.words import DRUGS, PLACES, SENTENCES, SPANISH_SENTENCES, TRIALS, filled, sentences

NOTE = "Please Note: New Treatments Have Emerged Since this Original Post"
"""What the line under the title of an old page says."""


def article_body(node: Node, seed: int, links: tuple[Anchor, ...], edited: bool) -> Body:
    """Return an article's text; `links` are the addresses of other pages that it may cite."""
    chance = draw(seed, "body", node.nid)
    source = SPANISH_SENTENCES if node.language == "es" else SENTENCES
    pieces = [paragraph(sentences(chance, chance.randrange(2, 4), source))]
    if node.language == "en":
        pieces += _english(chance, node, links)
    else:
        pieces += [paragraph(sentences(chance, 3, source)), heading("Preguntas", 2)]
        pieces.append(bullets(SPANISH_SENTENCES[1], *SPANISH_SENTENCES[4:]))
    if edited:
        pieces.append(paragraph("Update: ", Strong("the follow-up"), " was as calm as we hoped."))
    return Body(tuple(pieces))


def summary_of(node: Node, seed: int) -> str:
    """Return the sentence that a page's description holds."""
    return filled(
        "A made-up look at {drug} and {symptom}: what the {trial} study means for you.",
        draw(seed, "summary", node.nid),
    )


def _english(chance: Random, node: Node, links: tuple[Anchor, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    if node.byline:
        pieces.append(paragraph(f"Guest post by {node.byline}, from {chance.choice(PLACES)}."))
    for at, link in enumerate(links):
        pieces.append(paragraph(sentences(chance, 1), " (", link, ") ", sentences(chance, 1)))
        if at == 0:
            pieces.append(spacer())
    extra = _EXTRAS[node.number % len(_EXTRAS)]
    pieces += extra(chance, node)
    for _ in range(chance.randrange(2, 5)):
        pieces.append(paragraph(sentences(chance, chance.randrange(2, 5))))
    return pieces


def _pictures(chance: Random, node: Node) -> list[Piece]:
    month = f"{local(node.created):%Y-%m}"
    folder = f"/sites/default/files/styles/large/public/{month}"
    return [
        heading("What the scan showed", 2),
        figure(
            f"{folder}/ct-{node.nid}.png?itok=Zq{node.nid}x", "", "A drawn scan, not a real one."
        ),
        layout_table(
            f"/sites/default/files/{month}/curve-{node.nid}.png",
            f"curve-of-{chance.choice(TRIALS)}",
            "(click on image to enlarge)",
        ),
    ]


def _files(chance: Random, node: Node) -> list[Piece]:
    month = f"{local(node.created):%Y-%m}"
    return [
        document(f"/sites/default/files/{month}/handout-{node.nid}.pdf", "Download the handout"),
        document(f"/sites/default/files/{month}/talk-{node.nid}.mp3", "Listen (audio)", "audio"),
        paragraph(sentences(chance, 2)),
    ]


def _figures(chance: Random, node: Node) -> list[Piece]:
    rows = tuple((drug, str(chance.randrange(20, 300)), "5.1") for drug in chance.sample(DRUGS, 3))
    return [
        data_table("Table. Response by arm", (("Arm", "N", "Months"), *rows)),
        bullets("Ask for copies of your scans.", "Bring a list, please.", "Rest <3"),
        paragraph(
            "See ", Anchor("https://journal.example.org/abstracts/4711", "abstract here"), "."
        ),
    ]


def _quoted(chance: Random, node: Node) -> list[Piece]:
    said = "It was never about the numbers; it was about Tuesdays."
    return [
        Piece(f"<blockquote><p>{said}</p></blockquote>", (said,), own=False),
        frame(f"https://www.youtube.com/embed/{video_key(node.nid)}", "A short talk (made up)"),
        paragraph(sentences(chance, 2)),
    ]


def _shortcodes(chance: Random, node: Node) -> list[Piece]:
    code = f'[caption id="attachment_{node.nid}" width="300"]Ribbon[/caption]'
    return [Piece(code, (code,)), heading("In short"), paragraph(sentences(chance, 3))]


def _question(chance: Random, node: Node) -> list[Piece]:
    return [quotation("A reader", "Is it safe to wait?"), paragraph(sentences(chance, 3))]


_EXTRAS: tuple[Callable[[Random, Node], list[Piece]], ...] = (
    _pictures,
    _files,
    _figures,
    _quoted,
    _shortcodes,
    _question,
)


def video_key(nid: int) -> str:
    """Return an eleven-letter video number that belongs to no video."""
    return f"dEmo{nid:07d}"
