"""What an archive of the made-up site must hold, to the last row."""

from demo.truth.content import contents
from demo.truth.history import history
from demo.truth.tables import truth

__all__ = ["contents", "history", "truth"]
