"""Tests of what a crawl asks for again."""
