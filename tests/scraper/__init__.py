"""Tests of the room `scraper`."""
