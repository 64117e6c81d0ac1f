"""keep -> read -> store: the one way that crawl, import and rebuild take."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.keep.folder import WarcFolder
from pipelines.read.reader import read
from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer, Kept, Note, Origin
from pipelines.records.reading import Reading
from pipelines.site_file import FILE as SITE_FILE
from pipelines.site_file import SiteError, SiteFile, read_site_file, write_site_file
from pipelines.store.store import Store
from pipelines.workers import Readers

DATABASE = "archive.db"
WARC = "warc"
BATCH = 200
"""Captures that are read and stored at a time."""
LARGE = 8 << 20
"""Bytes of bodies above which a batch has fewer: a sitemap may list 50,000 addresses."""

Progress = Callable[[str, int, int], None]
"""Called with a stage («reading», «assembling»), what is done and the total (bytes, pages)."""


@dataclass(slots=True)
class Archive:
    """One data folder: its site, what is kept and what is stored. Open it under the lock."""

    folder: Path
    site: Site
    keep: WarcFolder
    store: Store

    @classmethod
    def open(cls, folder: Path, site_file: SiteFile | None = None) -> Archive:
        """Open a data folder, made if there is none; `site_file` is written on first use.

        Raises SiteError if the folder's site is not known, or is another than `site_file`'s;
        ArchiveError if archive.db is not ours.
        """
        site = settle_site(folder, site_file)
        keep = WarcFolder(folder / WARC)
        store = Store.open(folder / DATABASE, site)
        archive = cls(folder, site, keep, store)
        if "fingerprint" not in store.about():
            store.say(fingerprint=fingerprint(folder), **statements(site))
        return archive

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def take(self, kept: Sequence[Kept]) -> list[Reading]:
        """Read and store a batch that is in the WARC already, in one transaction."""
        readings = [read(item, self.site) for item in kept if isinstance(item, Answer)]
        self.store.add_and_assemble(readings, _notes(kept))
        return readings

    def catch_up(self, progress: Progress | None = None, workers: int = 1) -> int:
        """Read in what warc/ holds beyond the database; return how many captures that were.

        After a kill, and after an import has copied records: the same way. With more than one
        worker, pages are read in other processes; this one writes.
        """
        count = 0
        with Readers(self.site, workers) as readers:
            for batch, readings in readers.read(_batches(self._unread())):
                self.store.add(readings, _notes(batch))
                count += len(readings)
                if progress:
                    progress("reading", self._read_bytes(), self._all_bytes())
        self.store.note_read({file: self.keep.end_of(file) for file in self.keep.files()})
        self.assemble(progress)
        return count

    def assemble(self, progress: Progress | None = None) -> None:
        """Make the rows of every page that has newer findings than rows."""
        self.store.assemble((lambda d, t: progress("assembling", d, t)) if progress else None)

    def settle(self) -> None:
        """End a run: states, references and the search index in order."""
        self.store.settle(reindex=True)

    def _unread(self) -> Iterator[Kept]:
        start = self.store.read_to()
        known = set(self.keep.files())
        return self.keep.records(start={file: at for file, at in start.items() if file in known})

    def _read_bytes(self) -> int:
        return sum(self.store.read_to().values())

    def _all_bytes(self) -> int:
        return sum(self.keep.end_of(file) for file in self.keep.files())


def settle_site(folder: Path, wanted: SiteFile | None) -> Site:
    """Return the folder's site; write site.toml on first use.

    Raises SiteError if neither tells the site, or they tell different ones.
    """
    held = read_site_file(folder)
    if held is None:
        if wanted is None:
            message = f"{folder} does not say which site it archives: give --base-url or --site."
            raise SiteError(message)
        site = wanted.as_site()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_site_file(folder, wanted)
        return site
    for name in ("site", "base_url", "timezone"):
        ours, theirs = getattr(held, name), getattr(wanted, name) if wanted else None
        if theirs is not None and theirs != ours:
            message = (
                f"{folder / SITE_FILE} says {name} = {ours!r}, not {theirs!r}: one folder holds"
                " one site. Give another --data, or change that line and rebuild."
            )
            raise SiteError(message)
    return held.as_site()


def _notes(kept: Iterable[Kept]) -> list[Note | Origin]:
    return [item for item in kept if isinstance(item, Note | Origin)]


def _batches(items: Iterator[Kept]) -> Iterator[list[Kept]]:
    batch: list[Kept] = []
    held = 0
    for item in items:
        batch.append(item)
        held += len(item.body) if isinstance(item, Answer) else 0
        if len(batch) >= BATCH or held >= LARGE:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def fingerprint(folder: Path) -> str:
    """Return a digest of the code that rows depend on and of site.toml."""
    h = hashlib.sha256()
    here = Path(__file__).parent
    for file in sorted(here.rglob("*.py")):
        h.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    site_file = folder / SITE_FILE
    if site_file.exists():
        h.update(site_file.read_bytes())
    return h.hexdigest()


def statements(site: Site) -> dict[str, str]:
    """Return what `about` says of an archive of this site."""
    return {
        "what": f"An archive of {site.base_url or 'pages of several sites'}, made by grace-archive."
        " Every row was read from a page that is kept in warc/.",
        "site": site.name,
        "time zone": site.zone or "not known: days are as shown",
        "not for": "Medical advice, contacting people, or finding out who somebody is.",
    }
