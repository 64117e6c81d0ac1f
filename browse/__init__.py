"""LOOK: Datasette on the archive."""
