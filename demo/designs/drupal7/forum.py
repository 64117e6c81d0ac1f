"""The forum module of Drupal 7: the index, containers, and the topics of a forum."""

from __future__ import annotations

from demo.designs.drupal.forum import PER_PAGE
from demo.designs.drupal7.fields import cut_name
from demo.designs.drupal7.frame import Sheet, framed
from demo.designs.drupal7.pager import pager
from demo.forums import forum_counts, forum_topics
from demo.node import Node
from demo.pieces import text_html
from demo.shown import age
from demo.terms import FORUMS, Term
from demo.world import World

_HOT = 15


def index_page(world: World) -> str:
    """Return /forum: containers and the forums in them."""
    content = f'<div id="forum">\n  {_LOGIN}\n{_forums(world, FORUMS, 0)}</div>\n'
    sheet = Sheet(path="/forum", plain="Forums", content=content, body_class="page-forum")
    return framed(world, sheet)


_LOGIN = (
    '<ul class="action-links"><li><a href="/user/login?destination=forum">Log in</a> to post new '
    "content in the forum.</li></ul>"
)


def forum_page(world: World, forum: Term, page: int) -> str:
    """Return a forum's page; a container lists the forums in it."""
    topics = forum_topics(world, forum)
    pages = max(1, -(-len(topics) // PER_PAGE))
    inner = tuple(term for term in FORUMS if term.parent == forum.tid)
    shown = topics[page * PER_PAGE : (page + 1) * PER_PAGE]
    table = _forums(world, inner, forum.tid) if forum.container else _topics(world, forum, shown)
    above = world.term(forum.parent) if forum.parent else None
    sheet = Sheet(
        path=forum.path + (f"?page={page}" if page else ""),
        plain=forum.name,
        content=f'<div id="forum">\n  {_LOGIN}\n{table}{pager(page, pages, forum.path)}</div>\n',
        crumbs=(("/forum", "Forums"), *(((above.path, above.name),) if above else ())),
        body_class=f"page-forum page-forum- page-forum-{forum.tid}",
    )
    return framed(world, sheet)


def _forums(world: World, forums: tuple[Term, ...], tid: int) -> str:
    rows = "".join(_forum(world, term, at) for at, term in enumerate(forums))
    return (
        f'<table id="forum-{tid}">\n  <thead>\n    <tr>\n      <th>Forum</th>\n'
        "      <th>Topics</th>\n      <th>Posts</th>\n      <th>Last post</th>\n    </tr>\n"
        f"  </thead>\n  <tbody>\n{rows}  </tbody>\n</table>\n"
    )


def _forum(world: World, term: Term, at: int) -> str:
    told = (
        f'                      <div class="description">{text_html(term.description)}</div>\n'
        if term.description
        else ""
    )
    indent, closed = ("", "") if term.container else ('<div class="indent">', "</div>")
    name = (
        f'        {indent}          <div class="icon forum-status-default" title="No new posts">\n'
        '            <span class="element-invisible">No new posts</span>\n          </div>\n'
        f'          <div class="name"><a href="{term.path}">{text_html(term.name)}</a></div>\n'
        f"{told}        {closed}      </td>\n"
    )
    row = f'    <tr id="forum-list-{term.tid}" class="{"even" if at % 2 else "odd"}">\n'
    if term.container:
        return f'{row}      <td colspan="4" class="container">\n{name}    </tr>\n'
    count = forum_counts(world, term)
    last = _by(world, count.last_by, count.last_at) if count.last_at else "n/a"
    return (
        f'{row}      <td class="forum">\n{name}        <td class="topics">\n'
        f'          {count.topics}                  </td>\n        <td class="posts">{count.posts}'
        f'</td>\n        <td class="last-reply">{last}</td>\n    </tr>\n'
    )


def _by(world: World, name: str, instant: int) -> str:
    shown = text_html(cut_name(name))
    return f'  By <span class="username">{shown}</span> {age(world.now - instant)} ago\n'


def _topics(world: World, forum: Term, topics: tuple[Node, ...]) -> str:
    heads = "".join(
        f'<th><a href="{forum.path}?sort=asc&amp;order={head.replace(" ", "%20")}" '
        f'title="sort by {head}" class="active">{head}</a></th>'
        for head in ("Topic", "Replies", "Last reply")
    )
    rows = "".join(_topic(world, node, at) for at, node in enumerate(topics))
    return (
        f'<table id="forum-topic-{forum.tid}">\n  <thead>\n    <tr><th></th>{heads}</tr>\n'
        f"  </thead>\n  <tbody>\n{rows}  </tbody>\n</table>\n"
    )


def _topic(world: World, node: Node, at: int) -> str:
    replies = world.visible(node)
    name, words = _icon(node, len(replies))
    last = max(replies, key=lambda reply: reply.created, default=None)
    latest = _by(world, world.who(last).name, last.created) if last else "n/a"
    opener = _by(world, world.people[node.owner].name, node.created)
    return (
        f'    <tr class="{"odd" if at % 2 else "even"}">\n      <td class="icon"><div '
        f'class="topic-status-{name}" title="{words}"><span class="element-invisible">{words}'
        '</span></div></td>\n      <td class="title">\n        <div>\n'
        f'          <a href="{node.path}">{text_html(node.shown_title)}</a>        </div>\n'
        f"        <div>\n        {opener}        </div>\n      </td>\n"
        f'      <td class="replies">\n        {len(replies)}              </td>\n'
        f'      <td class="last-reply">{latest}</td>\n    </tr>\n'
    )


def _icon(node: Node, replies: int) -> tuple[str, str]:
    if node.sticky:
        return "sticky", "Sticky topic"
    if node.closed:
        return "closed", "Closed topic"
    return ("hot", "Hot topic") if replies > _HOT else ("default", "Normal topic")
