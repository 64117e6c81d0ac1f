"""Answers that say "yes" and show no page: not found, refused, under maintenance, a robot check."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.text import words
from pipelines.records.reading import Trouble
from pipelines.records.text import folded_name

_LITTLE = 1500
"""Letters of paragraphs that such a page may show at most."""
_OF_A_DOCUMENT = (
    'link[rel="shortlink"], [data-history-node-id], [property="article:published_time"],'
    ' [id^="comment-"], [id^="post-"]'
)
"""What a page of a document bears, and no refusal: people write of access that was denied."""
_SEPARATED = re.compile(r"\s+[|–—·»«:-]+\s+")
_SAYS = re.compile(
    r"(?:(?:http )?(?:error )?40[34](?: error| not found| forbidden)?|50[0234] [a-z ]+"
    r"|(?:the |this |that |oops\W+)*page (?:was )?(?:not found|(?:can(?:no|')t|could not) be found)"
    r"|access (?:is )?denied|you are not authori[sz]ed to access this page|just a moment"
    r"|attention required|one moment,? please|checking your browser.*"
    r"|verify(?:ing)? you are human.*"
    r"|are you a robot|robot check|human verification|security check(?:point)?"
    r"|pardon our interruption|sorry, you have been blocked|request blocked|ddos.guard"
    r"|(?:site|website) (?:is )?(?:currently )?(?:under|down for) maintenance"
    r"|site (?:is )?off-?line|maintenance mode|service (?:temporarily )?unavailable|bad gateway"
    r"|internal server error|error establishing a database connection|account suspended"
    r"|p[áa]gina no encontrada|acceso denegado|sitio (?:web )?en mantenimiento"
    r"|page (?:non trouv[ée]e|introuvable)|acc[èe]s refus[ée]|site en maintenance"
    r"|(?:die )?seite (?:wurde )?nicht gefunden|zugriff verweigert|wartungsarbeiten|wartungsmodus"
    r"|p[áa]gina n[ãa]o encontrada|acesso negado|pagina non trovata|accesso negato)"
)


def refused(page: Page) -> Trouble | None:
    """Return the trouble that an answer is no page of the site, for all its status 200.

    Its title or first heading says so, it shows hardly any text, and bears nothing that pages of
    documents bear. What an earlier capture showed
    at the address holds.
    """
    said = next((one for one in _headings(page) if _is_refusal(one)), None)
    if said is None or _shown(page) > _LITTLE or page.tree.css_first(_OF_A_DOCUMENT) is not None:
        return None
    return Trouble("no page", f"The answer shows no page of the site: {said!r}.")


def _headings(page: Page) -> list[str]:
    found = [page.tree.css_first(name) for name in ("head title", "title", "h1")]
    if found[2] is None:
        found.append(page.tree.css_first("h2"))
    return [words(one)[:200] for one in found if one is not None]


def _is_refusal(heading: str) -> bool:
    """Whether a heading, or a part of it, is the words of a refusal and no more.

    >>> _is_refusal("Page not found | Clinic"), _is_refusal("Access denied: how insurers say no")
    (True, False)
    """
    parts = (heading, *_SEPARATED.split(heading))
    return any(_SAYS.fullmatch(folded_name(part).strip(" .…!?")) for part in parts)


def _shown(page: Page) -> int:
    return sum(len(words(one)) for one in page.tree.css("p"))
