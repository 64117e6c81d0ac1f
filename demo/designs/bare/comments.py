"""A discussion in the bare theme: what core itself prints, `div.indented`, is its only class."""

from __future__ import annotations

from demo.comments import Shown
from demo.designs.bare.fields import name_html, time_html
from demo.designs.bare.pager import pager
from demo.designs.drupal.comments import parts_of
from demo.node import Node
from demo.pieces import text_html
from demo.world import World


def comment_section(world: World, node: Node, part: int) -> str:
    """Return the comments of one part of a page's discussion, with its pager."""
    shown = [each for each in world.discussion(node) if each.part == part]
    title = "" if node.kind == "topic" else "\n    <h2>Comments</h2>\n"
    pages = pager(part, parts_of(world, node), node.path)
    return f"      <section>\n  {title}{_threaded(shown, node)}{pages}\n</section>\n"


def _threaded(shown: list[Shown], node: Node) -> str:
    """Indent as core's CommentViewBuilder does: one level at most is opened at a time."""
    printed: list[str] = []
    level = 0
    for each in shown:
        depth = each.depth if node.threaded else 0
        if depth > level:
            printed.append('\n<div class="indented">')
            level += 1
        else:
            printed.append("</div>" * (level - depth))
            level = depth
        printed.append(_comment(each, node))
    return "".join(printed) + "</div>" * level


def _link(each: Shown) -> str:
    at = f"/comment/{each.reply.cid}#comment-{each.reply.cid}"
    return f'<a href="{at}">{text_html(each.subject)}</a>'


def _comment(each: Shown, node: Node) -> str:
    above = each.above
    parent = f"<p>In reply to {_link(above)} by {name_html(above.who)}</p>" if above else ""
    at = f"/comment/{each.reply.cid}#comment-{each.reply.cid}"
    role = f"\n      <div>{text_html(each.who.role)}</div>" if each.who.role else ""
    return (
        f'\n<div id="comment-{each.reply.cid}">\n  <footer>{role}\n'
        f"      <p>Submitted by {name_html(each.who)} on {time_html(each.reply.created)}</p>\n"
        f'      {parent}\n      <a href="{at}">Permalink</a>\n  </footer>\n\n  <div>\n'
        f"      <h3>{_link(each)}</h3>\n            <div>{each.body.html}</div>\n"
        f"      {login_links(node)}\n  </div>\n</div>\n"
    )


def login_links(node: Node) -> str:
    """Return the phrase that visitors see instead of a form; closed pages have none."""
    if node.closed:
        return ""
    target = f"destination={node.path}%23comment-form"
    return (
        f'<ul><li><a href="/user/login?{target}">Log in</a> or '
        f'<a href="/user/register?{target}">register</a> to post comments</li></ul>'
    )
