"""Pages as Drupal 7's own templates print them: core, RDF, Bartik's comments, Advanced Forum."""

from __future__ import annotations

from dataclasses import dataclass

BASE = "https://clinic.example"


@dataclass(frozen=True, kw_only=True)
class Post:
    """A comment, or a reply in Advanced Forum."""

    number: int
    name: str = "ruth"
    uid: int = 5
    shown: str = "Wed, 08/07/2013 - 08:30"
    iso: str = "2013-08-07T08:30:00-05:00"
    subject: str = "Reply To: Rest"
    html: str = "<p>Thanks to all.</p>"
    level: int = 0
    answers: int | None = None
    place: int = 2
    signature: str = ""


def field(name: str, kind: str, label: str, *items: str) -> str:
    """field.tpl.php."""
    how = "above" if label else "hidden"
    head = f'<div class="field-label">{label}:&nbsp;</div>' if label else ""
    values = "".join(f'<div class="field-item even">{item}</div>' for item in items)
    return (
        f'<div class="field field-name-{name} field-type-{kind} field-label-{how}">{head}'
        f'<div class="field-items">{values}</div></div>'
    )


def terms(name: str, label: str, *names: str) -> str:
    """A term field as Bartik prints it."""
    links = "".join(
        f'<li class="taxonomy-term-reference-{n}" rel="dc:subject"><a href="/t/{one}"'
        f' typeof="skos:Concept" property="rdfs:label skos:prefLabel">{one}</a></li>'
        for n, one in enumerate(names)
    )
    head = f'<h3 class="field-label">{label}: </h3>' if label else ""
    return (
        f'<div class="field field-name-{name} field-type-taxonomy-term-reference clearfix">{head}'
        f'<ul class="links">{links}</ul></div>'
    )


def core_comment(post: Post, rdf: bool) -> str:
    """comment.tpl.php, with the anchor that comment_view() puts before it."""
    link = f"/comment/{post.number}#comment-{post.number}"
    reply = (
        f'<span rel="sioc:reply_of" resource="/comment/{post.answers}#comment-{post.answers}"'
        ' class="rdf-meta element-hidden"></span>'
    )
    rdf_time = f' property="dc:date dc:created" content="{post.iso}" datatype="xsd:dateTime"'
    return (
        f'<a id="comment-{post.number}"></a><div class="comment clearfix"><h3>'
        f'<a href="{link}" class="permalink" rel="bookmark">{post.subject}</a></h3>'
        f'<div class="submitted"><a href="{link}" class="permalink" rel="bookmark">Permalink</a>'
        f'<span{rdf_time if rdf else ""}>Submitted by <span class="username"'
        f' about="/user/{post.uid}">{post.name}</span> on {post.shown}</span></div>'
        f'<div class="content">{reply if rdf and post.answers else ""}'
        f"{field('comment-body', 'text-long', '', post.html)}"
        f'<div class="user-signature clearfix">{post.signature}</div></div>'
        '<ul class="links inline"><li class="comment_forbidden first last"><span>'
        '<a href="/user/login?destination=x">Log in</a> to post comments</span></li></ul></div>'
    )


def bartik_comment(post: Post, rdf: bool) -> str:
    """Bartik's comment.tpl.php."""
    link = f"/comment/{post.number}#comment-{post.number}"
    return (
        f'<a id="comment-{post.number}"></a><div class="comment clearfix">'
        '<div class="attribution"><div class="submitted"><p class="commenter-name">'
        f'<span class="username">{post.name}</span></p><p class="comment-time">{post.shown}</p>'
        f'<p class="comment-permalink"><a href="{link}">Permalink</a></p></div></div>'
        f'<div class="comment-text"><h3><a href="{link}">{post.subject}</a></h3>'
        f'<div class="content">{field("comment-body", "text-long", "", post.html)}</div>'
        "</div></div>"
    )


def nested(posts: tuple[Post, ...], shown: list[str]) -> str:
    """Replies in a `div.indented` a level."""
    html, level = "", 0
    for post, one in zip(posts, shown, strict=True):
        html += '<div class="indented">' * (post.level - level)
        html += "</div>" * (level - post.level) + one
        level = post.level
    return html + "</div>" * level


def document(inner: str, names: str, head: str = "", crumbs: str = "", title: str = "") -> str:
    """html.tpl.php and page.tpl.php: no `main`, the title in `h1#page-title`."""
    heading = f'<h1 class="title" id="page-title">{title}</h1>' if title else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="Generator" content="Drupal 7 (http://drupal.org)">'
        f"{head}<title>x | Clinic</title><script>jQuery.extend(Drupal.settings, {{}});</script>"
        f'</head><body class="html not-front no-sidebars {names}"><div id="page"><div id="header">'
        '<div id="site-name"><strong><a href="/" rel="home">Clinic</a></strong></div></div>'
        '<h2 class="element-invisible">You are here</h2>'
        f'<div class="breadcrumb"><a href="/">Home</a>{crumbs}</div>'
        f'<div id="content" class="column"><div class="section">{heading}<div class="region">'
        '<div id="block-system-main" class="block block-system"><div class="content">'
        f"{inner}</div></div></div></div></div></div></body></html>"
    )


def node_page(
    fields: str,
    posts: tuple[Post, ...] = (),
    *,
    kind: str = "article",
    submitted: str = "",
    pager: str = "",
    head: str = '<link rel="canonical" href="/post/rest">',
    title: str = "Rest",
    rdf: bool = False,
    bartik: bool = False,
    crumbs: str = "",
) -> str:
    """node.tpl.php on its own page."""
    one = bartik_comment if bartik else core_comment
    shown = nested(posts, [one(post, rdf) for post in posts])
    notes = f'<div id="comments" class="comment-wrapper"><h2>Comments</h2>{shown}{pager}</div>'
    line = f'<div class="submitted">{submitted}</div>' if submitted else ""
    inner = (
        f'<div id="node-12" class="node node-{kind} node-promoted clearfix" about="/post/rest">'
        f'{line}<div class="content clearfix">{fields}</div>'
        f'<div class="link-wrapper"></div>{notes if posts else ""}</div>'
    )
    names = f"page-node page-node- page-node-12 node-type-{kind}"
    return document(inner, names, head=head, title=title, crumbs=crumbs)


def forum_post(post: Post, top: bool = False) -> str:
    """Advanced Forum's post.tpl.php and author-pane.tpl.php."""
    link = f"/comment/{post.number}#comment-{post.number}"
    anchor = "" if top else f'<a id="comment-{post.number}"></a>'
    answers = ""
    if post.answers:
        answers = f'<span class="forum-in-reply-to">(Reply to #{post.answers})</span>'
    name = (
        f'<div class="author-pane-line author-name"><span class="username">{post.name}</span></div>'
    )
    title = "" if top else f'<div class="forum-post-title">{post.subject}</div>'
    signed = f'<div class="author-signature">{post.signature}</div>' if post.signature else ""
    body = field("body" if top else "comment-body", "text-long", "", post.html)
    return (
        f'{anchor}<div id="post-{post.number}" class="forum-post clearfix posted-by-{post.uid}">'
        f'<div class="forum-post-info clearfix"><div class="forum-posted-on">{post.shown}</div>'
        f'{answers}<span class="forum-post-number"><a href="{"/forum/rest" if top else link}">'
        f'#{post.place}</a></span></div><div class="forum-post-wrapper">'
        f'<div class="forum-post-panel-sub"><div class="author-pane">'
        f'<div class="author-pane-inner">{name if post.name else ""}'
        '<div class="author-pane-line author-title">Forum moderator</div>'
        '<div class="author-pane-line author-joined"><span class="author-pane-label">Joined:</span>'
        ' 2010-05-06</div><div class="author-pane-line author-posts">'
        '<span class="author-pane-label">Posts:</span> 2753</div></div></div></div>'
        f'<div class="forum-post-panel-main clearfix">{title}'
        f'<div class="forum-post-content">{body}</div>{signed}</div></div>'
        '<div class="forum-post-footer"><a href="#forum-topic-top">Top</a></div></div>'
    )


def advanced_topic(
    top: Post | None, posts: tuple[Post, ...], *, pager: str = "", crumbs: str = ""
) -> str:
    """A topic in Advanced Forum: its header, and on the first part the opening post."""
    shown = "".join(forum_post(post) for post in posts)
    inner = (
        '<div id="forum-topic-header" class="forum-topic-header clearfix">'
        '<div class="topic-post-count">3 posts / 0 new</div><div class="last-post-link">'
        '<a href="/forum/rest#comment-8">Last post</a></div><a id="forum-topic-top"></a></div>'
        f"{forum_post(top, top=True) if top else ''}"
        f'<div id="forum-comments" class="comment-wrapper">{shown}{pager}</div>'
    )
    return document(
        inner,
        "page-node page-node- page-node-12 node-type-forum",
        head='<link rel="shortlink" href="/node/12"><link rel="canonical" href="/forum/rest">',
        title="Rest - 1256362",
        crumbs=crumbs,
    )


PAGER = (
    '<h2 class="element-invisible">Pages</h2><div class="item-list"><ul class="pager">'
    '<li class="pager-first first"><a title="Go to first page" href="/post/rest">« first</a></li>'
    '<li class="pager-previous"><a href="/post/rest">‹ previous</a></li>'
    '<li class="pager-item"><a title="Go to page 1" href="/post/rest">1</a></li>'
    '<li class="pager-current">2</li>'
    '<li class="pager-item"><a title="Go to page 3" href="/post/rest?page=2">3</a></li>'
    '<li class="pager-next"><a title="Go to next page" href="/post/rest?page=2">next ›</a></li>'
    '<li class="pager-last last"><a href="/post/rest?page=2">last »</a></li>'
    "</ul></div>"
)
