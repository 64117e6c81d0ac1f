"""Redesigns: the same content as a web agency might show it, invented from a number."""
