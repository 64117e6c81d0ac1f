"""A page of unknown markup is read as a visitor would read it."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from pipelines.read.labels.unknown import read_unknown
from pipelines.records.finding import Moment, Pointer
from tests.read.made import BASE, SITE, own, page, reading, troubles, values

SHARED = Path(__file__).parents[3] / "shared"
BODY = (
    "<p>Rest helps most people more than they expect, and nobody has to pay for it.</p>"
    "<p>It asks for a dark room, and for an evening without news.</p>"
)
TEXT = re.sub(r"<[^>]+>", "", BODY.replace("</p><p>", "\n"))
CHROME = (
    "<x-menu><h3>Article and Video CATEGORIES</h3><ul><li><a href='/category/a'>Aches</a></li>"
    "<li><a href='/category/b'>Bones</a></li><li><a href='/category/c'>Care</a></li></ul>"
    "<h3>Cancer Journey</h3><a href='/category/new'>Newly diagnosed</a><h3>Search By</h3></x-menu>"
)
BANNER = "<x-b><h2>Welcome!</h2><p>Welcome to the new site! Explore our fresh look.</p></x-b>"
BIO = "<div><p>Dr. Lee is an oncologist who wrote many books about sleep and its uses.</p></div>"
SIDE = (
    "<div><h2>Forum Discussions</h2><div><p>Hi and welcome to the site. Wow, I would ask.</p></div>"
    "</div><div><h2>Recent Comments</h2><p>JOIN THE CONVERSATION</p>"
    "<p><a href='/comment/9#comment-9'>Hi Amber, welcome…</a></p><p>By Ann on Wed, 08/07/2013 - "
    "06:30</p></div>"
)
CARDS = (
    "<div><h2>Related Content</h2><div><div>Image</div><div><a href='/post/nap'>On naps at noon</a>"
    "</div><div>Video</div><p>Naps are short.</p></div></div>"
)
ARROWS = (
    "<div><h2>Next Previous link</h2><a href='/post/a'>Previous Post</a>"
    "<a href='/post/b'>Next Post</a></div>"
)


def document(
    inner: str, title: str = "Why rest?", head: str = "<title>Why rest? | Clinic</title>"
) -> str:
    """A page with chrome around a title and what follows it."""
    return (
        f"<html lang='en'><head>{head}</head><body>{BANNER}{CHROME}<gr-page>{BIO}"
        f"<div class='css-x'>{title}</div>{inner}{ARROWS}{CARDS}</gr-page>{SIDE}"
        f"{BANNER}</body></html>"
    )


def test_an_article_between_everything_else() -> None:
    """Only its own words are its body; label, date and cards are read."""
    said = reading(
        document(
            "<div><b>Wed, 08/07/2013 - 06:30</b></div><div><div>Author</div><div>Ann (Annie) Lee,"
            f" MD, Associate Professor, Founder</div></div><div>{BODY}</div>"
            "<div><span>Tags:</span> <a href='/tags/x'>sleep</a>, <a href='/tags/y'>rest</a>,"
            " <a href='/tags/z'>night</a></div>"
        )
    )
    told = own(said)
    assert (told["kind"], told["reader"], told["title"]) == (
        "article",
        "labels article",
        "Why rest?",
    )
    assert told["body"].text == TEXT
    assert told["published"] == Moment("2013-08-07", "2013-08-07T11:30:00Z")
    assert [who.name for who in told["authors"]] == [
        "Ann (Annie) Lee, MD, Associate Professor, Founder"
    ]
    assert [tag.name for tag in told["tags"]] == ["sleep", "rest", "night"]
    card = Pointer(f"{BASE}/post/nap", "On naps at noon", "Video", "Naps are short.")
    assert told["related"] == (card,)
    assert (told["previous"][0].url, told["next"][0].url) == (f"{BASE}/post/a", f"{BASE}/post/b")
    assert not troubles(said)


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("By <i>Ann Lee, MD</i>, August 7, 2013", ["Ann Lee, MD"], "2013-08-07"),
        ("By Ann Lee", ["Ann Lee"], None),
        ("Ann Lee, MD · 7 August 2013", ["Ann Lee, MD"], "2013-08-07"),
        (
            "<a href='/a/1'>Ann Lee, MD</a> and <a href='/a/2'>Bo Ray, RN</a> · 7 August 2013",
            ["Ann Lee, MD", "Bo Ray, RN"],
            "2013-08-07",
        ),
        ("Posted on 7 August 2013", [], "2013-08-07"),
        ("<time datetime='2013-08-07T06:30:00-05:00'>last summer</time>", [], "2013-08-07"),
        ("Author: <b>Ann Lee, MD</b>", ["Ann Lee, MD"], None),
        ("Updated on 7 August 2013", [], None),
    ],
)
def test_lines_that_tell_who_and_when(line: str, names: list[str], day: str | None) -> None:
    """A line under the title; a time of change is no date."""
    told = own(reading(document(f"<div>{line}</div><div>{BODY}</div>")))
    assert [who.name for who in told.get("authors", ())] == names
    assert (told["published"].on if "published" in told else None) == day
    assert told["body"].text.endswith(TEXT)


def test_who_submitted_is_told_with_a_doubt() -> None:
    """An account that posts for others may be no author."""
    said = reading(document(f"<div>Submitted by <i>ann</i> on 08/07/2013</div><div>{BODY}</div>"))
    assert "field doubtful" in troubles(said)


def test_a_menu_that_counts_is_no_list_of_terms() -> None:
    """It stands on each page of the site, and says nothing of this one."""
    entries = "".join(f"<li><a href='/groups/{n}'>{n}K {n * 'Aches '}</a></li>" for n in (1, 2, 3))
    menu = f"<div><b>Categories</b><ul>{entries}</ul></div>"
    own_terms = "<div>Tags: <a href='/tags/sleep'>sleep</a></div>"
    found = own(reading(document(f"<div>{BODY}</div>{own_terms}{menu}")))
    assert [term.name for term in found["tags"]] == ["sleep"]
    assert "categories" not in found


def test_an_organisation_is_an_author() -> None:
    """It has no degrees, and its last word tells."""
    told = own(reading(document(f"<div>CLINIC Videos and Articles</div><div>{BODY}</div>")))
    assert [(one.name, one.kind) for one in told["authors"]] == [
        ("CLINIC Videos and Articles", "organisation")
    ]


def test_a_video_with_its_transcript_apart() -> None:
    """What is said follows the description, and both are the body."""
    frame = "<div><iframe src='https://www.youtube.com/embed/AbCdEf12345'></iframe></div>"
    told = own(
        reading(
            document(
                f"<div>Video</div>{frame}<div><p>Dr. Lee explains what rest is.</p></div>"
                f"<div><h2>Transcript</h2><div>{BODY}</div></div>"
            )
        )
    )
    assert told["kind"] == "video"
    assert told["video"].video_id == "AbCdEf12345"
    assert told["transcript"].text == TEXT
    assert told["body"].text.startswith("Dr. Lee explains")
    assert told["body"].text.endswith(TEXT)


def test_comments_below_are_no_body() -> None:
    """Whatever stands behind the heading over them."""
    talk = "".join(
        f"<div><b><a href='/user/{n}'>User{n}</a></b> <i>August {n}, 2013 at 1:0{n} pm</i>"
        f"<p>I slept {n} hours and feel so much better now, thank you all.</p></div>"
        for n in range(1, 5)
    )
    inner = f"<div>By Ann Lee, MD</div><div>{BODY}</div><div><h3>4 comments</h3>{talk}</div>"
    told = own(reading(document(inner)))
    assert (told["kind"], told["body"].text) == ("article", TEXT)


def test_pages_that_are_no_documents() -> None:
    """A form, a login and a sentence stay what they are."""
    for path, inner in (
        ("/contact", "<form><input></form>"),
        ("/about", "<div><p>We are a clinic, and this is where we work every day.</p></div>"),
        ("/user/login", "<div><p>Enter your name. Then enter your password.</p></div>"),
    ):
        html = f"<html><head><title>Us</title></head><body>{CHROME}<h1>Us</h1>{inner}</body></html>"
        assert own(reading(html, path=path))["kind"] == "other"


def test_a_list_of_cards() -> None:
    """Many titles that lead elsewhere are a list; its address tells of what."""
    rows = "".join(
        f"<div><h3><a href='/post/{n}'>A title of some length, {n}</a></h3><p>Teaser {n}.</p></div>"
        for n in range(5)
    )
    html = f"<html><title>Sleep | Clinic</title><body><h1>Sleep</h1>{rows}</body></html>"
    assert own(reading(html, path="/tags/sleep"))["kind"] == "tag"
    assert own(reading(html, path="/category/sleep"))["kind"] == "category"
    assert own(reading(html, path="/sleep"))["kind"] == "listing"


def test_a_plain_blog_without_labels() -> None:
    """Title and the longest prose, the day from what stands beside the title."""
    html = (
        "<html><head><title>Myths and misconceptions about sleep</title></head><body>"
        "<h2>Myths and misconceptions about sleep</h2><p>Jan 5, 2012</p>"
        f"{BODY}</body></html>"
    )
    told = own(reading(html, path="/myths-and-misconceptions-about-sleep"))
    assert (told["kind"], told["body"].text) == ("article", TEXT)
    assert told["published"].on == "2012-01-05"


def test_a_spanish_page() -> None:
    """Its labels are other words."""
    told = own(
        reading(
            document(
                f"<div><div>Autora</div><div>Ana Ríos, MD</div></div><div>{BODY}</div>"
                "<div><h4>Categorías</h4><ul><li><a href='/c/1'>Sueño</a></li></ul></div>"
            )
        )
    )
    assert [who.name for who in told["authors"]] == ["Ana Ríos, MD"]
    assert [one.name for one in told["categories"]] == ["Sueño"]


def test_two_places_may_be_the_body() -> None:
    """One is taken, and it is told."""
    other = BODY.replace("Rest", "Sleep")
    said = reading(document(f"<div>By Ann Lee, MD</div><div>{BODY}</div><hr><div>{other}</div>"))
    assert "body doubtful" in troubles(said)


def test_a_drupal_page_in_markup_of_its_own_keeps_its_number() -> None:
    """A redesign's page is read by labels, and its identity holds."""
    head = (
        '<title>Why rest? | Clinic</title><meta name="Generator" content="Drupal 10">'
        '<link rel="shortlink" href="/node/12"><link rel="canonical" href="/post/rest">'
    )
    inner = f"<div class='a'><i class='b'>By Ann Lee, MD</i></div><div class='c d'>{BODY}</div>"
    told = own(reading(document(inner, title="<p class='t'>Why rest?</p>", head=head)))
    assert (told["reader"], told["source_id"]) == ("labels article", "12")
    assert told["body"].text == TEXT


def test_a_title_without_any_head() -> None:
    """The words of the address tell which line it is; a heading alone is doubtful."""
    html = (
        f"<body><h2>News</h2><div>Why we rest at night</div><div>By Ann Lee, MD</div>{BODY}</body>"
    )
    assert own(reading(html, path="/post/why-we-rest-night"))["title"] == "Why we rest at night"


def test_mutilated_pages_are_read() -> None:
    """Whatever is cut, doubled or dropped, reading ends, and soon."""
    chance = random.Random(4)
    whole = document(f"<div>By Ann Lee, MD</div><div>{BODY}</div>") * 2
    tags = re.findall(r"<[^>]+>|[^<]+", whole)
    for _ in range(60):
        parts = [part for part in tags if chance.random() > 0.2]
        chance.shuffle(parts[: chance.randrange(len(parts))])
        text = "".join(parts)[: chance.randrange(20, len(whole))]
        started = time.perf_counter()
        result = read_unknown(page(text))
        assert values(result.facts) is not None
        assert time.perf_counter() - started < 5


@pytest.mark.skipif(not (SHARED / "seed-page.txt").exists(), reason="needs a page's text")
def test_a_page_of_which_only_the_text_is_known() -> None:
    """Each line an element, nothing else: title, author and body are found, and no box is in it."""
    lines = (SHARED / "seed-page.txt").read_text(encoding="utf-8").split("\n")
    title = next(lines[n - 1] for n, line in enumerate(lines) if line == "Author")
    html = "".join(f"<p>{line}</p>\n" for line in lines if line.strip())
    head = f"<html><head><title>{title} | Site</title></head><body>"
    told = own(reading(head + html, path="/post/a-page"))
    assert (told["kind"], told["title"]) == ("article", title)
    assert len(told["authors"]) == 1
    body = told["body"].text
    assert len(body) > 2000
    for word in ("Related Content", "Previous Post", "JOIN THE", "Author", "Search By"):
        assert word not in body
    assert SITE.name == "clinic"


def test_a_page_seen_at_a_comments_address_is_of_the_kind_of_its_own_address() -> None:
    """An article with comments stays one at /comment/7; a canonical "/" says nothing."""
    inner = f"<p>By Ann Lee, MD | March 3, 2021</p>{BODY}<h3>Comments</h3>" + "".join(
        f"<section><b>{name}</b><i>{day} March 2021</i><p>{TEXT}</p></section>"
        for day, name in enumerate(("jo77", "mira k", "old tom"), start=5)
    )
    for address, canonical, kind in (
        ("/post/why-rest-helps", "/post/why-rest-helps", "article"),
        ("/comment/7", "/post/why-rest-helps", "article"),
        ("/forum/why-rest", "/", "topic"),
    ):
        head = f'<title>Why rest?</title><link rel="canonical" href="{canonical}">'
        assert read_unknown(page(document(inner, head=head), address)).kind == kind, address


@pytest.mark.parametrize(
    ("line", "authors", "day"),
    [
        (
            "Posted on March 14, 2014 by <a href='/people/ann'>Ann Lee, MD</a> | Updated on May 2,"
            " 2019 | 4 min read",
            ["Ann Lee, MD"],
            "2014-03-14",
        ),
        ("Publicado el 14 de marzo de 2014 por Ana de la Cruz", ["Ana de la Cruz"], "2014-03-14"),
        ("Publié le 14 mars 2014 par Anne Durand", ["Anne Durand"], "2014-03-14"),
        (
            "By Jane Roe <time datetime='2019-02-03T10:00:00Z'>Feb 3, 2019</time>",
            ["Jane Roe"],
            "2019-02-03",
        ),
        ("Medically reviewed by John Smith, MD on June 1, 2021", None, None),
        ("Last updated: June 3, 2021", None, None),
        ("Zuletzt aktualisiert am 3. Juni 2021", None, None),
        ("Translated by Maria Perez", None, None),
        ("Photo by Bob Snapper, 2016", None, None),
    ],
)
def test_a_line_tells_who_wrote_and_nothing_else(
    line: str, authors: list[str] | None, day: str | None
) -> None:
    """Who reviewed, translated or photographed wrote nothing; a change is no publication."""
    told = own(reading(f"<title>Why rest?</title><h1>Why rest?</h1><p>{line}</p><div>{BODY}</div>"))
    found = told.get("authors")
    assert (found and [who.name for who in found]) == authors
    assert (told["published"].on if "published" in told else None) == day
    assert "subtitle" not in told
    assert told["body"].text == TEXT


def test_a_list_of_posts_is_no_discussion() -> None:
    """The front page of a blog has a name, a date and a text in each block, and is a list."""
    row = (
        "<div><h2><a href='/blog/on-naps-{0}'>On naps and rest {0}</a></h2><p>By Ann Lee on May"
        f" {{0}}, 2014</p>{BODY}<a href='/blog/on-naps-{{0}}'>Read more</a></div>"
    )
    html = "<title>Blog</title><h1>Blog</h1>" + "".join(map(row.format, range(1, 5)))
    assert own(reading(html, path="/blog"))["kind"] == "listing"
    assert own(reading(html, path="/category/naps"))["kind"] == "category"


def test_what_only_an_address_tells_is_flagged() -> None:
    """A page in no folder of documents, with no label and no author, may be anything."""
    html = f"<title>Get in touch with us</title><h1>Get in touch with us</h1><div>{BODY * 3}</div>"
    said = reading(html, path="/get-in-touch-with-us")
    assert own(said)["kind"] == "article"
    assert [one.field for one in said.problems] == ["kind"]


def test_an_opening_post_alone_is_signed_below() -> None:
    """Its name, date and number stand under it, and it has no reply."""
    foot = "<div>sleepless jo</div><div>Wed, 10/15/2008 - 01:53</div><div>Posts: 356</div><b>#1</b>"
    told = own(
        reading(
            "<title>Hello</title><h1>Hello there</h1><p>Forums</p><p><a href='/forums/l'>Lung</a>"
            f"</p><h2>Comments</h2><div><div>{BODY}</div>{foot}</div>",
            path="/forum/hello-there",
        )
    )
    assert [who.name for who in told["authors"]] == ["sleepless jo"]
    assert told["published"].on == "2008-10-15"
    assert told["body"].text == TEXT


def test_metadata_of_another_page_is_not_taken() -> None:
    """The only entity names another address and another headline: that of a related page."""
    entity = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "url": "/news/hearts",'
        ' "headline": "On hearts", "datePublished": "2011-01-01", "author": {"name": "Zed"}}'
        "</script>"
    )
    told = own(reading(f"<title>Why rest?</title>{entity}<h1>Why rest?</h1><div>{BODY}</div>"))
    assert "authors" not in told
    assert "published" not in told
