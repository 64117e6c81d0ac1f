"""Members, visitors and authors as WordPress and bbPress show them."""

from __future__ import annotations

from zlib import crc32

from demo.designs.wordpress.addresses import list_path, user_path
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import shown_text
from demo.node import Node
from demo.people import Member
from demo.pieces import attribute, text_html
from demo.shown import ORIGIN


def avatar(name: str, size: int) -> str:
    """Return the picture that a name gets."""
    source = f"https://secure.gravatar.com/avatar/{crc32(name.encode()):032x}?s={size}&#038;d=mm"
    return (
        f"<img alt='' src='{source}' class='avatar avatar-{size} photo' height='{size}' "
        f"width='{size}' />"
    )


def member(style: Style, who: Member, size: int = 80) -> str:
    """Return bbPress's author link: picture and name; a visitor's is no link."""
    name = shown_text(who.name)
    if style.old:
        return _old(style, who, size, name)
    inner = (
        f'<span  class="bbp-author-avatar">{avatar(who.name, size)}</span>'
        f'<span  class="bbp-author-name">{name}</span>'
    )
    if not who.uid:
        return inner
    href = ORIGIN + user_path(style, who)
    title = attribute(f"View {who.name}'s profile")
    return f'<a href="{href}" title="{title}" class="bbp-author-link">{inner}</a>'


def _old(style: Style, who: Member, size: int, name: str) -> str:
    """Return the two links of bbPress 2.0, or the picture and the name of a visitor."""
    if not who.uid:
        return f"{avatar(who.name, size)}<br />{name}"
    where = f'href="{ORIGIN}{user_path(style, who)}" title="View {attribute(who.name)}\'s profile"'
    break_ = "<br />" if size > 20 else "&nbsp;"
    return (
        f'<a {where} class="bbp-author-avatar" rel="nofollow">{avatar(who.name, size)}</a>{break_}'
        f'<a {where} class="bbp-author-name" rel="nofollow">{name}</a>'
    )


def shown_role(who: Member) -> str | None:
    """Return the role that bbPress 2.2 and later print beside a member's name."""
    return (who.role or "Participant") if who.uid else None


def role(who: Member) -> str:
    """Return the role as HTML; a visitor has none."""
    name = shown_role(who)
    return f'<div class="bbp-author-role">{text_html(name)}</div>' if name else ""


def authors(section: str, node: Node) -> str:
    """Return the names of a post's authors: links to their posts, or a line without any."""
    if node.byline:
        return f'<span class="author vcard">{shown_text(node.byline)}</span>'
    links = [
        f'<span class="author vcard"><a class="url fn n" rel="author" '
        f'href="{ORIGIN}{list_path(section, profile)}">{shown_text(profile.name)}</a></span>'
        for profile in node.authors
    ]
    return " and ".join(links)
