"""A GRACE-style website made up from a seed number. Knows nothing of the rest."""
