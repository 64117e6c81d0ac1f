"""The names of months and days, in the languages of Drupal's largest sites."""

from __future__ import annotations

_MONTHS = (  # English, Spanish, French, German, Portuguese, Italian; Dutch, Nordic, Russian
    "january jan enero janvier januar janeiro gennaio januari января",
    "february feb febrero février fevrier februar fevereiro febbraio februari февраля",
    "march mar marzo mars märz março maart marts марта",
    "april apr abril avril aprile апреля",
    "may mayo mai maio maggio mei maj мая",
    "june jun junio juin juni junho giugno июня",
    "july jul julio juillet juli julho luglio июля",
    "august aug agosto août aout augustus augusti августа",
    "september sept sep septiembre septembre setembro settembre сентября",
    "october oct octubre octobre oktober outubro ottobre октября",
    "november nov noviembre novembre novembro ноября",
    "december dec diciembre décembre dezember dezembro dicembre desember декабря",
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
