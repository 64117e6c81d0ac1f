"""What is said in a video, where its page prints it below the description."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.text import block_text, words
from pipelines.read.words import meaning
from pipelines.records.finding import Text

LINES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b")
"""Elements that may hold the line that announces a transcript."""


def transcript(body: Text) -> Text | None:
    """Return what follows a line that says "Transcript", to the end of the body.

    >>> transcript(Text("<p>Hi</p><h2>Transcript</h2><p>So.</p>", "Hi\\nTranscript\\nSo.")).text
    'So.'
    """
    lines = body.text.split("\n")
    place = next((n for n, line in enumerate(lines) if _begins_transcript(line)), None)
    if place is None:
        return None
    first = "" if meaning(lines[place]) else lines[place].partition(":")[2].strip()
    rest = [first] * bool(first) + lines[place + 1 :]
    return Text(None if first else _after(body.html or ""), "\n".join(rest)) if rest else None


def _begins_transcript(line: str) -> bool:
    """Whether a line is the heading of a transcript, or runs on behind it ("Transcript: Hello")."""
    head, colon, _ = line.partition(":")
    return meaning(line) == "transcript" or (bool(colon) and meaning(head) == "transcript")


def _after(html: str) -> str | None:
    """Return the HTML that follows the transcript's heading; None where it cannot be cut."""
    tree = LexborHTMLParser(html)
    for node in tree.body.iter() if tree.body else ():
        if node.tag in LINES and meaning(words(node)) == "transcript":
            rest, follower = [], node.next
            while follower is not None:
                rest.append(follower.html or "")
                follower = follower.next
            return block_text("".join(rest)).html
    return None
