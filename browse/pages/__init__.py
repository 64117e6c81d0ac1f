"""The pages for reading: one file a page."""
