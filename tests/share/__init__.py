"""What leaves or is judged."""
