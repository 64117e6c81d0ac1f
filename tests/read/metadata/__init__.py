"""Tests of what metadata tells."""
