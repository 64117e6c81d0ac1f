"""What stands in a page's place is no page, whatever its status."""

from __future__ import annotations

import pytest

from pipelines.read.blocked import blocked
from pipelines.records.reading import Reading
from tests.read.made import page, reading, troubles

LONG = "<p>Insurers refuse more often than they did, and one can write a letter.</p>" * 40
MENU = "".join(f'<a href="/part-{n}">Part {n}</a>' for n in range(20))
FORM = '<form><label>Name</label><input name="u"><input type="Password" name="p"></form>'
SCRIPT = "<script src='/app.js'></script>"


def is_blocked(said: Reading, what: str) -> bool:
    """Whether nothing of an answer is taken for the site's."""
    assert not said.findings
    assert not said.links
    return (said.is_page, said.blocked, troubles(said)) == (False, what, ["blocked"])


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><h1>clinic.example</h1><p>Wait.</p>",
        "<title>Attention Required! | Somebody</title><h1>Sorry, you have been blocked</h1>",
        "<title>Un momento…</title><noscript>Enable JavaScript and cookies to continue</noscript>",
        "<title>clinic.example</title><p>Checking your browser before you go on. Please wait.</p>",
        "<title>clinic.example</title><p>Please verify you are human. <a href='/a'>Why?</a></p>",
    ],
)
def test_a_robot_check(html: str, status: int) -> None:
    assert is_blocked(reading(html, status=status), "a robot check")


@pytest.mark.parametrize("status", [200, 403, 404, 503])
@pytest.mark.parametrize("mime", ["text/html", "application/json", "application/xml"])
def test_a_firewall_says_so_in_a_header(status: int, mime: str) -> None:
    """Whatever else it sends, and for a sitemap too."""
    for path in ("/post/rest", "/sitemap.xml"):
        said = reading(LONG, status=status, mime=mime, path=path, CF_Mitigated="challenge")
        assert is_blocked(said, "a robot check")


@pytest.mark.parametrize("status", [200, 503])
@pytest.mark.parametrize(
    "html",
    [
        "<title>Site under maintenance | Clinic</title><h1>Site under maintenance</h1>",
        "<title>Maintenance</title><p>Briefly unavailable for scheduled maintenance. Check back in"
        " a minute.</p>",
        "<title>Clinic</title><h1>Site en maintenance</h1><p>À bientôt.</p>",
        "<title>Clinic</title><p>The clinic is currently under maintenance. We should be back"
        " shortly. Thank you for your patience.</p>",
    ],
)
def test_maintenance(html: str, status: int) -> None:
    assert is_blocked(reading(html, status=status), "maintenance")


def test_an_error_page_that_says_ok() -> None:
    """At its own status it is no trouble of ours: the address is asked for again."""
    html = "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>"
    assert is_blocked(reading(html), "an error page")
    assert reading(html, status=502).blocked is None


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Log in | Clinic</title><nav>{MENU}</nav><h1>Log in</h1>{FORM}",
        f"<title>Clinic</title><h1>Members only</h1><p>Ask us for an account.</p>{FORM}",
        f"<title>Connexion - Clinique</title>{FORM}<p>Mot de passe oublié ?</p>",
        f"<title>Clinic</title><h1>Clinic</h1>{FORM}",
    ],
)
def test_a_login_form(html: str) -> None:
    assert is_blocked(reading(html), "a login form")
    assert reading(html, status=403).blocked is None  # there the status says it


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Rest | Clinic</title><h1>Rest</h1><p>Sleep.</p><nav>{MENU}</nav>"
        f"<aside><h2>User login</h2>{FORM}</aside>",
        f"<title>Rest | Clinic</title><h1>Rest</h1>{LONG}{FORM}",
        f"<title>Lung | Clinic</title><h1>Lung</h1><p>Nothing has been written here yet. Come back"
        f" in a while, please.</p>{FORM}",
        "<title>Protected: Notes</title><h1>Protected: Notes</h1><form><p>This content is password"
        " protected.</p><input type='password' name='post_password'></form>",
        f"<title>Log in | Clinic</title><h1>Log in</h1><div id='post-5'>How?</div>{FORM}",
    ],
)
def test_a_login_box_beside_a_page(html: str) -> None:
    assert blocked(page(html)) is None


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Clinic</title><div id='root'></div>{SCRIPT}"
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        f"<title>Clinic</title><main id='app'></main><p>Loading…</p>{SCRIPT}",
        f"<title>Clinic</title><app-root id='a'> </app-root>{SCRIPT}",
        f"<body><noscript>Bitte JavaScript einschalten.</noscript><p>Einen Augenblick</p>{SCRIPT}",
    ],
)
def test_a_page_that_needs_a_script(html: str) -> None:
    assert is_blocked(reading(html), "a page that needs a script")


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Rest</h1>{LONG}<div id='root'></div>{SCRIPT}<noscript>No JavaScript?</noscript>",
        f"<h1>A picture</h1><img src='/a.jpg'><div id='tip'></div>{SCRIPT}",
        f"<h1>A film</h1><iframe src='/film'></iframe><div id='tip'></div>{SCRIPT}",
        f"<h1>Rest</h1><p>{'It is good for you. ' * 4}</p><div id='tip'></div>{SCRIPT}",
        f"<h1>Rest</h1>{MENU}<div id='root'></div>{SCRIPT}",
        "<h1>Rest</h1><div id='root'></div>",
    ],
)
def test_a_page_with_scripts(html: str) -> None:
    assert blocked(page(html)) is None


@pytest.mark.parametrize(
    "html",
    [
        "<title>Access denied</title><h1>Access denied</h1><p>Ask the office.</p>",
        "<title>Maintenance therapy</title><h1>Maintenance</h1><p>Is it right for me?</p>",
        f"<title>Just a moment</title><h1>Just a moment</h1>{LONG}",
        f"<title>Site maintenance</title><h1>News</h1><p>We were down for maintenance.</p>{LONG}",
        '<article data-history-node-id="5"><h1>Just a moment</h1><p>I ask for.</p></article>',
        "<h1>Ask</h1><p>This is for testing whether or not you are a human visitor.</p>",
    ],
)
def test_a_page_about_such_things(html: str) -> None:
    """Its own words block no page, and neither does a refusal that is the site's own."""
    for status in (200, 403):
        assert reading(html, status=status).blocked is None


def test_what_is_gone_is_gone() -> None:
    """A page that is not found may say that the site was mended."""
    html = "<title>Not here</title><p>We were down for maintenance; is it that?</p>"
    assert reading(html, status=503).blocked == "maintenance"
    assert reading(html, status=404).blocked is None


def test_a_challenge_in_place_of_robots_txt_is_no_rule() -> None:
    """robots.txt has its own rules for what answers in its place."""
    said = reading("Wait", path="/robots.txt", status=403, CF_Mitigated="challenge")
    assert (said.blocked, said.robots) == (None, "")
