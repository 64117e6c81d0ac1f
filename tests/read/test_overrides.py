"""site.toml laid over what a reader found: kinds, fields and comments."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipelines.records.finding import Moment, Person, Pointer, Term
from pipelines.records.reading import Reading
from tests.read.made import BASE, SITE, evidence, own, reading, troubles

STORY = f"""<!DOCTYPE html><html lang="en"><head><title>Rest | Clinic</title></head><body>
<div class="q-top"><a href="/">Clinic</a></div>
<div class="q-page"><div class="q-head">How to rest</div><div class="q-sub">A guide</div>
<div class="q-by">Penned by Jane Roe, MD</div><div class="q-day">on August 7, 2013</div>
<i class="q-when" data-at="2013-08-07T06:30:00-05:00"></i>
<div class="q-text"><p>Sleep <a href="/post/more">more</a>.</p>
<p>Then rest.</p></div><ul class="q-terms"><li><a href="/c/sleep">Sleep</a></li>
<li><a href="/c/care">Care</a></li></ul>
<div class="q-film" data-film="https://youtu.be/AbCdEf12345"></div>
<div class="q-more"><a href="{BASE}/post/nap"><b>Naps</b></a></div>
<div class="q-talk">
<div class="q-one" id="m-41"><b>Ann</b><span>8/13/2013 09:15</span><p>Thank you.</p>
<div class="q-one" id="m-42"><b>Bob</b><span>8/14/2013 10:00</span><p>Me too.</p></div></div>
</div></div></body></html>"""
KINDS = (("/post/*", "article"),)


def told(kinds: tuple[tuple[str, str], ...] = KINDS, **selectors: str) -> Reading:
    """Read the story with selectors for articles."""
    site = replace(SITE, kinds=kinds, selectors={"article": selectors})
    return reading(STORY, site=site)


@pytest.mark.parametrize(
    ("field", "selector", "value"),
    [
        ("title", ".q-head", "How to rest"),
        ("subtitle", ".q-sub", "A guide"),
        ("authors", ".q-by", (Person("Jane Roe, MD", credentials="MD"),)),
        ("published", ".q-day", Moment("2013-08-07", None)),
        ("published", ".q-when@data-at", Moment("2013-08-07", "2013-08-07T11:30:00Z")),
        (
            "categories",
            ".q-terms",
            (Term("Sleep", f"{BASE}/c/sleep"), Term("Care", f"{BASE}/c/care")),
        ),
        ("tags", ".q-terms li:first-child", (Term("Sleep", f"{BASE}/c/sleep"),)),
        ("related", ".q-more", (Pointer(f"{BASE}/post/nap", "Naps"),)),
        ("next", ".q-more", (Pointer(f"{BASE}/post/nap"),)),
        ("language", "html@lang", "en"),
    ],
)
def test_a_selector_sets_its_field(field: str, selector: str, value: object) -> None:
    labelled = replace(SITE, labels={"author": frozenset({"penned by"})})
    site = replace(labelled, kinds=KINDS, selectors={"article": {field: selector}})
    said = reading(STORY.replace("Penned by", "Penned by:"), site=site)
    assert own(said)[field] == value
    assert evidence(said, field).startswith("site.toml")
    assert "selector found nothing" not in troubles(said)


def test_a_body_brings_its_links_and_a_video_its_provider() -> None:
    said = own(told(body=".q-text", video=".q-film@data-film"))
    assert said["body"].text == "Sleep more.\nThen rest."
    assert [link.url for link in said["links"]] == [f"{BASE}/post/more"]
    assert (said["video"].provider, said["video"].video_id) == ("youtube", "AbCdEf12345")


def test_a_body_may_stand_in_parts() -> None:
    assert own(told(body=".q-text p"))["body"].text == "Sleep more.\nThen rest."


def test_kinds_and_selectors_make_a_page_of_no_known_system_readable() -> None:
    said = told(title=".q-head", body=".q-text")
    values = own(said)
    assert (values["kind"], values["title"]) == ("article", "How to rest")
    assert values["reader"].endswith(" article")
    assert "no reader" not in troubles(said)
    assert said.content_hash is not None


def test_a_list_may_be_told_by_what_holds_it() -> None:
    site = replace(SITE, kinds=KINDS, selectors={"article": {"authors": ".q-all"}})
    html = """<html><body><h1>Rest</h1><p>Words.</p><div class="q-all"><div>Author</div>
<div><p>Jane Roe, MD</p><p>John Doe</p></div></div></body></html>"""
    assert [one.name for one in own(reading(html, site=site))["authors"]] == [
        "Jane Roe, MD",
        "John Doe",
    ]


def test_what_shows_no_word_is_no_title() -> None:
    html = '<html><body><h1>Rest</h1><b class="q"><img src="/a.png"></b><p>Words.</p></body></html>'
    site = replace(SITE, kinds=KINDS, selectors={"article": {"title": ".q"}})
    assert own(reading(html, site=site))["title"] == "Rest"


def test_the_first_pattern_that_fits_holds() -> None:
    assert own(told((("/post/*", "video"), ("/post/rest", "article"))))["kind"] == "video"
    assert own(told((("/posts/*", "video"),)))["kind"] != "video"


def test_the_address_that_a_page_calls_its_own_tells_the_kind() -> None:
    canonical = f'<link rel="canonical" href="{BASE}/post/rest"><title>'
    site = replace(SITE, kinds=(("/post/*", "video"),))
    said = reading(STORY.replace("<title>", canonical), site=site, path="/comment/7")
    assert own(said)["kind"] == "video"
    assert own(reading(STORY, site=site, path="/elsewhere/7"))["kind"] != "video"


def test_a_selector_that_finds_nothing_is_a_doubt_and_takes_nothing_away() -> None:
    said = told(title=".nowhere", subtitle=".nowhere")
    assert own(said)["title"] == own(told())["title"]
    found = [one for one in said.problems if one.kind == "selector found nothing"]
    assert [(one.field, ".nowhere" in one.message) for one in found] == [("subtitle", True)]


def test_a_date_that_can_be_read_in_two_ways_is_a_doubt() -> None:
    chosen = {"article": {"published": ".q-day"}}
    site = replace(SITE, zone=None, kinds=KINDS, selectors=chosen)
    said = reading(STORY.replace("on August 7, 2013", "10/11/2013"), site=site)
    assert "published" not in own(said)
    assert "ambiguous date" in troubles(said)


def test_what_a_selector_finds_is_no_longer_doubtful() -> None:
    chosen: dict[str, Any] = {"title": ".q-head", "body": ".q-text", "published": ".q-when@data-at"}
    assert not {p.field for p in told(**chosen).problems} & chosen.keys()


def comments(said: Reading) -> dict[str, dict[str, Any]]:
    """What is said of each comment, by its subject."""
    return {
        f.subject: {name: fact.value for name, fact in f.facts.items()}
        for f in said.findings
        if f.subject.startswith("comment ")
    }


TALK: dict[str, Any] = {"comment_author": "b", "comment_published": "span", "comment_body": "p"}


def test_comments_are_the_blocks_that_a_selector_finds() -> None:
    said = told(comment=".q-one", **TALK)
    (first, one), (second, two) = comments(said).items()
    assert (first.rpartition(" ")[2], second.rpartition(" ")[2]) == ("41", "42")
    assert (one["author"].name, one["body"].text) == ("Ann", "Thank you.")
    assert one["published"] == Moment("2013-08-13", "2013-08-13T14:15:00Z")
    assert (two["author"].name, two["parent"], two["depth"]) == ("Bob", "41", 1)
    assert own(said)["discussion"].comments == (first, second)


def test_a_number_may_stand_in_an_attribute_or_nowhere() -> None:
    anywhere = told(comment=".q-one", comment_number="@id", **TALK)
    assert {subject.rpartition(" ")[2] for subject in comments(anywhere)} == {"41", "42"}
    nowhere = told(comment=".q-one", comment_number=".nowhere", **TALK)
    assert all(subject.rpartition(" ")[2].startswith("~") for subject in comments(nowhere))


def test_what_no_selector_is_about_stays_as_the_reader_found_it() -> None:
    drupal = """<html><head><meta name="Generator" content="Drupal 10">
<link rel="shortlink" href="/node/5"></head><body><main><h1>Talk</h1>
<article data-history-node-id="5" class="node node--type-article node--view-mode-full">
<div class="field field--name-body"><p>Words.</p></div>
<section class="comment-wrapper"><article id="comment-7" data-comment-user-id="3">
<footer>Submitted by <span>Ann</span> on Wed, 08/07/2013 - 06:30 <u>Zoe</u></footer>
<h3><a href="/comment/7#comment-7">Yes</a></h3>
<div class="field--name-comment-body"><p>So it is.</p></div></article></section></article></main>
</body></html>"""
    chosen = {"comment": "[id^=comment-]", "comment_author": "u"}
    site = replace(SITE, selectors={"article": chosen})
    ((subject, said),) = comments(reading(drupal, site=site)).items()
    assert subject == "comment drupal 7"
    assert (said["author"].name, said["body"].text) == ("Zoe", "So it is.")
    assert said["published"].on == "2013-08-07"


def test_a_document_whose_body_is_not_found_says_so() -> None:
    site = replace(SITE, kinds=KINDS)
    said = reading("<html><body><h1>Nothing but this</h1></body></html>", site=site)
    assert "body" not in own(said)
    assert any(one.field in (None, "body") for one in said.problems)
