"""Drupal 7 with core's templates, RDF on, and Advanced Forum 7.x for the topics."""
