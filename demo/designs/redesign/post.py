"""One post of a discussion in a redesign: who, when, what, and the buttons."""

from __future__ import annotations

from dataclasses import dataclass

from demo.comments import Shown
from demo.designs.redesign.moments import moment
from demo.designs.redesign.paint import Paint
from demo.node import Node
from demo.people import Member
from demo.pieces import text_html
from demo.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as a discussion shows it; `cid` is 0 for an opening post, `at` counts from 1."""

    cid: int
    at: int
    depth: int
    who: Member
    created: int
    html: str
    subject: str
    answers: Shown | None
    path: str

    @classmethod
    def of(cls, each: Shown, at: int, *, flat: bool) -> Post:
        """Return a comment as a post; a flat one names what it answers."""
        return cls(
            cid=each.reply.cid,
            at=at,
            depth=each.depth,
            who=each.who,
            created=each.reply.created,
            html=each.body.html,
            subject=each.subject,
            answers=each.above if flat else None,
            path=f"/comment/{each.reply.cid}#comment-{each.reply.cid}",
        )

    @classmethod
    def opening(cls, world: World, node: Node) -> Post:
        """Return a topic's opening post as the first of its discussion."""
        return cls(
            cid=0,
            at=0,
            depth=0,
            who=world.people[node.owner],
            created=node.created,
            html=world.body(node)[0].html,
            subject="",
            answers=None,
            path=node.path,
        )


def post_html(world: World, paint: Paint, post: Post, inside: str = "", more: str = "") -> str:
    """Return a post; `inside` are the answers that stand in it, `more` further attributes."""
    talk, markup = paint.plan.talk, paint.plan.markup
    text = paint.wrapped("comment text", paint.block("comment text", post.html))
    body = _subject(paint, post) + _answered(paint, post) + text
    foot = _foot(paint, post)
    line = paint.block("comment meta", _line(world, paint, post))
    attributes = " ".join(each for each in (_number(paint, post), more) if each)
    if talk.post == "columns":
        pane, content = _pane(paint, post), _when(world, paint, post, body, foot)
        if markup.tags == "table" and talk.tree == "flat":
            return f'<tr {attributes}><td valign="top">{pane}</td><td>{content}</td></tr>\n'
        inner = paint.block("comment pane", pane) + paint.block("comment content", content)
    elif talk.post == "below":
        inner = body + line + _standing(paint, post) + foot
    else:
        inner = _avatar(paint, post) + line + _standing(paint, post) + body + foot
    if markup.tags == "table" and talk.tree == "flat":
        return f"<tr {attributes}><td>{inner}</td></tr>\n"
    return paint.block("comment", inner + inside, attributes)


def _when(world: World, paint: Paint, post: Post, body: str, foot: str) -> str:
    date = _date(world, paint, post)
    return (paint.block("comment date", date) if date else "") + body + foot


def _number(paint: Paint, post: Post) -> str:
    form = paint.plan.talk.number
    if form is None:
        return ""
    if not post.cid:
        return 'id="opening-post"'
    return f'data-comment-id="{post.cid}"' if form == "data" else f'id="{form}{post.cid}"'


def _name(paint: Paint, post: Post) -> str:
    guest = " (not verified)" if paint.plan.talk.unverified and not post.who.uid else ""
    return paint.inline("comment name", text_html(post.who.shown) + guest)


def _date(world: World, paint: Paint, post: Post) -> str:
    talk = paint.plan.talk
    if talk.date is None:
        return ""
    words = moment(talk.date, post.created, world.now, timed=talk.timed)
    return paint.link(post.path, words, "permalink") if talk.permalink == "date" else words


def _line(world: World, paint: Paint, post: Post) -> str:
    """Return who and when in one line, or in elements of their own."""
    name, date = _name(paint, post), _date(world, paint, post)
    form = paint.plan.talk.line
    if form == "apart":
        return paint.block("comment who", name) + (
            paint.block("comment date", date) if date else ""
        )
    if form == "dot":
        return f"{name} · {date}" if date else name
    start, between = ("Submitted by ", " on ") if form == "submitted" else ("By ", ", ")
    return start + name + (between + date if date else "")


def _standing(paint: Paint, post: Post) -> str:
    """Return role and number of posts, which forums show beside a name."""
    talk, who = paint.plan.talk, post.who
    role = paint.block("role", text_html(who.role)) if talk.roles and who.role else ""
    return role + (paint.block("totals", f"Posts: {who.posts}") if talk.totals and who.uid else "")


def _pane(paint: Paint, post: Post) -> str:
    name = paint.block("comment who", _name(paint, post))
    return _avatar(paint, post) + name + _standing(paint, post)


def _avatar(paint: Paint, post: Post) -> str:
    form = paint.plan.talk.avatar
    if form is None:
        return ""
    if form == "letter":
        return f'<span aria-hidden="true">{text_html(post.who.shown[0].upper())}</span>'
    source = f"/sites/default/files/pictures/{post.who.uid}.png"
    return f'<img src="{source}" alt="" width="48" height="48">'


def _subject(paint: Paint, post: Post) -> str:
    form = paint.plan.talk.subject
    if form is None or not post.subject:
        return ""
    words = text_html(post.subject)
    return paint.heading(3, words, "subject") if form == "heading" else f"<b>{words}</b><br>\n"


def _answered(paint: Paint, post: Post) -> str:
    """Return the line that names what a flat discussion's post answers."""
    above = post.answers
    if above is None:
        return ""
    name = text_html(above.who.shown)
    form, cid = paint.plan.talk.number, above.reply.cid
    if form in ("comment-", "c"):
        name = paint.link(f"#{form}{cid}", name, "answered")
    elif paint.plan.talk.permalink:
        name = paint.link(f"/comment/{cid}#comment-{cid}", name, "answered")
    return paint.block("in reply to", f"In reply to {name}")


def _foot(paint: Paint, post: Post) -> str:
    talk = paint.plan.talk
    links = [_BUTTONS[talk.login]] if talk.login else []
    if talk.permalink == "words":
        links.append(paint.link(post.path, "Permalink", "permalink"))
    elif talk.permalink == "sequence":
        links.append(paint.link(post.path, f"#{post.at + 1}", "permalink"))
    elif talk.sequence:
        links.append(f"#{post.at + 1}")
    return paint.block("comment foot", " ".join(links)) if links else ""


_BUTTONS = {
    "phrase": '<a href="/user/login">Log in</a> or <a href="/user/register">register</a> to post '
    "comments",
    "reply": '<a href="/user/login">Reply</a>',
    "buttons": "<button>Like</button> <button>Share</button> <button>Report</button>",
}
