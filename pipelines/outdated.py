"""Whether archive.db was made by the reading code and the site.toml that are here now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pipelines.run import DATABASE, fingerprint
from pipelines.store.database import NoArchiveYetError
from pipelines.store.inspect import fingerprint_of, open_to_read


def is_outdated(folder: Path) -> bool:
    """Whether the archive was made by other code or another site.toml; False where there is none.

    Looked at before the archive is opened to be written: its tables may be laid out otherwise.
    """
    try:
        with closing(open_to_read(folder / DATABASE)) as db:
            made_by = fingerprint_of(db)
    except NoArchiveYetError:
        return False
    return made_by is not None and made_by != fingerprint(folder)
