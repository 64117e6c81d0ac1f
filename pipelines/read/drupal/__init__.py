"""Readers for Drupal, one file a page type."""
