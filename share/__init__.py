"""What leaves the archive or judges it."""
