"""The names of months and days, in the languages of Drupal's largest sites."""

from __future__ import annotations

_MONTHS = (  # English, Spanish, French, German, Portuguese, Italian; Dutch, Nordic, Russian, …
    "january jan enero ene janvier janv januar jänner jan janeiro gennaio gen januari января"
    " stycznia ledna ocak ianuarie gener",
    "february feb febrero février fevrier févr februar fevereiro fev febbraio februari февраля"
    " lutego února şubat februarie febrer",
    "march mar marzo mars märz mrz março maart mrt marts марта marca března mart martie març",
    "april apr abril abr avril avr aprile апреля kwietnia dubna nisan aprilie",
    "may mayo mai maio maggio mag mei maj мая maja května mayıs maig",
    "june jun junio juin juni junho giugno giu июня czerwca června haziran iunie juny",
    "july jul julio juillet juil juli julho luglio lug июля lipca července temmuz iulie juliol",
    "august aug agosto ago août aout augustus augusti августа sierpnia srpna ağustos agost",
    "september sept sep septiembre septembre setembro set settembre сентября września září eylül"
    " septembrie",
    "october oct octubre octobre oktober okt outubro out ottobre ott октября października října"
    " ekim octombrie",
    "november nov noviembre novembre novembro ноября listopadu kasım noiembrie",
    "december dec diciembre dic décembre déc dezember dez dezembro dicembre desember декабря"
    " grudnia prosince aralık decembrie desembre",
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
