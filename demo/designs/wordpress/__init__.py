"""WordPress with bbPress, as GRACE-style sites had it before Drupal: three designs of it."""
