"""The true pages, changed: further links, words that differ from visit to visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from demo.faults.fault import Act, Asked, Step
from demo.faults.wire import Headers, message


def edited(edit: Callable[[str, Asked], str], headers: Headers = ()) -> Act:
    """Answer with the true page after an edit of its text, and with further headers.

    Its validators go: they were those of another text.
    """

    def act(asked: Asked) -> Iterator[Step]:
        status, held, body = asked.site()
        kept = [pair for pair in held if pair[0] not in ("ETag", "Last-Modified")]
        yield message(status, (*kept, *headers), edit(body.decode(), asked))

    return act


def linking(*links: str) -> Act:
    """Answer with the true page, and these links at its end."""
    anchors = "".join(f'<p><a href="{link}">{link}</a></p>' for link in links)
    return edited(lambda text, _: text.replace("</body>", f"{anchors}</body>", 1))


def with_head(markup: str) -> Act:
    """Answer with the true page, and this markup first in its head."""
    return edited(lambda text, _: text.replace("<head>", f"<head>{markup}", 1))


def restless() -> Act:
    """Answer with the true page and a block that differs each time, as site-wide blocks do."""
    return edited(
        lambda text, asked: text.replace(
            "</body>", f"<aside><p>{asked.number} visits so far</p></aside></body>", 1
        )
    )


def reworded(old: str, new: str) -> Act:
    """Answer with the true page, some words in it exchanged."""
    return edited(lambda text, _: text.replace(old, new))
