"""LOOK: the archive in Datasette."""
