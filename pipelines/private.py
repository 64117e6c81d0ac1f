"""What patients wrote is for the owner of the data folder alone."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.site_file import FILE

OTHERS = 0o077
"""The permissions of other users, as a umask."""
SHIPPED = {"README.md", "demo"}
"""What the default folder holds before its first use, besides the demo's own folder."""


def close_to_others(folder: Path) -> None:
    """Close a folder to other users (0700), and every file that this process makes from here on.

    A folder that is not this user's, or that held other things before it became an archive's,
    keeps its permissions.
    """
    os.umask(OTHERS)
    found = folder.stat()
    if found.st_uid == os.geteuid() and _is_for_archives(folder):
        folder.chmod(found.st_mode & ~OTHERS)


def _is_for_archives(folder: Path) -> bool:
    return (folder / FILE).exists() or {part.name for part in folder.iterdir()} <= SHIPPED
