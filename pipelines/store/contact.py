"""Where a site says how its makers can be reached."""

from __future__ import annotations

from urllib.parse import urlsplit

from sqlite_utils import Database

_NAMES = (
    *("contact", "contact-us", "contactus", "contact-form", "contacto", "kontakt", "contato"),
    *("contatti", "contactez-nous", "impressum", "about", "about-us", "feedback"),
)
"""Last segments of such addresses, the surest first."""


def contact_page(database: Database) -> str | None:
    """Return the address of the page that is held, or at least known, on which to write to them."""
    found: dict[str, str] = {}
    for name in _NAMES:
        rows = database.execute(
            "select url from pages where status = 'live' and url like ? union all"
            " select url from queue where url like ? limit 20",
            [f"%/{name}", f"%/{name}"],
        ).fetchall()
        for (url,) in rows:
            found.setdefault(urlsplit(url).path.rpartition("/")[2].lower(), url)
    return next((found[name] for name in _NAMES if name in found), None)
