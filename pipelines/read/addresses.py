"""Addresses: one form for each, and which of them are worth a request."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from pipelines.read.endless import endless
from pipelines.read.sites.site import Site

MAX_LENGTH = 2083  # longer addresses are traps; the limit that browsers once had

_SESSION = re.compile(r"^(sid|phpsessid|jsessionid)$", re.IGNORECASE)
_HEX32 = re.compile(r"^[0-9a-f]{32}$")
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$", re.IGNORECASE)
_PATH_SESSION = re.compile(  # Java's, PHP's, and ASP.NET's /(S(lit3py55t21z5v55vlm25s55))/
    r";(?:jsessionid|phpsessid|sid)=[^/?#]*|/\((?:[A-Z]\([^()/]*\))+\)(?=/|$)", re.IGNORECASE
)
_SAFE_PATH = "/~!$&'()*+,;=:@-._"
_SLASH = re.compile("%2f", re.IGNORECASE)  # data within a segment, no end of it (RFC 3986 §2.2)
_INDEX = re.compile(r"^/index\.php(?=/|$)")


class Verdict(NamedTuple):
    """Whether an address is fetched, and why not.

    `number` names what the address numbers ("drupal node 5"): such an address is fetched
    only while no known page has that number.
    """

    fetch: bool
    reason: str | None = None
    number: str | None = None
    kind: str | None = None


def absolute(href: str, base: str) -> str | None:
    """Join a link with the page's base address; None if it is not an http(s) address.

    >>> absolute("/a b ", "https://example.org/x")
    'https://example.org/a b'
    >>> absolute("javascript:alert(1)", "https://example.org/") is None
    True
    """
    try:
        joined = urljoin(base, href.strip())
        scheme = urlsplit(joined).scheme
    except ValueError:  # "http://[" and the like
        return None
    return joined if scheme in ("http", "https") else None


def normal(url: str, site: Site) -> str:
    """Return the one form of an absolute address that is used as a key.

    The fragment, session parts, `page=0`, tracking parameters, a trailing slash and
    /index.php go; the site's own hosts get its scheme.

    >>> site = Site(name="x", base_url="https://example.org", hosts=("example.org",))
    >>> normal("http://EXAMPLE.org:80/post/a/?page=0#comment-5", site)
    'https://example.org/post/a'
    >>> normal("https://example.org/tagging/x?page=4", site)
    'https://example.org/tagging/x?page=4'
    """
    return parsed(url, site) or url


def slashed(url: str) -> bool:
    """Whether an address or link has a slash at its path's end, as it stands.

    >>> slashed("/lung/?page=2#top"), slashed("/lung")
    (True, False)
    """
    return url.partition("#")[0].partition("?")[0].rstrip().endswith("/")


def parsed(url: str, site: Site) -> str | None:
    """Return the normal form of an address, None of one that cannot be parsed.

    >>> parsed("http://[::1/g", Site(name="any")) is None
    True
    """
    return _normal(url, site.scheme, site.hosts, site.takes_any)


@functools.lru_cache(maxsize=1 << 14)
def _normal(url: str, site_scheme: str, hosts: tuple[str, ...], any_site: bool) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    default = {"http": 80, "https": 443}.get(parts.scheme)
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port in (None, default) else f"{host}:{port}"
    scheme = parts.scheme
    if not any_site and netloc in hosts:
        scheme = site_scheme
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    path = _PATH_SESSION.sub("", path)
    path = (
        "%2F".join(_quoted(part) for part in _SLASH.split(path)) if "%" in path else _quoted(path)
    )
    path = _INDEX.sub("", path)
    if not path.startswith("/"):
        path = "/" + path
    return path.rstrip("/") or "/"


def _quoted(path: str) -> str:
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE_PATH, errors="surrogateescape")


def _query(query: str) -> str:
    if not query:
        return ""
    kept = [
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if not (
            _SESSION.match(key)
            or _TRACKING.match(key)
            or (key == "page" and value in ("0", ""))
            or (key == "s" and _HEX32.match(value))
        )
    ]
    return urlencode(kept, errors="surrogateescape")  # bytes that are no UTF-8 stay what they are


_NEVER_PATH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (
            r"^(/[a-z]{2})?/user/(login|register|password|logout)(/|$)",
            "a form to log in or register",
        ),
        (r"^(/[a-z]{2})?/users?(/|$)", "profiles of members are not fetched"),
        (r"/forums?/users?(/|$)", "profiles of members are not fetched"),
        (r"/comment/reply(/|$)", "a form to reply"),
        (r"^(/[a-z]{2})?/search(/|$)|/forums?/search(/|$)", "a search"),
        (r"/media/oembed$", "a player's frame"),
        (r"/wp-json(/|$)", "an interface for programs"),
        (r"/(wp-login|wp-signup|xmlrpc|wp-comments-post)\.php$", "a login or service"),
        (r"^/(admin|filter/tips|node/add)(/|$)", "a form or its help"),
        (r"^/wp-admin(/|$)", "a login or service"),
        (r"/(print|printpdf|printmail|print/pdf)(/|$)", "a print view"),
        (r"/(\d{4}/\d{2}/\d{2}|topic)/[^/]+/feed$", "a feed of one page's comments"),
        (
            r"\.(jpe?g|png|gif|webp|svg|ico|css|js|woff2?|ttf|pdf|docx?|xlsx?|pptx?|zip"
            r"|mp3|m4a|mp4|mov|avi|wmv|flv|ogg|wav)$",
            "a file, not a page",
        ),
    )
)
_NEVER_KEYS = re.compile(
    r"^(sort|order|sort_by|sort_order|f(\[.*\])?|f%5B.*|replytocom|_wpnonce|action|destination"
    r"|print|share|format|like_comment)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^/(node|comment|taxonomy/term|forum)/(\d+)$")
_REPLY = re.compile(r"^(?:/[^/]+){0,2}/reply/(\d+)$")  # bbPress: a page for each reply
_TERMS = {"taxonomy/term": "term", "forum": "term"}  # a forum is a term: one number, two paths


@functools.lru_cache(maxsize=1 << 14)
def verdict(url: str) -> Verdict:
    """Judge an address in its normal form by its shape alone (DESIGN §4).

    >>> verdict("https://example.org/user/login").reason
    'a form to log in or register'
    >>> verdict("https://example.org/node/5").number
    'drupal node 5'
    >>> verdict("https://example.org/tagging/x?page=4").fetch
    True
    """
    parts = urlsplit(url)
    if reason := _never(url, parts.path, parts.query):
        return Verdict(False, reason)
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if _NEVER_KEYS.match(key) and not (key == "f" and value.isdigit()):  # phpBB's forum
            return Verdict(False, f"a view sorted, filtered or acted on by {key!r}")
        if parts.path == "/" and key in ("p", "page_id") and value.isdigit():  # wp_get_shortlink
            return Verdict(True, number=f"wordpress post {value}")
    if parts.query and parts.path.endswith("/node"):
        return Verdict(True)
    reply = _REPLY.match(parts.path)
    if reply:
        return Verdict(True, number=f"bbpress reply {reply[1]}")
    numbered = _NUMBERED.match(parts.path)
    if numbered and not parts.query:
        what = _TERMS.get(numbered[1], numbered[1])
        return Verdict(True, number=f"drupal {what} {numbered[2]}")
    return Verdict(True)


def _never(url: str, path: str, query: str) -> str | None:
    if len(url) > MAX_LENGTH:
        return "longer than any page's address"
    known = (reason for pattern, reason in _NEVER_PATH if pattern.search(path))
    return next(known, None) or endless(path, query)
