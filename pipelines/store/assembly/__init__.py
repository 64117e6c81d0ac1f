"""A page's rows, made from the findings of all its captures: pure, whatever order they came in."""
