"""Drupal 10 in a theme that prints no attribute of its own: nested divs, hardly a class or id."""
