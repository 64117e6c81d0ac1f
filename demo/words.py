"""The vocabulary of the made-up articles: no drug, trial or marker in it exists."""

from __future__ import annotations

from random import Random

DRUGS = (
    "velatinib", "cordumab", "tessaplatin", "orimetrexed", "luxanib", "marivolumab",
    "pendotaxel", "solzumab", "quirafenib", "brinatecan",
)  # fmt: skip
MARKERS = ("EGX4", "ALZ fusion", "KRT-12", "ROX1", "BRV V60", "PDX-L", "MTT exon 9", "HRX2")
CANCERS = (
    "lung cancer", "breast cancer", "colon cancer", "stomach cancer", "thyroid cancer",
    "kidney cancer", "bladder cancer", "melanoma",
)  # fmt: skip
SYMPTOMS = (
    "fatigue", "nausea", "shortness of breath", "scan anxiety", "rash", "neuropathy",
    "ground-glass nodules", "bone pain", "poor appetite", "dry mouth", "brain fog",
)  # fmt: skip
TRIALS = ("WILLOW-2", "HERON", "TIDEPOOL", "LANTERN-7", "CASSIOPE", "OSPREY-1")
PLACES = (
    "Saltmarsh Cancer Center", "Harrow Bay Clinic", "the University of Nether Wallop",
    "Pinecrest Institute", "Two Rivers Hospital",
)  # fmt: skip

SENTENCES = (
    "In {trial}, an invented study of {n} people with {cancer}, {pct}% had a response to {drug}.",
    "The median time before the disease grew was {months} months with {drug} and {fewer} with "
    "{other}.",
    "Nobody should read that as a verdict: averages hide the people at both ends of the curve.",
    "I usually begin with a conversation about what a good day looks like, and only then talk "
    "about {drug}.",
    "For nodules <1 cm we tend to watch and repeat the scan in {months} months.",
    "A marker such as {marker} can point to a treatment – but a marker is not a promise.",
    "Side effects like {symptom} are common, often mild, and worth a phone call when they are not.",
    "It’s fair to ask your team, “What would you do if this were your sister?”",
    "Some patients stay on {drug} for years; others change to {other} after a few weeks.",
    "The dose can be lowered from 2.5 to 1.5 mg/m² without losing much, if anything at all.",
    "We don't know yet whether {drug} followed by {other} is better than the other way around.",
    "{symptom_cap} is the thing people mention last and mind most.",
    "A second opinion offends no good doctor.",
    "The staging was T2a N0 M0, which sounds like a licence plate and means: small, and at home.",
    "In {place} we meet on Thursdays, look at every scan together, and change our minds often.",
    "The difference was {pct}% against {lower}%, and the confidence intervals overlap.",
    "If the scan is stable and you feel well, doing less can be the braver choice.",
    "Genetic tests for {marker} take ten to fourteen days; the wait is part of the illness.",
    "What surprised all of us at the (imaginary) annual meeting was how well {drug} was tolerated.",
    "Ask for a written plan.\u00a0 It helps at three in the morning.",
)
TITLES = (
    "What Is the Role of {drug_cap} in {cancer_cap}?",
    "{symptom_cap} During Treatment: What Helps?",
    "{marker}: What a Test Can and Cannot Tell You",
    "After {drug_cap} Stops Working - What's Next?",
    "{trial} Results: “Promising”, With Questions",
    "Why, When, and How: {symptom_cap} and {cancer_cap}",
    "Watching Small Nodules: Do Nothing If Ground Glass Opacities Don't Progress Over the Years, "
    "and What to Do If They Do",
    "{drug_cap} vs. {other_cap} for {cancer_cap}",
    "Living With {cancer_cap}, One Scan at a Time",
)
VIDEO_TITLES = (
    "{cancer_cap} Video Library - {drug_cap} After Surgery",
    "{cancer_cap} Video Library - Talking About {symptom_cap}",
    "Dr. {speaker}: How Do We Test for {marker}?",
    "{cancer_cap} Evening With the Experts {year}",
)
SPANISH_TITLE = "¿Qué es la inmunoterapia? Preguntas y respuestas sobre {drug}"
SPANISH_SENTENCES = (
    "Este texto es inventado y no describe ningún tratamiento real.",
    "La inmunoterapia ayuda al cuerpo a reconocer las células que no deberían estar ahí.",
    "Pregunte siempre a su equipo médico, también por lo que parece pequeño.",
    "En el estudio imaginario {trial}, {n} personas recibieron {drug} durante {months} meses.",
    "El cansancio es frecuente; descansar no es rendirse.",
    "Lleve una lista de preguntas y a alguien que escuche con usted.",
)


def capital(text: str) -> str:
    """Return text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def filled(template: str, chance: Random, **given: str) -> str:
    """Fill a template's places with words drawn by chance; `given` words come first."""
    return template.format_map(_Drawn(chance, given))


class _Drawn(dict[str, str]):
    """Draws the words of a template when they are asked for, and only those."""

    def __init__(self, chance: Random, given: dict[str, str]) -> None:
        super().__init__(given)
        self._chance = chance

    def __missing__(self, place: str) -> str:
        name = place.removesuffix("_cap")
        if place != name:
            word = self[name]
            self[place] = word.title() if name == "cancer" else capital(word)
        elif name in ("drug", "other"):
            self["drug"], self["other"] = self._chance.sample(DRUGS, 2)
        elif name in _NUMBERS:
            low, high, lower = _NUMBERS[name]
            drawn = low + int(self._chance.random() * (high - low))
            self[name] = str(drawn)
            self[lower] = str(drawn - 1 - int(self._chance.random() * 4))
        else:
            choices = _WORDS[name]
            self[name] = choices[int(self._chance.random() * len(choices))]
        return self[place]


_NUMBERS = {"pct": (24, 78, "lower"), "months": (6, 24, "fewer"), "n": (40, 900, "")}
_WORDS = {
    "cancer": CANCERS,
    "symptom": SYMPTOMS,
    "marker": MARKERS,
    "trial": TRIALS,
    "place": PLACES,
}


def sentences(chance: Random, count: int, source: tuple[str, ...] = SENTENCES) -> str:
    """Return so many different sentences as one text."""
    return " ".join(filled(each, chance) for each in chance.sample(source, min(count, len(source))))
