"""Drupal 10 as core's starter theme shows it, with the blocks that GRACE-style sites add."""
