"""Why an address is asked for again, in the words that stand in the queue and in the notes."""

from __future__ import annotations

FAILED = "it gave no answer in an earlier crawl"
BLOCKED = "it was no page of the site in an earlier crawl"
SHOWS = "it shows what is new"
LISTS = "it is a list that shows what is new"
CHANGED = "a sitemap or feed tells of a change"
UNLISTED = "its sitemap lists it no more"
COUNTED = "a list counts other replies"
FORUM = "the posts of the forum are others in number"
NEXT = "the page before it in the list shows something new"
PARTS = "another part of the discussion has changed"
RECHECK = "it was answered longest ago"

SHOWN = (SHOWS, LISTS, FORUM, NEXT)
"""Reasons to read a list: where it shows something new, its next page may, too."""
CHANGES = (CHANGED, UNLISTED, COUNTED)
"""Reasons to take a page for one that has changed."""
