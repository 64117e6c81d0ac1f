"""Pages of unknown markup, read as a visitor reads them."""
