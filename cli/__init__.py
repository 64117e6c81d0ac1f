"""The `grace-archive` command: one file a group of commands."""
