"""An archive of any size to browse: rows straight into the tables, all from a seed number."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import click

from pipelines.records import (
    Article,
    Author,
    Capture,
    Category,
    Comment,
    Crawl,
    PageAuthor,
    PageCategory,
    PageRow,
    Record,
    Topic,
    Video,
)
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all

KNOWN = (
    "the to and of is my i for in was treatment cancer patients lung chemo scan therapy months"
    " doctor oncologist knee pain egfr erlotinib tarceva crizotinib xalkori nivolumab opdivo"
    " afatinib gefitinib iressa radiation progression nsclc rash fatigue cough brain metastases"
)
"""Words that a search of the benchmarks may ask for, the commonest first."""
WORDS, SENTENCES = 150_000, 60_000
FIRST, DAYS = date(2005, 1, 1), 7_300
SEEN = "2026-11-23T13:00:00.000Z"
AT_ONCE = 2000


class Texts:
    """Texts whose words are as unevenly frequent as in any language (Zipf)."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        known = KNOWN.split()
        words = list(dict.fromkeys([*known, *(self._word() for _ in range(WORDS))]))
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
        self.sentences = [
            " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(6, 18))).capitalize()
            for _ in range(SENTENCES)
        ]

    def _word(self) -> str:
        parts = self.rng.choices(("ta", "re", "mi", "lo", "ne", "su", "vi", "ka", "po"), k=4)
        return "".join(parts) + self.rng.choice("abdefgklmnrst") + self.rng.choice("aeiou")

    def of(self, sentences: int) -> str:
        """Return a text of that many sentences."""
        return ". ".join(self.rng.choices(self.sentences, k=sentences))


def row(record: type[Record], **values: Any) -> Record:
    """Return a record with the values given; other required columns hold 1 or a word."""
    filled: dict[str, Any] = {
        column.name: (1 if column.type is int else "x") if column.required else None
        for column in record.columns()
    }
    return record(**(filled | values))


def write(path: Path, comments: int, seed: int = 1) -> None:
    """Write an archive of that many comments on a tenth as many pages, at most 30,000."""
    rng = random.Random(seed)
    database = open_archive(path)
    made = _rows(rng, Texts(rng), comments, min(30_000, max(30, comments // 10)))
    while some := list(islice(made, AT_ONCE)):
        with database.atomic():
            insert(database, some)
    with database.atomic():
        index_all(database)
    database.execute("analyze")
    database.execute("pragma wal_checkpoint(truncate)")
    database.close()


def _rows(rng: random.Random, texts: Texts, comments: int, pages: int) -> Iterator[Record]:
    people = range(1, max(20, comments // 80))
    yield row(Crawl, id=1, record_id="urn:crawl", started_at=SEEN)
    yield row(Capture, id=1, crawl_id=1, record_id="urn:capture", status=200)
    for person in people:
        kind = "faculty" if person < 10 else "member"
        yield row(Author, id=person, name=f"Person {person}", kind=kind)
    for category in range(1, 17):
        yield row(Category, id=category, name=f"Category {category}")
    for page in range(1, pages + 1):
        yield from _page(rng, texts, page, people)
    weights = list(accumulate(1 / (rank + 5) for rank in range(pages)))
    for number in range(1, comments + 1):
        (page,) = rng.choices(range(1, pages + 1), cum_weights=weights)
        yield _comment(rng, texts, number, page, people)


def _page(rng: random.Random, texts: Texts, page: int, people: Sequence[int]) -> Iterator[Record]:
    record: type[Record] = (Article, Topic, Topic, Video)[page % 4]
    kind = record.table.name.removesuffix("s")
    title = texts.of(1)
    url = f"https://example.org/{kind}/{page}"
    yield row(PageRow, id=page, url=url, kind=kind, title=title, status="live", capture_id=1)
    yield row(
        record,
        page_id=page,
        title=title,
        body_text=texts.of(40),
        capture_id=1,
        **_when(rng),
    )
    author = rng.choice(people[:400])
    yield row(PageAuthor, page_id=page, author_id=author, position=1, role="author")
    yield row(PageCategory, page_id=page, category_id=rng.randint(1, 16))


def _comment(
    rng: random.Random, texts: Texts, number: int, page: int, people: Sequence[int]
) -> Record:
    author = rng.choice(people)
    return row(
        Comment,
        id=number,
        page_id=page,
        source_id=str(number),
        position=number,
        depth=0,
        author_id=author,
        author_name=f"Person {author}",
        body_text=texts.of(5),
        capture_id=1,
        **_when(rng),
    )


def _when(rng: random.Random) -> dict[str, str]:
    day = (FIRST + timedelta(days=rng.randrange(DAYS))).isoformat()
    return {"published_on": day, "published_at": f"{day}T{rng.randrange(24):02}:00:00Z"}


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--comments", default=200_000, show_default=True)
def main(path: Path, comments: int) -> None:
    """Write an archive of made-up texts."""
    write(path, comments)


if __name__ == "__main__":
    main()
