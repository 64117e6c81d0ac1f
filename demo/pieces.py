"""A text as the site prints it, and the same as an archive must hold it, made together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple


class Anchor(NamedTuple):
    """A link in a text; the address starts at the site's root or is a full one."""

    href: str
    text: str


class Medium(NamedTuple):
    """An image, video, audio or document in a text."""

    kind: str
    url: str
    text: str | None


class Strong(NamedTuple):
    """Words in bold."""

    text: str


Inline = str | Anchor | Strong


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a text: its HTML, its lines as text, what it holds.

    `own` is False for what its author did not write here: a quotation, a signature.
    """

    html: str
    lines: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    links: tuple[Anchor, ...] = ()
    own: bool = True


@dataclass(frozen=True)
class Body:
    """A whole text."""

    pieces: tuple[Piece, ...]

    @cached_property
    def html(self) -> str:
        """The text as HTML, inside its field."""
        return "\n".join(piece.html for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """Each block on a line of its own, white space collapsed, no empty line."""
        return _joined(self.pieces)

    @cached_property
    def own_text(self) -> str:
        """The text without quotations and signature."""
        return _joined(tuple(piece for piece in self.pieces if piece.own))

    @property
    def media(self) -> list[Medium]:
        """Images, videos, sound and documents in order."""
        return [medium for piece in self.pieces for medium in piece.media]

    @property
    def links(self) -> list[Anchor]:
        """The links in order."""
        return [link for piece in self.pieces for link in piece.links]


def _joined(pieces: tuple[Piece, ...]) -> str:
    lines = (" ".join(line.split()) for piece in pieces for line in piece.lines)
    return "\n".join(line for line in lines if line)


def text_html(text: str) -> str:
    """Escape text as Drupal's editor does; quotes stay."""
    return escape(text, quote=False)


def attribute(text: str) -> str:
    """Escape text for an attribute, or where Twig prints it (quotes and apostrophes too)."""
    return escape(text, quote=True).replace("&#x27;", "&#039;")


def run(parts: tuple[Inline, ...]) -> tuple[str, str, tuple[Anchor, ...]]:
    """Return inline parts as HTML and as text, with the links among them."""
    html = ""
    for part in parts:
        if isinstance(part, Anchor):
            html += f'<a href="{attribute(part.href)}">{text_html(part.text)}</a>'
        elif isinstance(part, Strong):
            html += f"<strong>{text_html(part.text)}</strong>"
        else:
            html += text_html(part)
    text = "".join(part if isinstance(part, str) else part.text for part in parts)
    return html, text, tuple(part for part in parts if isinstance(part, Anchor))


def paragraph(*parts: Inline) -> Piece:
    """Return a paragraph; a line feed in a part is a line break."""
    html, text, links = run(parts)
    return Piece(
        f"<p>{html.replace(chr(10), '<br />' + chr(10))}</p>", tuple(text.split("\n")), (), links
    )


def heading(text: str, level: int = 3) -> Piece:
    """Return a heading."""
    return Piece(f"<h{level}>{text_html(text)}</h{level}>", (text,))


def bullets(*items: str) -> Piece:
    """Return a list."""
    inner = "\n".join(f"<li>{text_html(item)}</li>" for item in items)
    return Piece(f"<ul>\n{inner}\n</ul>", items)


def spacer() -> Piece:
    """Return the lone no-break space that an old editor left."""
    return Piece("<p>&nbsp;</p>")


def quotation(who: str, words: str) -> Piece:
    """Return a quoted post with its author's name inside the quotation."""
    return Piece(
        f"<blockquote><p><strong>{text_html(who)} wrote:</strong></p>\n"
        f"<p>{text_html(words)}</p></blockquote>",
        (f"{who} wrote:", words),
        own=False,
    )


def figure(source: str, alt: str, caption: str) -> Piece:
    """Return an image with its caption under it."""
    html = (
        f'<figure role="group" class="align-center">\n<img alt="{attribute(alt)}" '
        f'src="{attribute(source)}" width="480" height="270" loading="lazy" />\n'
        f"<figcaption>{text_html(caption)}</figcaption>\n</figure>"
    )
    return Piece(html, (caption,), (Medium("image", source, alt or caption),))


def layout_table(source: str, alt: str, caption: str) -> Piece:
    """Return an image and its caption as rows of a layout table."""
    html = (
        '<table border="0" cellpadding="2" align="center">\n<tbody>\n<tr><td>'
        f'<img alt="{attribute(alt)}" src="{attribute(source)}" width="480" height="270" />'
        f"</td></tr>\n<tr><td>{text_html(caption)}</td></tr>\n</tbody>\n</table>"
    )
    return Piece(html, (caption,), (Medium("image", source, alt),))


def data_table(title: str, rows: tuple[tuple[str, ...], ...]) -> Piece:
    """Return a table of figures; the first row is its head."""
    head = "".join(f"<th>{text_html(cell)}</th>" for cell in rows[0])
    body = "\n".join(
        "<tr>" + "".join(f"<td>{text_html(cell)}</td>" for cell in row) + "</tr>"
        for row in rows[1:]
    )
    html = (
        f"<table>\n<caption>{text_html(title)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )
    return Piece(html, (title, *(" ".join(row) for row in rows)))


def document(source: str, words: str, kind: str = "document") -> Piece:
    """Return a link to a PDF, or to a recording (kind: audio)."""
    mime, css = (
        ("audio/mpeg", "audio") if kind == "audio" else ("application/pdf", "application-pdf")
    )
    html = (
        f'<p><span class="file file--mime-{css} file--{css}"><a href="{attribute(source)}" '
        f'type="{mime}; length=48213" title="{source.rsplit("/", 1)[-1]}">{text_html(words)}</a>'
        "</span></p>"
    )
    return Piece(html, (words,), (Medium(kind, source, words),), (Anchor(source, words),))


def frame(source: str, title: str) -> Piece:
    """Return a video frame in the middle of a text."""
    html = (
        f'<p><iframe src="{attribute(source)}" width="560" height="315" frameborder="0" '
        f'title="{attribute(title)}" allowfullscreen></iframe></p>'
    )
    return Piece(html, (), (Medium("video", source, None),))


def signature(*lines: str) -> Piece:
    """Return a signature as the old forum kept it: a block of its own at the end."""
    inner = "<br />\n".join(text_html(line) for line in lines)
    return Piece(f'<div class="user-signature clearfix"><p>{inner}</p></div>', lines, own=False)


def dashed_signature(*lines: str) -> Piece:
    """Return a signature after a line of two dashes."""
    inner = "<br />\n".join(text_html(line) for line in ("--", *lines))
    return Piece(f"<p>{inner}</p>", ("--", *lines), own=False)
