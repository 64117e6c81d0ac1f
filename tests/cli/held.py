"""A small archive to look at: an article, one with a comment, and a page that is gone."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import call
from tests.cli.warcs import BASE, Sample, article, write

TALK = f"""<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="{BASE}/post/talk">
<link rel="shortlink" href="{BASE}/node/5"></head><body><main><h1 class="page-title">Talk</h1>
<article data-history-node-id="5" class="node node--type-article node--view-mode-full">
<div class="field field--name-body"><p>What do you think of
<a href="/post/next">this</a>? <a href="/user/3">Ann</a></p></div>
<section class="field--name-comment comment-wrapper"><h2>Comments</h2>
<article id="comment-7" class="comment" data-comment-user-id="3">
<footer><p class="comment__submitted">Submitted by <span>Ann</span>
on Wed, 08/07/2013 - 06:30</p></footer>
<div class="content"><h3><a href="/comment/7#comment-7" class="permalink" rel="bookmark">Yes</a>
</h3><div class="field field--name-comment-body"><p>I think so.</p></div></div></article>
</section></article></main></body></html>"""


def make(folder: Path) -> Path:
    """Import those pages into folder/data; return that."""
    samples = [
        article(1),
        Sample("/post/talk", TALK.encode()),
        Sample("/gone", b"x", status="404 No"),
    ]
    write(folder / "a.warc.gz", samples)
    done = call("import", folder / "a.warc.gz", "--base-url", BASE, "--data", folder / "data")
    assert done.exit_code == 0, done.output
    return folder / "data"
