"""Tests of the record classes."""
