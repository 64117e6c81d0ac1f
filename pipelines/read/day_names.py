"""The names of months and days, in the languages of Drupal's largest sites."""

from __future__ import annotations

_MONTHS = (  # English, Spanish, French, German, Portuguese, Italian
    "january jan enero janvier januar janeiro gennaio",
    "february feb febrero février fevrier februar fevereiro febbraio",
    "march mar marzo mars märz março",
    "april apr abril avril aprile",
    "may mayo mai maio maggio",
    "june jun junio juin juni junho giugno",
    "july jul julio juillet juli julho luglio",
    "august aug agosto août aout",
    "september sept sep septiembre septembre setembro settembre",
    "october oct octubre octobre oktober outubro ottobre",
    "november nov noviembre novembre novembro",
    "december dec diciembre décembre dezember dezembro dicembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month names by folded name; another language is more names."""
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
"""The first three letters of a day's name, Monday 0."""

DAYS_ELSEWHERE = {
    name: number
    for number, names in enumerate(
        (
            "mo lun seg",
            "di die mar ter",
            "mi mit mié mie mer qua",
            "do don jue jeu qui gio",
            "fr fre vie ven sex",
            "sa sam sáb sab",
            "so son dom dim",
        )
    )
    for name in names.split()
}
"""The same in German, Spanish, French, Portuguese and Italian, as dates abbreviate them."""
