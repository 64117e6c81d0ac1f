"""An article is read alike in a theme that names everything and in one that names nothing."""

from __future__ import annotations

import pytest

from pipelines.read.drupal.system import read_drupal
from pipelines.records.finding import MediumSeen, Moment, Person, Pointer, Term, Text
from tests.read.drupal.pages import THEMES, Note, Sheet, document
from tests.read.made import BASE, aliases, evidence, own, page, reading, troubles

AUTHORS = ("Author", "field-writer", ('<a href="/authors/ida">Ida Roe, MD, PhD</a>',))
CATEGORIES = (
    "Categories",
    "field-x",
    ('<a href="/c/sleep">Sleep</a>', '<a href="/c/home">Home</a>'),
)
TAGS = ("Tags", "field-y", ('<a href="/t/naps">naps</a>',))
SIDE = (
    "<section><h2>Related Content</h2><div>"
    '<div class="views-row"><span>Image</span><h4><a href="/post/naps">Naps</a></h4>'
    "<span>Video</span><p>Short and long.</p></div>"
    '<div class="views-row"><h4><a href="/post/tea">Tea</a></h4><span>Article</span></div>'
    "</div></section>"
    '<div><a href="/post/one">Previous Post</a><a href="/post/two">Next Post</a></div>'
)


@pytest.mark.parametrize("theme", THEMES)
def test_an_article_is_read_whole(theme: str) -> None:
    """Title, author, terms, body and pointers, each from its own place."""
    sheet = Sheet(theme=theme, fields=(AUTHORS, CATEGORIES, TAGS), after=SIDE)
    said = reading(sheet.html())
    found = own(said)
    assert found["kind"] == "article"
    assert found["title"] == "Rest and sleep"
    assert found["source_id"] == "12"
    assert found["language"] == "en"
    assert found["authors"] == (
        Person(
            "Ida Roe, MD, PhD", url=f"{BASE}/authors/ida", credentials="MD, PhD", kind="faculty"
        ),
    )
    assert found["byline"] == "Ida Roe, MD, PhD"
    assert found["categories"] == (Term("Sleep", f"{BASE}/c/sleep"), Term("Home", f"{BASE}/c/home"))
    assert found["tags"] == (Term("naps", f"{BASE}/t/naps"),)
    assert found["body"] == Text("<p>Sleep well.</p><p>Walk daily.</p>", "Sleep well.\nWalk daily.")
    assert found["related"] == (
        Pointer(f"{BASE}/post/naps", "Naps", "Video", "Short and long."),
        Pointer(f"{BASE}/post/tea", "Tea", "Article", None),
    )
    assert found["previous"] == (Pointer(f"{BASE}/post/one"),)
    assert found["next"] == (Pointer(f"{BASE}/post/two"),)
    assert aliases(said) == {f"{BASE}/node/12": "shortlink"}
    assert not troubles(said)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_not_shown_is_empty_and_not_guessed(theme: str) -> None:
    """The account that posted is no author; a page without a date has none."""
    found = own(reading(Sheet(theme=theme, line="Submitted by <span>webmaster</span>").html()))
    assert found["authors"] == ()
    assert found["byline"] is None
    assert found["categories"] == found["tags"] == found["related"] == ()
    assert "published" not in found


@pytest.mark.parametrize("theme", THEMES)
def test_the_line_is_the_date(theme: str) -> None:
    """The date of "Submitted by … on" is in the site's time zone."""
    line = "Submitted by <span>webmaster</span> on Wed, 08/07/2013 - 06:30"
    said = reading(Sheet(theme=theme, line=line).html())
    assert own(said)["published"] == Moment("2013-08-07", "2013-08-07T11:30:00Z")
    assert evidence(said, "published") == "visible text"


def test_a_bare_line_above_the_body_is_the_date() -> None:
    """A date that stands alone is a date; one within a sentence is not."""
    sheet = Sheet(theme="named", fields=(("", "field-z", ("Wed, 08/07/2013 - 06:30",)),))
    assert own(reading(sheet.html()))["published"].on == "2013-08-07"
    sheet = Sheet(theme="named", body="<p>On August 7, 2013 we met.</p>")
    assert "published" not in own(reading(sheet.html()))


def test_several_authors_are_items_and_commas_divide_nobody() -> None:
    """One field item is one author; "N/A" is nobody, and stays in the author line."""
    items = ("Ana and Bo, RN", '<a href="/authors/ida">Ida Roe</a>', "N/A")
    found = own(reading(Sheet(theme="named", fields=(("Authors", "field-w", items),)).html()))
    assert [one.name for one in found["authors"]] == ["Ana and Bo, RN", "Ida Roe"]
    assert found["byline"] == "Ana and Bo, RN; Ida Roe; N/A"


def test_who_speaks_follows_who_writes() -> None:
    """A speaker is named in a field of their own, and is no part of the author line."""
    speaker = ("Speakers", "field-s", ('<a href="/authors/bo">Bo Lee, RN</a>',))
    found = own(reading(Sheet(theme="named", fields=(speaker, AUTHORS)).html()))
    assert [(one.name, one.role) for one in found["authors"]] == [
        ("Ida Roe, MD, PhD", "author"),
        ("Bo Lee, RN", "speaker"),
    ]
    assert found["byline"] == "Ida Roe, MD, PhD"


def test_a_subtitle_is_a_field() -> None:
    """The line under the title, as shown."""
    note = ("", "field-subtitle", ("Please note: this is old",))
    found = own(reading(Sheet(theme="named", fields=(note,)).html()))
    assert found["subtitle"] == "Please note: this is old"


def test_a_text_keeps_its_links_and_pictures() -> None:
    """Own addresses are in normal form, others as they stand; a player is a video."""
    body = (
        '<p><a href="/node/3#x">here</a> <a href="https://other.example/a/">there</a>'
        '<img src="/files/a.png" alt="A"></p><iframe src="https://player.vimeo.com/video/77"></iframe>'
        '<a href="/files/form.pdf">Form</a>'
    )
    found = own(reading(Sheet(theme="named", body=body).html()))
    assert [(one.url, one.text) for one in found["links"]] == [
        (f"{BASE}/node/3", "here"),
        ("https://other.example/a/", "there"),
        (f"{BASE}/files/form.pdf", "Form"),
    ]
    assert found["media"] == (
        MediumSeen("document", f"{BASE}/files/form.pdf", "Form"),
        MediumSeen("image", f"{BASE}/files/a.png", "A"),
        MediumSeen("video", "https://player.vimeo.com/video/77"),
    )


def test_the_hash_is_of_the_page_and_not_of_what_stands_around_it() -> None:
    """Side blocks and posting accounts change daily; a new comment is a change."""
    plain = Sheet(theme="named", fields=(AUTHORS,))
    around = Sheet(theme="named", fields=(AUTHORS,), after=SIDE, line="Submitted by <b>x</b>")
    noted = Sheet(theme="named", fields=(AUTHORS,), notes=(Note(number=4),))
    hashes = [reading(sheet.html()).content_hash for sheet in (plain, around, noted)]
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_plain_page_is_no_article() -> None:
    """Drupal's "basic page" (About, Contact) is kept and is no document."""
    assert own(reading(Sheet(theme="named", type="page").html()))["kind"] == "other"


def test_a_node_without_a_body_has_an_empty_one() -> None:
    """The reader knows the layout, so a body that is not shown is empty."""
    found = own(reading(Sheet(theme="named", body=None, fields=(AUTHORS,)).html()))
    assert found["body"] == Text(None, "")


@pytest.mark.parametrize(
    "name",
    ["field-author-bio", "field-author-note", "field-category-image", "field-related-categories"],
)
def test_a_field_whose_name_only_begins_alike_is_another(name: str) -> None:
    """It names no author and no term."""
    found = own(
        reading(Sheet(theme="named", fields=(("", name, ("Dr. Roe slept here.",)),)).html())
    )
    assert found["authors"] == found["categories"] == ()


@pytest.mark.parametrize(
    "name", ["field-author", "field-authors", "field-byline", "field-author-ref"]
)
def test_a_field_is_known_by_its_whole_name(name: str) -> None:
    """Where it shows no label."""
    found = own(reading(Sheet(theme="named", fields=(("", name, ("Ida Roe",)),)).html()))
    assert found["byline"] == "Ida Roe"


PROSE = "Dr. Roe has worked on sleep for twenty years and has written three books about it."
OFFICES = "Ida Roe, MD, Professor of Sleep, Chair of the Committee on Rest, Founder of the Clinic"


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        pytest.param(PROSE, None, id="prose"),
        pytest.param(OFFICES, OFFICES, id="degrees and offices"),
        pytest.param(f'<a href="/authors/x">{PROSE}</a>', PROSE, id="a link"),
    ],
)
def test_prose_is_no_name(value: str, byline: str | None) -> None:
    """A long value without a link and without degrees says something of somebody."""
    said = reading(Sheet(theme="named", fields=(("Author", "field-author", (value,)),)).html())
    assert own(said)["byline"] == byline
    assert troubles(said) == ([] if byline else ["no name"])


def test_an_account_is_known_by_its_number() -> None:
    """Also where an article names it."""
    fields = (("Author", "field-author", ('<a href="/user/3">Ida</a>',)),)
    (who,) = own(reading(Sheet(theme="named", fields=fields).html()))["authors"]
    assert (who.uid, who.kind) == ("3", None)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ('Posted <time datetime="2010-05-05T10:00:00Z">x</time>', "2010-05-05T10:00:00Z"),
        ('Last updated <time datetime="2020-05-05T10:00:00Z">x</time>', None),
        ('<time datetime="2020-05-05T10:00:00Z">x</time> (edited)', None),
        (
            'Actualizado por <a href="/x">Ida</a> el <time datetime="2020-05-05T10:00Z">x</time>',
            None,
        ),
        (
            'Last updated <time datetime="2020-05-05T10:00:00Z">x</time>, posted '
            '<time datetime="2010-05-05T10:00:00Z">y</time>',
            "2010-05-05T10:00:00Z",
        ),
        ("Last updated May 5, 2020 5:00 AM", None),
        ("May 5, 2010 5:00 AM. Updated May 5, 2020 5:00 AM", "2010-05-05T10:00:00Z"),
    ],
)
def test_the_time_of_a_change_is_not_that_of_publication(line: str, at: str | None) -> None:
    """The words beside it tell, in any of our languages."""
    found = own(reading(Sheet(theme="named", line=line).html())).get("published")
    assert (found.at if found else None) == at


@pytest.mark.parametrize(
    ("name", "dated"),
    [
        ("field-event-date", False),
        ("field-date", False),
        ("field-published", True),
        ("field-publication-date", True),
        ("created", True),
    ],
)
def test_only_a_field_of_publication_is_its_date(name: str, dated: bool) -> None:
    """An event has a date too."""
    shown = '<time datetime="2030-05-05T10:00:00Z">x</time>'
    found = own(reading(Sheet(theme="named", fields=(("", name, (shown,)),)).html()))
    assert ("published" in found) is dated


LINE = "<div>{0}</div><div><p>Sleep well.</p></div>"


@pytest.mark.parametrize(
    ("shown", "subtitle"),
    [
        ("Please Note: New Treatments Have Emerged", "Please Note: New Treatments Have Emerged"),
        ("Téngase en cuenta: hay novedades", "Téngase en cuenta: hay novedades"),
        ("Sleep Library", None),
    ],
)
def test_without_names_a_note_is_known_by_its_words(shown: str, subtitle: str | None) -> None:
    """Another line before the text may be anything."""
    found = own(reading(Sheet(theme="bare", body="</div>" + LINE.format(shown) + "<div>").html()))
    assert found.get("subtitle") == subtitle
    assert found["body"].text == "Sleep well."


def test_a_text_that_nothing_tells_of_is_an_article_with_a_doubt_if_it_is_long() -> None:
    """A short one is a notice; a date, a term or an invitation to comment make it an article."""
    about = f"<main><h1>About</h1><article><div><p>{PROSE}</p></div></article></main>"
    head = '<link rel="shortlink" href="https://clinic.example/node/12">'
    assert read_drupal(page(document(about, head=head))).kind == "other"
    said = read_drupal(page(document(about.replace("</p>", f" {PROSE * 9}</p>"), head=head)))
    assert (said.kind, [one.kind for one in said.problems]) == ("article", ["kind not told"])
    dated = about.replace("<div>", "<div>Wed, 08/07/2013 - 06:30</div><div>", 1)
    assert read_drupal(page(document(dated, head=head))).kind == "article"
