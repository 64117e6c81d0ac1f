"""How well the archive reads a made-up site in a design: `python -m tests.redesigns NAME…`."""
