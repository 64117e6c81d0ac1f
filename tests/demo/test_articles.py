"""The texts of articles."""

from demo.articles import article_body, summary_of, video_key
from demo.editions import UNTIL
from demo.nodes import make_nodes
from demo.pieces import Anchor


def test_an_edited_article_is_the_same_and_one_line_more() -> None:
    """An edition adds to the text and changes nothing else."""
    node = next(n for n in make_nodes(7, 60, UNTIL)[0] if n.kind == "article")
    link = (Anchor("/post/b", "see prior post"),)
    before, after = (article_body(node, 7, link, edited) for edited in (False, True))
    assert after.text.startswith(before.text + "\nUpdate: ")
    assert link[0] in before.links


def test_articles_hold_all_that_old_articles_hold() -> None:
    """Pictures with captions, files, sound, tables, quotes, videos, leftover shortcodes."""
    nodes = [n for n in make_nodes(7, 60, UNTIL)[0] if n.kind == "article"]
    html = "\n".join(article_body(node, 7, (), False).html for node in nodes)
    wanted = ("<figcaption", "[caption", "<blockquote", ".pdf", ".mp3", "<table", "embed/", "&lt;3")
    assert [each for each in wanted if each not in html] == []


def test_a_spanish_article_is_spanish() -> None:
    """Its text has none of the English sentences."""
    node = next(n for n in make_nodes(7, 60, UNTIL)[0] if n.language == "es")
    body = article_body(node, 7, (), False)
    assert "inventado" in body.text
    assert " the " not in body.text


def test_summaries_and_video_numbers_depend_on_the_page_alone() -> None:
    """Eleven letters, as YouTube's, and a sentence without a place left open."""
    node = make_nodes(7, 12, UNTIL)[0][0]
    assert summary_of(node, 7) == summary_of(node, 7)
    assert "{" not in summary_of(node, 7)
    assert len(video_key(12)) == 11
