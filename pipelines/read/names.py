"""Names of people and organisations, as shown."""

from __future__ import annotations

import re

from pipelines.read.sites.site import Site
from pipelines.read.words import NOT_VERIFIED, ORGANISATIONS, meaning
from pipelines.records.finding import Person
from pipelines.records.text import folded_name

_DEGREE = re.compile(
    r"(?:M\.?D|D\.?O|Ph\.?D|Dr\.?PH|Sc\.?D|D\.?Sc|Psy\.?D|Ed\.?D|J\.?D|Pharm\.?D|D\.?D\.?S|D\.?M\.?D"
    r"|DNP|DPT|MBBS|MB|BCh|BS|MBChB|MPH|MHA|MHS|MBA|MSc|M\.?S|M\.?A|B\.?S|B\.?A|BSc|MSN|BSN|MSW"
    r"|LCSW|LMSW|R\.?N|N\.?P|P\.?A(?:-C)?|CRNP|ARNP|APRN|FNP|ANP|OCN|AOCNP?|RD|RDN|CSO|LD|CGC|RPh"
    r"|BCOP|CCRP|FACP|FACS|FASCO|FCCP|FRCPC?|FRCS|FAAN|FAHA|LICSW|PMP|CPH)\.?",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"/user/(\d+)$")


def credentials(name: str) -> str | None:
    """Return the degrees that stand behind a name, as shown; titles and offices are none.

    >>> credentials("Howard (Jack) West, MD, Associate Clinical Professor")
    'MD'
    >>> credentials("Jane Q. Public and John Doe")
    """
    held = []
    for part in name.split(",")[1:]:
        if not all(_DEGREE.fullmatch(word) for word in re.split(r"[\s/]+", part.strip()) if word):
            break
        held.append(part.strip())
    return ", ".join(part for part in held if part) or None


def verified(shown: str) -> tuple[str, bool]:
    """Return a name without Drupal's "(not verified)", and whether that stood there.

    >>> verified("Ann (not verified)")
    ('Ann', True)
    """
    name = " ".join(shown.split())
    for mark in NOT_VERIFIED:
        if name.endswith(mark):
            return name.removesuffix(mark).rstrip(), True
    return name, False


def uid_of(url: str | None) -> str | None:
    """Return the number of the account that an address is of.

    >>> uid_of("https://example.org/user/17")
    '17'
    """
    found = _ACCOUNT.search(url or "")
    return found[1] if found else None


def person(
    shown: str,
    site: Site,
    *,
    url: str | None = None,
    uid: str | None = None,
    role_shown: str | None = None,
    otherwise: str | None = None,
) -> Person | None:
    """Make a person of a shown name; None where nobody is named ("N/A").

    A `url` of an account (/user/N) gives its number too.
    `otherwise` is the kind of those whom the site's lists and the shown role do not tell.
    """
    name, guest = verified(shown)
    if not name or meaning(name) == "nobody":
        return None
    uid = uid or uid_of(url)
    guest = guest or uid == "0"
    kind = "guest" if guest else _listed(name, role_shown, site) or otherwise
    return Person(
        name,
        url=None if guest else url,
        uid=uid,
        guest=guest,
        role_shown=role_shown,
        credentials=credentials(name),
        kind=kind,
    )


def _listed(name: str, role_shown: str | None, site: Site) -> str | None:
    key = folded_name(name)
    if key in site.organisations or key.rpartition(" ")[2] in ORGANISATIONS:
        return "organisation"
    role = meaning(role_shown) if role_shown else None
    if key in site.staff or role == "staff":
        return "staff"
    return "faculty" if key in site.faculty or role == "faculty" else None
