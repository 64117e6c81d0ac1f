"""The tables of bbPress 2.0: forums, topics, and the posts of a topic."""

from __future__ import annotations

from demo.designs.wordpress.addresses import forum_path, permalink
from demo.designs.wordpress.numbers import post_number, term_number
from demo.designs.wordpress.people import member
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import minute, shown_text
from demo.forums import forum_counts, forum_topics
from demo.node import Node
from demo.people import Member
from demo.shown import ORIGIN, age
from demo.terms import FORUMS, Term
from demo.world import World


def _table(css: str, heads: tuple[tuple[str, str], ...], rows: str) -> str:
    cells = "".join(f'<th class="{name}">{words}</th>' for name, words in heads)
    return (
        f'<table class="{css}">\n<thead><tr>{cells}</tr></thead>\n'
        f'<tfoot><tr><td colspan="{len(heads)}">&nbsp;</td></tr></tfoot>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def forum_table(style: Style, world: World, forums: tuple[Term, ...]) -> str:
    """Return a table of forums."""
    heads = (
        ("bbp-forum-info", "Forum"),
        ("bbp-forum-topic-count", "Topics"),
        ("bbp-forum-reply-count", "Posts"),
        ("bbp-forum-freshness", "Freshness"),
    )
    rows = "".join(_forum(style, world, forum) for forum in forums)
    return _table("bbp-forums", heads, rows)


def _forum(style: Style, world: World, forum: Term) -> str:
    held = [forum, *(term for term in FORUMS if term.parent == forum.tid)]
    counts = [forum_counts(world, term) for term in held]
    last = max((count.last_at or 0 for count in counts), default=0)
    inner = ", ".join(
        f'<a href="{ORIGIN}{forum_path(style, world, term)}" class="bbp-forum-link">'
        f"{shown_text(term.name)} ({len(forum_topics(world, term))})</a>"
        for term in held[1:]
    )
    return (
        f'<tr id="bbp-forum-{term_number(forum)}" class="forum type-forum status-publish hentry">\n'
        f'<td class="bbp-forum-info"><a class="bbp-forum-title" '
        f'href="{ORIGIN}{forum_path(style, world, forum)}">{shown_text(forum.name)}</a>\n'
        f'{inner}<div class="bbp-forum-description">{shown_text(forum.description)}</div></td>\n'
        f'<td class="bbp-forum-topic-count">{sum(count.topics for count in counts)}</td>\n'
        f'<td class="bbp-forum-reply-count">{sum(count.posts for count in counts)}</td>\n'
        f'<td class="bbp-forum-freshness">{age(world.now - last) + " ago" if last else "No Topics"}'
        "</td>\n</tr>\n"
    )


def topic_table(style: Style, world: World, forum: Term, nodes: tuple[Node, ...]) -> str:
    """Return a table of topics."""
    heads = (
        ("bbp-topic-title", "Topic"),
        ("bbp-topic-voice-count", "Voices"),
        ("bbp-topic-reply-count", "Posts"),
        ("bbp-topic-freshness", "Freshness"),
    )
    return _table("bbp-topics", heads, "".join(_topic(style, world, node) for node in nodes))


def _topic(style: Style, world: World, node: Node) -> str:
    replies = world.visible(node)
    owner = world.people[node.owner]
    last = max([node.created, *(reply.created for reply in replies)])
    state = f"topic type-topic status-{'closed' if node.closed else 'publish'} hentry"
    path = permalink(style, world, node)
    return (
        f'<tr id="topic-{post_number(node)}" class="{state}{" sticky" if node.sticky else ""}">\n'
        f'<td class="bbp-topic-title"><a href="{ORIGIN}{path}" title="{shown_text(node.title)}">'
        f'{shown_text(node.title)}</a>\n<p class="bbp-topic-meta">Started by: '
        f"{member(style, owner, 14)}</p></td>\n"
        f'<td class="bbp-topic-voice-count">{len({r.uid for r in replies} | {owner.uid})}</td>\n'
        f'<td class="bbp-topic-reply-count">{len(replies) + 1}</td>\n'
        f'<td class="bbp-topic-freshness"><a href="{ORIGIN}{path}">{age(world.now - last)} ago</a>'
        "</td>\n</tr>\n"
    )


def post_rows(
    style: Style, who: Member, number: int, kind: str, at: tuple[str, int], text: str
) -> str:
    """Return a post of a topic: a row that dates it, a row that holds it.

    `kind` is "topic" or "reply"; `at` its address and its time.
    """
    path, instant = at
    return (
        '<tr class="bbp-reply-header">\n<td colspan="2">\n'
        f"{minute(instant)}\n"
        f'<a href="{ORIGIN}{path}#post-{number}" title="{shown_text("Permalink")}" '
        f'class="bbp-reply-permalink">#{number}</a>\n</td>\n</tr>\n'
        f'<tr id="post-{number}" class="post-{number} {kind} type-{kind} status-publish hentry">\n'
        f'<td class="bbp-reply-author">{member(style, who)}</td>\n'
        f'<td class="bbp-reply-content">\n{text}\n</td>\n</tr>\n'
    )


def post_table(number: int, rows: str) -> str:
    """Return a topic's posts."""
    return (
        f'<table class="bbp-replies" id="topic-{number}-replies">\n<thead><tr>'
        '<th class="bbp-reply-author">Author</th><th class="bbp-reply-content">Posts</th></tr>'
        f'</thead>\n<tfoot><tr><td colspan="2">&nbsp;</td></tr></tfoot>\n<tbody>\n{rows}</tbody>\n'
        "</table>\n"
    )
