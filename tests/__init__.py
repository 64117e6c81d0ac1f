"""Tests: a real server on loopback, a real SQLite, a real browser."""
