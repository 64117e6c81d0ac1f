"""What the archive's own site.toml says of a page's markup: a CSS selector for a field."""
