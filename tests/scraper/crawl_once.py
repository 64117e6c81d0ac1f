"""One crawl in a process of its own, as a test asks for it: Scrapy's reactor runs only once."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.run import CrawlPlan, crawl


def main(asked: str) -> None:
    """Crawl as the JSON says and print the outcome as JSON."""
    told = json.loads(asked)
    told["plan"]["only"] = tuple(told["plan"].get("only", ()))
    since = told["plan"].pop("since", None)
    archive = Archive.open(Path(told["data"]), SiteFile(site="test", base_url=told["base_url"]))
    archive.keep.mend()
    archive.catch_up()
    plan = CrawlPlan(**told["plan"])
    outcome = crawl(archive, plan, since=since and datetime.fromisoformat(since))
    archive.close()
    print(json.dumps(asdict(outcome)), flush=True)  # noqa: T201


def into_files(asked: str, printed: Path, errors: Path) -> None:
    """Crawl with what is printed going into files."""
    for stream, path in ((sys.stdout, printed), (sys.stderr, errors)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    main(asked)


if __name__ == "__main__":
    main(sys.argv[1])
