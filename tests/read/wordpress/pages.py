"""One post with its comments, as themes of four ages print it.

Written after WordPress's own default themes: of 2005 (no post_class, no microformats but `fn`), of
2010 (hentry, xhtml comments), of 2015 (html5) and of 2022 (blocks, no element around the post).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

HEAD = '<link rel="stylesheet" href="/wp-content/themes/some/style.css">'
PATH = "/lung/2010/04/05/rest"
SIDE = """<div id="sidebar"><h2>Recent comments</h2><ul><li class="recentcomments">Zed on
<a href="/lung/2009/01/01/cough/comment-page-1/#comment-3">Cough</a></li></ul>
<h2>Authors</h2><a href="/author/zed/">Zed</a> <a rel="tag" href="/tag/cloud/">cloud</a></div>"""


@dataclass(frozen=True)
class Said:
    """A comment: its text, number and who wrote it; `answers` are nested under it."""

    number: int
    name: str
    text: str
    clock: str = "3:04 pm"
    member: bool = False
    answers: tuple[Said, ...] = ()


SAID = (
    Said(11, "Ann", "Thanks.", answers=(Said(13, "Dr Vale", "Any time.", member=True),)),
    Said(12, "Bo", "Me too.", clock="5:06 pm"),
)
TEXT = "<p>Sleep is good.</p><p>More of it is better.</p>"


def kubrick(said: tuple[Said, ...] = SAID, text: str = TEXT) -> str:
    """As themes of 2005 to 2009."""

    def comment(one: Said) -> str:
        below = "".join(map(comment, one.answers))
        below = f"<ul class='children'>{below}</ul>" if below else ""
        return f"""<li class="alt" id="comment-{one.number}"><cite>{one.name}</cite> Says:<br />
<small class="commentmetadata"><a href="#comment-{one.number}">April 6th, 2010 at {one.clock}</a>
</small><p>{one.text}</p>{below}</li>"""

    comments = "".join(map(comment, said))
    return f"""<html><head>{HEAD}<title>Clinic &raquo; Rest</title></head><body>
<div id="page"><div id="header"><h1><a href="https://clinic.example/">Clinic</a></h1></div>
<div id="content" class="widecolumn"><div class="navigation">
<a href="/lung/2010/01/02/cough/">Cough</a></div>
<div class="post" id="post-7"><h2><a href="{PATH}/" rel="bookmark">Rest</a></h2>
<div class="entry">{text}<p class="postmetadata alt"><small>This entry was posted by
<a href="/author/vale/">Dr Vale</a> on Monday, April 5th, 2010 at 9:10 am and is filed under
<a href="/lung/category/naps/" rel="category tag">Naps</a>. Tags:
<a href="/lung/tag/sleep/" rel="tag">sleep</a></small></p></div></div>
<h3 id="comments">3 Responses</h3><ol class="commentlist">{comments}</ol>
<form action="/wp-comments-post.php" id="commentform"></form></div>{SIDE}</div></body></html>"""


def ten(said: tuple[Said, ...] = SAID, text: str = TEXT) -> str:
    """As themes of 2010: hentry, the time in a link's title, xhtml comments."""

    def comment(one: Said, depth: int = 1) -> str:
        kind = "comment byuser comment-author-vale" if one.member else "comment"
        below = "".join(comment(each, depth + 1) for each in one.answers)
        below = f"<ul class='children'>{below}</ul>" if below else ""
        number = one.number
        return f"""<li class="{kind} even depth-{depth}" id="li-comment-{number}">
<div id="comment-{number}"><div class="comment-author vcard"><img alt='' class='avatar' />
<cite class="fn"><a href='http://{one.number}.example.net' rel='external nofollow' class='url'>
{one.name}</a></cite> <span class="says">says:</span></div>
<div class="comment-meta commentmetadata"><a href="{PATH}/#comment-{number}">April 6, 2010 at
{one.clock}</a></div><div class="comment-body"><p>{one.text}</p></div>
<div class="reply"><a class='comment-reply-link' href='?replytocom={number}'>Reply</a></div></div>
{below}</li>"""

    comments = "".join(map(comment, said))
    return f"""<html lang="en-US"><head>{HEAD}</head>
<body class="single single-post postid-7 single-format-standard"><div id="header">
<div id="site-title"><a href="/" rel="home">Clinic</a></div></div><div id="main">
<div id="content" role="main"><div id="post-7" class="post-7 post type-post hentry category-naps
tag-sleep"><h1 class="entry-title">Rest</h1><div class="entry-meta">Posted on
<a href="{PATH}/" title="9:10 am" rel="bookmark"><span class="entry-date">April 5, 2010</span></a>
by <span class="author vcard"><a class="url fn n" href="/author/vale/"
title="View all posts by Dr Vale">Dr Vale</a></span></div>
<div class="entry-content">{text}</div><div id="entry-author-info"><h2>About Dr Vale</h2>
<a href="/author/vale/" rel="author">View all posts by Dr Vale</a></div>
<div class="entry-utility">This entry was posted in <a href="/lung/category/naps/"
rel="category tag">Naps</a> and tagged <a href="/lung/tag/sleep/" rel="tag">sleep</a>.</div></div>
<div id="comments"><ol class="commentlist">{comments}</ol><div id="respond"></div></div></div></div>
{SIDE}</body></html>"""


def fifteen(said: tuple[Said, ...] = SAID, text: str = TEXT) -> str:
    """As themes of 2012 to 2021: html5."""

    def comment(one: Said, depth: int = 1) -> str:
        kind = "comment byuser comment-author-vale" if one.member else "comment"
        below = "".join(comment(each, depth + 1) for each in one.answers)
        below = f'<ol class="children">{below}</ol>' if below else ""
        hour = int(one.clock[0]) + 12
        number = one.number
        return f"""<li id="comment-{number}" class="{kind} even depth-{depth}">
<article id="div-comment-{number}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">{one.name}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="{PATH}/#comment-{number}">
<time datetime="2010-04-06T{hour}:{one.clock[2:4]}:00-05:00">April 6, 2010 at {one.clock}</time></a>
</div></footer><div class="comment-content"><p>{one.text}</p></div>
<div class="reply"><a class='comment-reply-link' href='?replytocom={number}'>Reply</a></div>
</article>{below}</li>"""

    comments = "".join(map(comment, said))
    return f"""<html lang="en-US"><head>{HEAD}<meta name="generator" content="WordPress 6.1">
<link rel="shortlink" href="/?p=7"></head><body class="post-template-default single single-post
postid-7"><header class="site-header"><p class="site-title"><a href="/" rel="home">Clinic</a></p>
</header><main id="main"><article id="post-7" class="post-7 post type-post hentry category-naps
tag-sleep"><header class="entry-header"><h1 class="entry-title">Rest</h1></header>
<div class="entry-content">{text}</div><footer class="entry-footer"><span class="posted-on">
<a href="{PATH}/" rel="bookmark"><time class="entry-date published"
datetime="2010-04-05T09:10:00-05:00">April 5, 2010</time><time class="updated"
datetime="2019-01-01T00:00:00-06:00">January 1, 2019</time></a></span><span class="byline">
<span class="author vcard"><a class="url fn n" href="/author/vale/">Dr Vale</a></span></span>
<span class="cat-links"><a href="/lung/category/naps/" rel="category tag">Naps</a></span>
<span class="tags-links"><a href="/lung/tag/sleep/" rel="tag">sleep</a></span></footer></article>
<div id="comments" class="comments-area"><ol class="comment-list">{comments}</ol></div></main>
<aside>{SIDE}</aside></body></html>"""


def blocks(said: tuple[Said, ...] = SAID, text: str = TEXT) -> str:
    """As themes of 2022 on: blocks, and below them another query's posts."""

    def comment(one: Said, depth: int = 1) -> str:
        kind = "comment byuser comment-author-vale" if one.member else "comment"
        below = "".join(comment(each, depth + 1) for each in one.answers)
        below = f"<ol>{below}</ol>" if below else ""
        hour = int(one.clock[0]) + 12
        number = one.number
        return f"""<li id="comment-{number}" class="{kind} even depth-{depth}"><div>
<div class="wp-block-comment-author-name"><a rel="external nofollow ugc"
href="http://{number}.example.net">{one.name}</a></div><div class="wp-block-comment-date">
<time datetime="2010-04-06T{hour}:{one.clock[2:4]}:00-05:00"><a href="{PATH}/#comment-{number}">
April 6, 2010 at {one.clock}</a></time></div><div class="wp-block-comment-content">
<p>{one.text}</p></div><div class="wp-block-comment-reply-link"><a class="comment-reply-link"
href="?replytocom={number}">Reply</a></div></div>{below}</li>"""

    comments = "".join(map(comment, said))
    return f"""<html lang="en-US"><head>{HEAD}<link rel="shortlink" href="/?p=7">
<meta name="generator" content="WordPress 6.4"></head><body class="post-template-default single
single-post postid-7"><div class="wp-site-blocks"><header class="wp-block-template-part">
<p class="wp-block-site-title"><a href="/" rel="home">Clinic</a></p></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">Rest</h1>
<div class="wp-block-post-date"><time datetime="2010-04-05T09:10:00-05:00">April 5,
2010</time></div>
<div class="wp-block-post-author"><p class="wp-block-post-author__name">
<a href="/author/vale/">Dr Vale</a></p></div>
<div class="taxonomy-category wp-block-post-terms"><a href="/lung/topics/naps/"
rel="tag">Naps</a></div>
<div class="entry-content wp-block-post-content">{text}</div>
<div class="taxonomy-post_tag wp-block-post-terms"><a href="/lung/tag/sleep/"
rel="tag">sleep</a></div>
<div class="wp-block-comments"><ol class="wp-block-comment-template">{comments}</ol></div>
<ul class="wp-block-post-template"><li class="wp-block-post post-9 post type-post hentry">
<h2 class="wp-block-post-title"><a href="/lung/2011/01/01/cough/">Cough</a></h2>
<time datetime="2011-01-01T00:00:00-06:00">January 1</time><a rel="tag" href="/tag/other/">other</a>
</li></ul></main></div></body></html>"""


Theme = Callable[..., str]
THEMES: dict[str, Theme] = {"2005": kubrick, "2010": ten, "2015": fifteen, "2022": blocks}
