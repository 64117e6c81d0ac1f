"""Who speaks in a video, where only the sentence that describes it says so."""

from __future__ import annotations

import re

from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.words import meaning
from pipelines.records.finding import Fact, Person, Text
from pipelines.records.text import folded_name

_WORD = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff][\w'\u2019.-]*"
_PARTICLE = r"(?:de|del|la|las|los|da|das|do|dos|di|van|von|der|den|bin|al|el|y)"
_NAME = rf"{_WORD}(?:\s(?:(?:{_PARTICLE}\s){{0,2}}{_WORD}|\({_WORD}\))){{0,4}}"
_TITLED = rf"(?:Drs?a?\.?|Prof\.?|Professor|Doctora?|Profesora?)\s{_NAME}"
_DEGREES = r"(?:,\s(?:M\.?D|Ph\.?D|D\.?O|PharmD|R\.?N|N\.?P|MPH|MSN?|MBBS|OCN|FACP)\.?)"
_VERB = (
    r"(?:describes|discusses|reviews|explains|talks|shares|speaks|outlines|presents|answers"
    r"|summarizes|summarises|addresses|considers|comments|offers|gives|provides|highlights"
    r"|introduces|defines|details|clarifies|examines|explores"
    r"|describe|discute|revisa|explica|habla|comparte|expone|presenta|responde|resume|comenta"
    r"|analiza|aborda|define|aclara|conversa)"
)
_SENTENCE = re.compile(
    rf"(?:(?P<lead>[^,.:;]{{3,60}}),\s)?(?:(?:el|la|El|La)\s)?"
    rf"(?P<who>{_TITLED}{_DEGREES}*|{_NAME}{_DEGREES}+)"
    rf"(?:,\s(?P<office>[^.:;!?]{{2,160}}?),|,|\s(?:of|from|de|del)\s(?P<place>[^.:;!?,]{{2,80}}))?"
    rf"\s{_VERB}\b"
)
_OTHERS = re.compile(
    r"\b(?:Drs?a?\.?\s|(?:who|whose|que|quien|with|con|interview|entrevista)\b)|^(?:and|y)\b|,\sMD\b"
)
"""Words about a second person, or a clause about the first."""
_OWNS = re.compile(r"['\u2019]s\b|^Drs\b")
_LINES = 4  # of the description, the first ones


def speaker_in(description: str) -> str | None:
    """Return the name, as shown, of who speaks by the sentence that describes a video.

    Only a line that begins with it is believed: a name with a title or degrees, the office or
    institution, and a verb of speaking. Two names, or a clause about somebody, are no sure speaker.

    >>> speaker_in("Dr. Mark Roe, University of Sleep, describes how to rest.")
    'Dr. Mark Roe'
    >>> speaker_in("En este video, la Dra. Ana de la Cruz explica el descanso.")
    'Dra. Ana de la Cruz'
    >>> speaker_in("Guest post by Ann Roe, MD. Dr. Poe's patient describes a night.")
    """
    for line in description.split("\n")[:_LINES]:
        found = _SENTENCE.match(line)
        if found is None:
            continue
        name, around = found["who"], (found["lead"], found["office"], found["place"])
        others = any(_OTHERS.search(part) for part in around if part)
        if not others and not _OWNS.search(name):
            return name
    return None


def read_speaker(page: Page, result: Result) -> None:
    """Add who speaks in a video by its description, the part of a body before its transcript.

    A field for speakers is believed before it. Somebody whom the page names as an author is the
    same person.
    """
    body, told = result.facts.get("body"), result.facts.get("authors")
    if result.kind != "video" or body is None or not isinstance(body.value, Text):
        return
    known: tuple[Person, ...] = ()
    if told is not None and isinstance(told.value, tuple):
        known = tuple(one for one in told.value if isinstance(one, Person))
    name = speaker_in(described(body.value.text))
    if name is None or any(one.role == "speaker" for one in known):
        return
    same = [one for one in known if _surname(one.name) == _surname(name)]
    who = same[0] if len(same) == 1 else person(name, page.site, otherwise="faculty")
    if who is not None:
        speaker = who._replace(role="speaker")
        if told is None:
            result.facts["speaker"] = Fact(speaker, "description")
        else:
            evidence = told.evidence if known else "description"
            result.facts["authors"] = Fact((*known, speaker), evidence)


def described(text: str) -> str:
    """Return the lines of a video's text before the one that announces its transcript."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if meaning(line) == "transcript"), len(lines))
    return "\n".join(lines[:end])


def _surname(name: str) -> str:
    """Return the last word of a name, degrees left out."""
    return folded_name(name.partition(",")[0]).rpartition(" ")[2]
