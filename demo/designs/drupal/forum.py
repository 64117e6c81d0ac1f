"""Core's forum module: the index, containers, and the topics of a forum, 25 a page."""

from __future__ import annotations

from demo.designs.drupal.frame import Sheet, framed
from demo.designs.drupal.pager import pager
from demo.forums import ForumCount, forum_counts, forum_topics
from demo.node import Node
from demo.pieces import attribute, text_html
from demo.shown import age
from demo.terms import FORUMS, Term
from demo.world import World

PER_PAGE = 25
_HOT = 15


def index_page(world: World) -> str:
    """Return /forum: containers and the forums in them."""
    sheet = Sheet(
        path="/forum",
        plain="Forums",
        head=_feed(0, "Forums"),
        content=_action("/forum") + _table(world, FORUMS),
        body_class="path-forum",
    )
    return framed(world, sheet)


def forum_page(world: World, forum: Term, page: int) -> str:
    """Return a forum's page; a container lists the forums in it."""
    topics = forum_topics(world, forum)
    pages = max(1, -(-len(topics) // PER_PAGE))
    inner = [term for term in FORUMS if term.parent == forum.tid]
    table = _table(world, tuple(inner)) if forum.container else _topics(world, forum, page)
    above = world.term(forum.parent) if forum.parent else None
    sheet = Sheet(
        path=forum.path + (f"?page={page}" if page else ""),
        plain=forum.name,
        head="" if forum.container else _feed(forum.tid, forum.name),
        content=("" if forum.container else _action(forum.path)) + table + pager(page, pages),
        crumbs=(("/forum", "Forums"), *(((above.path, above.name),) if above else ())),
        body_class="path-forum",
    )
    return framed(world, sheet)


def _feed(tid: int, name: str) -> str:
    """Return the link to a forum's feed as core has it: relative, so that it leads nowhere."""
    return (
        f'<link href="taxonomy/term/{tid}/feed" rel="alternate" '
        f'title="RSS - {attribute(name)}" type="application/rss+xml" />\n'
    )


def _action(path: str) -> str:
    return (
        f'<ul class="action-links"><li><a href="/user/login?destination={path}" '
        'class="button button-action">Log in to post new content in the forum.</a></li>\n</ul>'
    )


def _table(world: World, forums: tuple[Term, ...]) -> str:
    rows = "".join(_row(world, term) for term in forums)
    return (
        "  <table>\n  <thead>\n    <tr>\n      <th>Forum</th>\n      <th>Topics</th>\n"
        "      <th>Posts</th>\n      <th>Last post</th>\n    </tr>\n  </thead>\n"
        f"  <tbody>\n{rows}  </tbody>\n</table>\n"
    )


def _row(world: World, term: Term) -> str:
    told = f"<p>{text_html(term.description)}</p>" if term.description else ""
    name = (
        '                          <div title="No new posts">\n'
        '            <span class="visually-hidden">No new posts</span>\n          </div>\n'
        f'          <div><a href="{term.path}">{text_html(term.name)}</a></div>\n'
        f"                      <div>{told}</div>\n"
    )
    if term.container:
        return f'      <tr>\n      <td colspan="4">\n{name}        </td>\n          </tr>\n'
    count = forum_counts(world, term)
    return (
        f'      <tr>\n      <td>\n                <div class="indent">{name}'
        f"                  </div>      </td>\n              <td>\n          {count.topics}\n"
        f"                  </td>\n        <td>{count.posts}</td>\n"
        f"        <td>{_last(world, count)}</td>\n          </tr>\n"
    )


def _last(world: World, count: ForumCount) -> str:
    if count.last_at is None:
        return "  n/a\n"
    return _by(world, count.last_by, count.last_at)


def _by(world: World, name: str, instant: int) -> str:
    return f"  <span>By <span>{text_html(name)}</span> {age(world.now - instant)} ago</span>\n"


_HEADS = ("Topic", "Replies", "Last reply")


def _topics(world: World, forum: Term, page: int) -> str:
    shown = forum_topics(world, forum)[page * PER_PAGE : (page + 1) * PER_PAGE]
    heads = "".join(
        f'\n                            <th><a href="{forum.path}?sort=asc&amp;order='
        f'{head.replace(" ", "%20")}" title="sort by {head}" rel="nofollow">{head}</a></th>'
        for head in _HEADS
    )
    if not shown:
        return '  <p class="forum__empty">There are no topics in this forum.</p>\n'
    rows = "".join(_topic(world, node, at) for at, node in enumerate(shown))
    return (
        f'  \n  <table id="forum-topic-{forum.tid}" data-striping="1">\n      <thead>\n'
        f"      <tr>{heads}\n              </tr>\n    </thead>\n  \n      <tbody>\n{rows}"
        "          </tbody>\n    </table>\n"
    )


def _topic(world: World, node: Node, at: int) -> str:
    replies = world.visible(node)
    icon = _icon(node, len(replies))
    last = max(replies, key=lambda reply: reply.created, default=None)
    latest = _by(world, world.who(last).shown, last.created) if last else "  n/a\n"
    return (
        f'                      <tr class="{"even" if at % 2 else "odd"}">\n'
        f'                      <td class="forum__topic"><div title="{icon}">\n'
        f'    <span class="visually-hidden">{icon}</span>\n</div>\n'
        f'<div class="forum__title"><div><a href="{node.path}" hreflang="en">'
        f"{text_html(node.shown_title)}</a></div>"
        f"<div>{_by(world, world.people[node.owner].shown, node.created)}</div></div></td>\n"
        f'                      <td class="forum__replies">{len(replies)}</td>\n'
        f'                      <td class="forum__last-reply">{latest}</td>\n'
        "                  </tr>\n"
    )


def _icon(node: Node, replies: int) -> str:
    """Name the icon as the forum module does: sticky wins over closed, closed over hot."""
    if node.sticky:
        return "Sticky topic"
    if node.closed:
        return "Closed topic"
    return "Hot topic" if replies > _HOT else "Normal topic"
