"""What is told of Ctrl-C, also before anything else of the program is loaded."""

STOPPED = 3
"""Exit code: stopped early, and can go on (DESIGN §5)."""
STOPPED_EARLY = "Stopped early; what was kept is safe, and the same command goes on."
