"""Whether a page of Drupal is written by Drupal's own templates, or by a theme with its own."""

from __future__ import annotations

from pipelines.read.page import Page

_NAMES = (
    *("node--type-", "node--view-mode-", "field--name-", "field--type-", "field-name-"),
    *(
        "views-row",
        "views-field",
        "views-element-container",
        "block-system",
        "region-content",
        "path-node",
    ),
    *("page-node-type-", "layout-container", "node-type-", "view-content", "comment--level-"),
    *("forum-post", "author-pane", "views-view", "vocabulary-", "node-full", "view-mode-full"),
)
"""Parts of the class names that core's themes, Views and Advanced Forum print, 6 to 11."""
_OWN = ", ".join(
    [f'[class*="{name}"]' for name in _NAMES]
    + ["[data-comment-user-id]", '[id^="block-"]', "article[about]", "[data-drupal-selector]"]
    + ["a#main-content", '[id^="node-"]', '[id^="taxonomy-term-"]', "body.not-front"]
)
_STYLED = "[class]"
_FEW = 3


def uses_templates(page: Page) -> bool | None:
    """Whether markup that only Drupal's templates print stands there; None if no class does.

    A theme made from stable9 may print no class at all, and still be Drupal's grammar.
    """
    body = page.tree.body
    if body is None or body.css_first(_OWN) is not None:
        return True
    return False if len(body.css(_STYLED)) > _FEW else None
