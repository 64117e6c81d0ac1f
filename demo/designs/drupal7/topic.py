"""A forum topic as Advanced Forum 7.x shows it: a header, then posts with their authors' panes."""

from __future__ import annotations

from dataclasses import dataclass

from demo.comments import Shown
from demo.designs.drupal7.comments import login_links, parts_of, signed
from demo.designs.drupal7.fields import body_field, field, note, username
from demo.designs.drupal7.pager import pager
from demo.node import Node
from demo.people import Member
from demo.pieces import text_html
from demo.shown import age, medium
from demo.threads import PER_PART
from demo.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post with what the template prints of it; `number` counts the whole topic from 1."""

    key: int
    number: int
    who: Member
    created: int
    title: str
    content: str
    signature: str
    link: str
    answers: str = ""
    about: str = ""


def topic_content(world: World, node: Node, part: int) -> str:
    """Return one page of a topic: later ones repeat the header only, not the first post."""
    replies = in_order(world, node)
    numbers = {each.reply.cid: at for at, each in enumerate(replies, 2)}
    shown = replies[part * PER_PART : (part + 1) * PER_PART]
    posts = "".join(
        f'<a id="comment-{each.reply.cid}"></a>\n' + _post(world, node, _reply(each, numbers))
        for each in shown
    )
    opening = "" if part else _post(world, node, _opening(world, node))
    wrapper = (
        f'<div id="forum-comments" class="comment-wrapper">\n{posts}'
        f"{pager(part, parts_of(world, node), node.path)}</div>\n"
        if posts
        else ""
    )
    return _header(world, node, len(replies)) + opening + wrapper


def in_order(world: World, node: Node) -> list[Shown]:
    """Return a topic's replies by number: Advanced Forum's topics are flat."""
    return sorted(world.discussion(node), key=lambda each: each.reply.cid)


def _header(world: World, node: Node, count: int) -> str:
    last = in_order(world, node)[-1].reply.cid if count else 0
    query = f"?page={parts_of(world, node) - 1}" if count > PER_PART else ""
    jump = (
        f'  <div class="last-post-link"><a href="{node.path}{query}#comment-{last}" '
        'class="af-button-large"><span>Last post</span></a></div>\n'
        if count
        else ""
    )
    words = "1 post" if not count else f"{count + 1} posts"
    closed = "This topic is locked" if node.closed else "Log in to post new content in the forum"
    return (
        '<div id="forum-topic-header" class="forum-topic-header clearfix">\n'
        f'  <div class="topic-post-count">\n  {words} / 0 new  </div>\n'
        f'  <div class="topic-reply-link">{closed}</div>\n{jump}'
        '  <a id="forum-topic-top"></a>\n</div>\n'
    )


def _opening(world: World, node: Node) -> Post:
    forum = world.term(node.forum or 0)
    named = field(
        "taxonomy-forums",
        "taxonomy-term-reference",
        [f'<a href="{forum.path}">{text_html(forum.name)}</a>'],
        "Forums",
        ' rel="sioc:has_container"',
    )
    text, signature = signed(world.body(node)[0].html)
    return Post(
        key=node.nid,
        number=1,
        who=world.people[node.owner],
        created=node.created,
        title=node.shown_title,
        content=note(node) + named + body_field(text),
        signature=signature,
        link=node.path,
        about=f' about="{node.path}" typeof="sioc:Post sioct:BoardPost"',
    )


def _reply(each: Shown, numbers: dict[int, int]) -> Post:
    at = f"/comment/{each.reply.cid}#comment-{each.reply.cid}"
    above = each.above
    answers = ""
    if above and above.reply.cid in numbers:
        cid = above.reply.cid
        to = f'<a href="/comment/{cid}#comment-{cid}" class="active">#{numbers[cid]}</a>'
        answers = f'    <span class="forum-in-reply-to">(Reply to {to})</span>\n'
    text, signature = signed(each.body.html)
    return Post(
        key=each.reply.cid,
        number=numbers[each.reply.cid],
        who=each.who,
        created=each.reply.created,
        title=each.subject,
        content=body_field(text, "comment-body"),
        signature=signature,
        link=at,
        answers=answers,
        about=f' about="{at}" typeof="sioc:Post sioct:Comment"',
    )


def _post(world: World, node: Node, post: Post) -> str:
    sign = f'      <div class="author-signature">{post.signature}</div>\n' if post.signature else ""
    side = "even" if post.number % 2 else "odd"
    return (
        f'<div id="post-{post.key}" class="forum-post clearfix {side} posted-by-{post.who.uid}"'
        f'{post.about}>\n  <div class="forum-post-info clearfix">\n'
        f'    <div class="forum-posted-on">\n      {medium(post.created)}    </div>\n'
        f'{post.answers}    <span class="forum-post-number"><a href="{post.link}" '
        f'rel="bookmark">#{post.number}</a></span>\n  </div>\n'
        '  <div class="forum-post-wrapper">\n    <div class="forum-post-panel-sub">\n'
        f"      {author_pane(world, post.who)}    </div>\n"
        '    <div class="forum-post-panel-main clearfix">\n'
        f'      <div class="forum-post-title">{text_html(post.title)}</div>\n'
        f'      <div class="forum-post-content">\n        {post.content}      </div>\n{sign}'
        '    </div>\n  </div>\n  <div class="forum-post-footer clearfix">\n'
        '    <div class="forum-jump-links">\n      <a href="#forum-topic-top" '
        'title="Jump to top of page" class="af-button-small"><span>Top</span></a>\n    </div>\n'
        f'    <div class="forum-post-links">\n      {login_links(node)}    </div>\n  </div>\n'
        "</div>\n"
    )


def author_pane(world: World, who: Member) -> str:
    """Return what stands beside a post: name, title, when joined, total of posts."""
    lines = [f'<div class="author-pane-line author-name">{username(who)}</div>']
    if who.role:
        lines.append(f'<div class="author-pane-line author-title">{text_html(who.role)}</div>')
    if who.uid:
        lines += [
            '<div class="author-pane-line author-offline">Offline</div>',
            '<div class="author-pane-line"><span class="author-pane-label">Last seen:</span> '
            f"{age(world.now - 1_700_000_000 + who.uid * 90_000)} ago</div>",
            '<div class="author-pane-line author-joined"><span class="author-pane-label">Joined:'
            f"</span> {medium(1_200_000_000 + who.uid * 700_000)}</div>",
            '<div class="author-pane-line author-posts"><span class="author-pane-label">Posts:'
            f"</span> {who.posts}</div>",
        ]
    inner = "\n        ".join(lines)
    return (
        '<div class="author-pane">\n  <div class="author-pane-inner">\n'
        f'      <div class="author-pane-section author-pane-general">\n        {inner}\n'
        "      </div>\n  </div>\n</div>\n"
    )
