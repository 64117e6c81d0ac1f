"""Texts: HTML and truth are made together and agree."""

from selectolax.lexbor import LexborHTMLParser

from demo.pieces import (
    Anchor,
    Body,
    Strong,
    bullets,
    data_table,
    document,
    figure,
    paragraph,
    quotation,
    signature,
    spacer,
)


def test_text_has_a_line_a_block_and_no_empty_one() -> None:
    """No-break spaces collapse, a line break is a new line, a lone space is nothing."""
    body = Body((paragraph("One.\u00a0 Two <3", Strong(" three")), spacer(), paragraph("a\nb")))
    assert body.text == "One. Two <3 three\na\nb"
    assert "&lt;3" in body.html
    assert "<p>&nbsp;</p>" in body.html


def test_own_text_leaves_out_quotation_and_signature() -> None:
    """What others wrote and what stands under every post is not one's own."""
    body = Body((quotation("ann", "Is it?"), paragraph("It is."), signature("bob", "moderator")))
    assert body.text == "ann wrote:\nIs it?\nIt is.\nbob\nmoderator"
    assert body.own_text == "It is."


def test_links_and_media_are_what_the_html_holds() -> None:
    """Truth has every link and image of the HTML, in its order."""
    body = Body(
        (
            paragraph("See ", Anchor("/post/a?b=1&c=2", "this"), "."),
            figure("/files/a.png", "", "A caption"),
            document("/files/b.pdf", "Handout"),
        )
    )
    tree = LexborHTMLParser(body.html)
    assert [(a.attributes["href"], a.text()) for a in tree.css("a")] == [*body.links]
    assert [i.attributes["src"] for i in tree.css("img")] == ["/files/a.png"]
    assert [(m.kind, m.text) for m in body.media] == [
        ("image", "A caption"),
        ("document", "Handout"),
    ]


def test_a_table_is_a_line_a_row() -> None:
    """Cells of a row stand on one line, a list has a line an item."""
    body = Body((data_table("T", (("Arm", "N"), ("a", "12"))), bullets("x", "y")))
    assert body.text == "T\nArm N\na 12\nx\ny"
