"""What was read goes in: captures, findings, texts, problems and what the crawls say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from pipelines.records import Capture, Crawl, FindingRow, Problem, Record, TextRow
from pipelines.records.answer import Note, Origin
from pipelines.records.finding import Fact, Finding, Text
from pipelines.records.identity import capture_id, crawl_id, natural_id
from pipelines.records.reading import Reading, Trouble
from pipelines.store.database import insert
from pipelines.store.facts import encode
from pipelines.store.mentions import mentions
from pipelines.store.speakers import Speaking, settle

FILE = "file"
"""Subject: a capture that is no page (robots.txt, a sitemap, a frame)."""
BLOCKED = "blocked"
"""Subject: a capture of what stood in a page's place."""
ROBOTS = "robots"
"""Subject: the text of a robots.txt."""


def insert_readings(database: Database, readings: Sequence[Reading]) -> None:
    """Write the rows that come straight from readings; a capture that is held stays."""
    held = held_records(database, [r.capture.record_id for r in readings])
    fresh = [r for r in readings if r.capture.record_id not in held]
    texts: dict[str, Text] = {}
    told = [_read(reading, texts) for reading in fresh]
    speaker = settle(database, [one.capture for one in told])
    rows = [row for one in told for row in one.rows(speaker[one.capture.id])]
    crawls = {r.capture.crawl: r.site for r in fresh if r.capture.crawl}
    insert(database, (_unknown_crawl(c, site) for c, site in crawls.items()), ignore=True)
    insert(database, rows)
    insert(
        database,
        (TextRow(digest=d, html=t.html, text=t.text) for d, t in texts.items()),
        ignore=True,
    )


def held_records(database: Database, record_ids: Sequence[str]) -> set[str]:
    """Return those of the Record-IDs whose captures are held."""
    ids = json.dumps([capture_id(r) for r in record_ids])
    return {
        record_id
        for (record_id,) in database.execute(
            "select record_id from captures where id in (select value from json_each(?))", [ids]
        )
    }


@dataclass(frozen=True, slots=True)
class _Read:
    """A capture, and the rows of what was read of it."""

    reading: Reading
    capture: Speaking
    findings: list[FindingRow]
    problems: list[Problem]

    def rows(self, speaker: int) -> Iterator[Record]:
        """Yield what is to be inserted; what `speaker`, another capture, says stands there."""
        yield _row(self.reading, self.capture, speaker)
        yield from self.findings if speaker == self.capture.id else ()
        own = speaker == self.capture.id or self.capture.repeats is not None
        yield from self.problems if own else ()


def _read(reading: Reading, texts: dict[str, Text]) -> _Read:
    facts = reading.capture
    capture = capture_id(facts.record_id)
    findings, contradictions = _told_once(_findings(reading))
    rows = [
        FindingRow(
            capture_id=capture,
            address=finding.address,
            subject=finding.subject,
            found=encode(finding.facts, texts),
        )
        for finding in findings
    ]
    troubles = dict.fromkeys((*reading.problems, *contradictions))
    problems = {row.id: row for t in troubles if (row := problem(facts.url, t, facts.record_id))}
    speaking = Speaking(
        id=capture,
        url=facts.url,
        captured_at=facts.captured_at,
        record_id=facts.record_id,
        repeats=facts.repeats,
        said=_digest(rows, troubles) if facts.repeats is None else None,
        is_page=reading.is_page,
    )
    return _Read(reading, speaking, rows, list(problems.values()))


def _digest(rows: Iterable[FindingRow], troubles: Iterable[Trouble]) -> int:
    """Return a digest of all that was read of a capture."""
    said = sorted((row.address, row.subject, row.found) for row in rows)
    doubts = sorted(repr(trouble) for trouble in troubles)
    return natural_id("said", *(part for row in said for part in row), *doubts)


def _row(reading: Reading, capture: Speaking, speaker: int) -> Capture:
    facts = reading.capture
    return Capture(
        id=capture.id,
        page_id=None,
        crawl_id=crawl_id(facts.crawl) if facts.crawl else None,
        record_id=facts.record_id,
        url=facts.url,
        captured_at=facts.captured_at,
        status=facts.status,
        mime=facts.mime,
        etag=facts.etag,
        last_modified=facts.last_modified,
        payload_digest=facts.payload_digest,
        content_hash=reading.content_hash,
        repeats=capture.repeats,
        said=capture.said,
        said_in=speaker,
        warc_file=facts.place.file,
        warc_offset=facts.place.offset,
        warc_length=facts.place.length,
    )


def _told_once(findings: Iterable[Finding]) -> tuple[list[Finding], list[Trouble]]:
    """Return one finding for each subject at an address, and a trouble for each that differs."""
    told: dict[tuple[str, str], Finding] = {}
    troubles = []
    for finding in findings:
        first = told.setdefault((finding.address, finding.subject), finding)
        if first.facts != finding.facts:
            about = finding.subject.partition("~")[0].strip()  # a comment's own number, if any
            what = f"Two findings about {about!r} of {finding.address} differ"
            troubles.append(Trouble("told twice", f"{what}; the first is taken.", "found"))
    return list(told.values()), troubles


def _findings(reading: Reading) -> Iterator[Finding]:
    yield from reading.findings
    yield from mentions(reading.site, reading.findings)
    if not reading.is_page:
        yield Finding(reading.address, FILE if reading.blocked is None else BLOCKED, {})
    if reading.robots is not None:
        body = Fact(Text(None, reading.robots), ROBOTS)
        yield Finding(reading.address, ROBOTS, {"body": body})
    if reading.robots_at is not None:
        at = Fact(reading.robots_at, "location")
        yield Finding(reading.address, ROBOTS, {"redirect": at})


def problem(url: str, trouble: Trouble, record_id: str | None) -> Problem:
    """Return the row of `problems` for a trouble with a capture (or with none)."""
    parts = (trouble.kind, trouble.field or "", trouble.message)
    return Problem(
        id=natural_id("problem", record_id or "", url, *parts),
        capture_id=capture_id(record_id) if record_id else None,
        page_id=None,
        url=url,
        kind=trouble.kind,
        field=trouble.field,
        reader=trouble.reader,
        message=trouble.message,
    )


def insert_notes(database: Database, site: str, notes: Iterable[Note | Origin]) -> None:
    """Write what left no response: crawls, damage. What was not answered goes to the queue too."""
    for note in notes:
        if isinstance(note, Origin):
            origin = {"software": note.software, "started_at": note.started_at}
            _upsert_crawl(database, site, note.record_id, origin)
        elif note.kind == "crawl-start":
            start = {
                "software": note.data.get("software"),
                "started_at": note.noted_at,
                "settings": _json(note.data.get("settings")),
            }
            _upsert_crawl(database, site, note.record_id, start)
        elif note.kind == "crawl-end" and note.crawl:
            end = {
                "ended_at": note.noted_at,
                "outcome": note.data.get("outcome"),
                "reason": note.data.get("reason"),
                "counts": _json(note.data.get("counts")),
            }
            _upsert_crawl(database, site, note.crawl, end)
        elif note.kind in _TROUBLES:
            trouble = Trouble(_TROUBLES[note.kind], _told(note))
            insert(database, [problem(note.url, trouble, None)], ignore=True)


_TROUBLES = {"damage": "damage", "failed": "failed", "skipped": "trap"}
"""Notes that are rows of `problems` too, and of which kind."""


def _told(note: Note) -> str:
    """Return why a request failed or was not sent, or what is wrong with a record, and where."""
    data = note.data
    if note.kind == "damage":
        return f"{data.get('sentence')} (byte {data.get('offset')} of {data.get('file')})"
    return str(data.get("reason", "no reason is on record"))


def _json(value: object) -> str:
    """Return JSON as SQLite reads it, which has no NaN: what is no number becomes null."""
    strict = json.loads(json.dumps(value), parse_constant=lambda _: None)
    return json.dumps(strict, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _upsert_crawl(
    database: Database, site: str, record_id: str, known: Mapping[str, object]
) -> None:
    """Lay what a note tells of a crawl over its row: start and end may come in any order."""
    insert(database, [_unknown_crawl(record_id, site)], ignore=True)
    database.table("crawls").update(crawl_id(record_id), dict(known))


def _unknown_crawl(record_id: str, site: str) -> Crawl:
    """Return a crawl of which only captures tell: its own record may come later, or be lost."""
    return Crawl(
        id=crawl_id(record_id),
        record_id=record_id,
        site=site,
        software=None,
        started_at=None,
        ended_at=None,
        outcome=None,
        reason=None,
        settings=None,
        counts=None,
    )
