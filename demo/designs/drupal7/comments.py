"""Core's comments in Drupal 7: an anchor before each, replies in sibling `div.indented`."""

from __future__ import annotations

from demo.comments import Shown
from demo.designs.drupal7.fields import body_field, submitted
from demo.designs.drupal7.pager import pager
from demo.node import Node
from demo.pieces import Body, text_html
from demo.threads import PER_PART
from demo.world import World

_SIGNATURE = '<div class="user-signature clearfix">'


def parts_of(world: World, node: Node) -> int:
    """Return how many pages a discussion has, at least 1."""
    return max(1, -(-len(world.visible(node)) // PER_PART))


def comment_wrapper(world: World, node: Node, part: int) -> str:
    """Return the comments of one part of a page's discussion."""
    shown = [each for each in world.discussion(node) if each.part == part]
    if not shown:
        return ""
    return (
        '<div id="comments" class="comment-wrapper">\n          <h2 class="title">Comments</h2>\n'
        f"{_threaded(shown, node)}{pager(part, parts_of(world, node), node.path)}\n</div>\n"
    )


def _threaded(shown: list[Shown], node: Node) -> str:
    """Indent as comment_view() does: one level at most is opened at a time."""
    printed: list[str] = []
    level = 0
    for each in shown:
        depth = each.depth if node.threaded else 0
        if depth > level:
            printed.append('<div class="indented">')
            level += 1
        else:
            printed.append("</div>" * (level - depth))
            level = depth
        printed.append(_comment(each, node))
    return "".join(printed) + "</div>" * level


def signed(html: str) -> tuple[str, str]:
    """Return a text and the signature that the system prints after it, "" without one."""
    text, mark, rest = html.partition(_SIGNATURE)
    return text.rstrip("\n"), rest.removesuffix("</div>") if mark else ""


def unsigned(body: Body) -> Body:
    """Return a text without the signature that the system prints after it."""
    return Body(tuple(piece for piece in body.pieces if not piece.html.startswith(_SIGNATURE)))


def comment_class(each: Shown, node: Node) -> str:
    """Return the classes that tell who wrote a comment."""
    css = "" if each.who.uid else " comment-by-anonymous"
    return css + (" comment-by-node-author" if each.who.uid == node.owner else "")


def _comment(each: Shown, node: Node) -> str:
    at = f"/comment/{each.reply.cid}#comment-{each.reply.cid}"
    above = each.above
    reply_of = (
        f'<span rel="sioc:reply_of" resource="/comment/{above.reply.cid}#comment-{above.reply.cid}"'
        ' class="rdf-meta element-hidden"></span>'
        if above
        else ""
    )
    text, signature = signed(each.body.html)
    sign = f"    {_SIGNATURE}\n      {signature}\n    </div>\n" if signature else ""
    return (
        f'<a id="comment-{each.reply.cid}"></a>\n'
        f'<div class="comment{comment_class(each, node)} clearfix" about="{at}" '
        'typeof="sioc:Post sioct:Comment">\n\n'
        f'    <h3 property="dc:title" datatype=""><a href="{at}" class="permalink" '
        f'rel="bookmark">{text_html(each.subject)}</a></h3>\n\n  <div class="submitted">\n'
        f'    <a href="{at}" class="permalink" rel="bookmark">Permalink</a>    '
        f"{submitted(each.who, each.reply.created)}\n  </div>\n\n"
        f'  <div class="content">\n    <span rel="sioc:reply_of" resource="{node.path}" '
        f'class="rdf-meta element-hidden"></span>{reply_of}{body_field(text, "comment-body")}'
        f"{sign}  </div>\n\n  {login_links(node)}\n</div>\n"
    )


def login_links(node: Node) -> str:
    """Return the phrase that visitors see instead of a form; closed pages have none."""
    if node.closed:
        return ""
    target = f"destination=node/{node.nid}%23comment-form"
    return (
        '<ul class="links inline"><li class="comment_forbidden first last"><span>'
        f'<a href="/user/login?{target}">Log in</a> or <a href="/user/register?{target}">register'
        "</a> to post comments</span></li>\n</ul>"
    )
