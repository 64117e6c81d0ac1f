"""Body HTML without anything that could act: what is stored as body_html."""

from __future__ import annotations

import nh3

TAGS = frozenset(nh3.ALLOWED_TAGS | {"figure", "figcaption", "section", "main", "picture"}) - {
    "form",
    "input",
}
ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "bdo": {"dir"},
}
NEVER = frozenset({"script", "style", "iframe", "object", "noscript", "template", "select"})
"""Elements that go with all that is in them."""
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    clean_content_tags=set(NEVER),
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer nofollow",
)


def sanitised(html: str) -> str:
    """Return HTML with text, structure and links, and nothing that runs, loads or styles.

    >>> sanitised('<p onclick="x()">a<script>b</script></p>')
    '<p>a</p>'
    """
    return _CLEANER.clean(html).strip()
