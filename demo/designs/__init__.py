"""The designs that the made-up site can wear."""
