"""A discussion as core prints it: replies in sibling `div.indented`, fifty comments a page."""

from __future__ import annotations

from demo.comments import Shown
from demo.designs.drupal.pager import pager
from demo.node import Node
from demo.people import Member
from demo.pieces import attribute, text_html
from demo.shown import medium
from demo.threads import PER_PART
from demo.world import World


def parts_of(world: World, node: Node) -> int:
    """Return how many pages a discussion has, at least 1."""
    return max(1, -(-len(world.visible(node)) // PER_PART))


def comment_section(world: World, node: Node, part: int) -> str:
    """Return the comments of one part of a page's discussion, with its pager."""
    shown = [each for each in world.discussion(node) if each.part == part]
    field = "comment-forum" if node.kind == "topic" else "comment"
    label = "hidden" if node.kind == "topic" else "above"
    title = "" if node.kind == "topic" else '    <h2 class="title">Comments</h2>\n    \n'
    return (
        f'      <section class="field field--name-{field} field--type-comment '
        f'field--label-{label} comment-wrapper">\n  \n{title}'
        f"{_threaded(shown, node)}"
        f"{pager(part, parts_of(world, node), node.path)}  \n</section>\n"
    )


def _threaded(shown: list[Shown], node: Node) -> str:
    """Indent as core's CommentViewBuilder does: one level at most is opened at a time."""
    printed: list[str] = []
    level = 0
    for each in shown:
        if node.threaded and each.depth > level:
            printed.append('\n<div class="indented">')
            level += 1
        elif node.threaded:
            printed.append("</div>" * (level - each.depth))
            level = each.depth
        printed.append(_comment(each, node))
    return "".join(printed) + "</div>" * level


def profile(who: Member) -> str:
    """Return what the compact view of an account shows: role, total of posts."""
    if not who.uid:
        return '<article class="profile">\n  </article>'
    role = (
        '<div class="field field--name-field-forum-role field--type-string field--label-hidden '
        f'field__item">{text_html(who.role)}</div>\n'
        if who.role
        else ""
    )
    return (
        f'<article class="profile">\n  {role}'
        '<div class="field field--name-field-posts field--type-integer field--label-inline '
        f'clearfix">\n    <div class="field__label">Posts</div>\n'
        f'              <div class="field__item">{who.posts}</div>\n          </div>\n  </article>'
    )


def name_html(who: Member) -> str:
    """Return a name as visitors see it: no link to the account; a visitor's own page."""
    if who.uid:
        return f"<span>{text_html(who.shown)}</span>"
    words = f"{text_html(who.shown)} (not verified)"
    if who.homepage:
        return f'<a rel="nofollow" href="{attribute(who.homepage)}">{words}</a>'
    return f"<span>{words}</span>"


def _link(each: Shown) -> str:
    cid = each.reply.cid
    return (
        f'<a href="/comment/{cid}#comment-{cid}" class="permalink" rel="bookmark" '
        f'hreflang="en">{attribute(each.subject)}</a>'
    )


def _comment(each: Shown, node: Node) -> str:
    cid = each.reply.cid
    above = each.above
    parent = (
        f'\n                    <p class="parent visually-hidden">In reply to {_link(above)} by '
        f"{name_html(above.who)}</p>\n      "
        if above
        else "\n            "
    )
    css = "" if each.who.uid else " by-anonymous"
    css += " by-node-author" if each.who.uid == node.owner else ""
    return (
        f'\n<article data-comment-user-id="{each.who.uid}" id="comment-{cid}" '
        f'class="comment js-comment{css}">\n'
        f'    <mark class="hidden" data-comment-timestamp="{each.changed}"></mark>\n\n'
        f'      <footer class="comment__meta">\n      {profile(each.who)}\n\n'
        f'      <p class="comment__submitted">Submitted by {name_html(each.who)} on '
        f"{medium(each.reply.created)}</p>\n{parent}\n"
        f'      <a href="/comment/{cid}#comment-{cid}" hreflang="en">Permalink</a>\n'
        f'    </footer>\n  \n  <div class="content">\n          \n      <h3>{_link(each)}</h3>\n'
        '            <div class="clearfix text-formatted field field--name-comment-body '
        'field--type-text-long field--label-hidden field__item">'
        f"{each.body.html}</div>\n      {login_links(node)}\n  </div>\n</article>\n"
    )


def login_links(node: Node) -> str:
    """Return the phrase that visitors see instead of a form; closed pages have none."""
    if node.closed:
        return ""
    target = f"destination={node.path}%23comment-form"
    return (
        f'<ul class="links inline"><li><a href="/user/login?{target}">Log in</a> or '
        f'<a href="/user/register?{target}">register</a> to post comments</li></ul>'
    )
