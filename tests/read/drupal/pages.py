"""Drupal pages made up in two flavours of theme: one names all by classes, one names nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

THEMES = ("named", "bare")


@dataclass(frozen=True, kw_only=True)
class Note:
    """A comment as it is to be shown."""

    number: int
    name: str = "ruth"
    uid: int = 5
    stamp: int = 1375882200
    shown: str = "Wed, 08/07/2013 - 08:30"
    subject: str = "Thanks"
    html: str = "<p>Thanks to all.</p>"
    level: int = 0
    answers: int | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A node's page as it is to be shown; `fields` are label, field name and items' HTML."""

    theme: str
    type: str = "article"
    node: int = 12
    path: str = "/post/rest"
    title: str = "Rest and sleep"
    line: str = ""
    fields: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    body: str | None = "<p>Sleep well.</p><p>Walk daily.</p>"
    notes: tuple[Note, ...] = ()
    after: str = ""
    before: str = ""
    pager: str = ""
    crumbs: tuple[tuple[str, str], ...] = field(default=(("/", "Home"),))

    def html(self) -> str:
        """The page."""
        named = self.theme == "named"
        names = f' class="node node--type-{self.type} node--view-mode-full"' if named else ""
        head = f"<footer><div>{self.line}</div></footer>" if self.line else ""
        inner = "".join(self._field(*one) for one in self.fields) + self._body() + self._notes()
        node = (
            f'<article data-history-node-id="{self.node}"{names}>{head}<div>{inner}</div></article>'
        )
        kind = f' class="page-node-type-{self.type}"'
        return document(
            f'<main>{self.before}<h1>{self.title}</h1><div id="block-x-content">{node}</div></main>'
            f"{self.after}",
            head=f'<link rel="canonical" href="https://clinic.example{self.path}">'
            f'<link rel="shortlink" href="https://clinic.example/node/{self.node}">',
            crumbs=self.crumbs,
            body=kind,
        )

    def _field(self, label: str, name: str, items: tuple[str, ...]) -> str:
        if self.theme == "bare":
            shown = f"<div>{label}</div>" if label else ""
            return f"<div>{shown}<div>{''.join(f'<div>{i}</div>' for i in items)}</div></div>"
        shown = f'<div class="field__label">{label}</div>' if label else ""
        values = "".join(f'<div class="field__item">{i}</div>' for i in items)
        return (
            f'<div class="field field--name-{name} field--type-x">{shown}'
            f'<div class="field__items">{values}</div></div>'
        )

    def _body(self) -> str:
        if self.body is None:
            return ""
        names = ' class="field field--name-body field__item"' if self.theme == "named" else ""
        return f"<div{names}>{self.body}</div>"

    def _notes(self) -> str:
        shown, level = "", 0
        for note in self.notes:
            shown += '<div class="indented">' * (note.level - level)
            shown += "</div>" * (level - note.level) + self._note(note)
            level = note.level
        shown += "</div>" * level
        return f'<section class="comment-wrapper"><h2>Comments</h2>{shown}{self.pager}</section>'

    def _note(self, note: Note) -> str:
        link = f"/comment/{note.number}#comment-{note.number}"
        answers = ""
        if note.answers:
            to = f"/comment/{note.answers}#comment-{note.answers}"
            answers = f'<p>In reply to <a href="{to}">March 3, 2001 10:00 news</a> by <i>x</i></p>'
        names = ' class="field field--name-comment-body"' if self.theme == "named" else ""
        return (
            f'<article id="comment-{note.number}" data-comment-user-id="{note.uid}">'
            f'<mark data-comment-timestamp="{note.stamp}"></mark>'
            f"<footer><p>Submitted by <span>{note.name}</span> on {note.shown}</p>{answers}"
            f'<a href="{link}">Permalink</a></footer>'
            f'<div><h3><a href="{link}" rel="bookmark">{note.subject}</a></h3>'
            f"<div{names}>{note.html}</div>"
            '<ul><li><a href="/user/login?destination=/x">Log in</a></li></ul></div></article>'
        )


def document(
    inner: str, head: str = "", crumbs: tuple[tuple[str, str], ...] = (), body: str = ""
) -> str:
    """A whole Drupal page around some content."""
    way = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in crumbs)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'
        f"<title>x | Clinic</title>{head}</head><body{body}>"
        f'<nav aria-labelledby="system-breadcrumb"><ol>{way}</ol></nav>{inner}</body></html>'
    )
