"""Tests of reading pages of unknown markup."""
