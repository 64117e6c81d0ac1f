"""Pages that are none of the site's: robot checks, login forms, empty shells, maintenance."""

from __future__ import annotations

from demo.faults.busy import answer
from demo.faults.fault import Act
from demo.faults.wire import page


def challenge(status: int = 403) -> Act:
    """Cloudflare's robot check: the header `cf-mitigated: challenge`, whatever the status."""
    body = page(
        "Just a moment...",
        text="Enable JavaScript and cookies to continue",
        more='<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
    )
    return answer(status, [("cf-mitigated", "challenge"), ("Server", "cloudflare")], body)


def silent_challenge(status: int = 200) -> Act:
    """A robot check that only its words tell."""
    return answer(status, (), page("Verify you are human", text="Please wait."))


def login(status: int = 200) -> Act:
    """A form to log in at an address of a page."""
    form = (
        '<form action="/user/login" method="post"><input type="text" name="name">'
        '<input type="password" name="pass"><button>Log in</button></form>'
    )
    return answer(status, (), page("Log in", text=form))


def shell() -> Act:
    """A page that only a script fills."""
    body = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Site</title></head><body>'
        "<noscript>You need to enable JavaScript to run this app.</noscript>"
        '<div id="root"></div><script src="/static/js/main.3f2a1c.js"></script></body></html>'
    )
    return answer(200, (), body)


def maintenance(status: int = 503) -> Act:
    """Drupal's and WordPress's word for a site that is being worked on."""
    text = "We should be back shortly. Thank you for your patience."
    return answer(status, (), page("Site under maintenance", text=text))
