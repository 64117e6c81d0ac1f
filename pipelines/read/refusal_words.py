"""The words of answers that show no page, in the languages that we know them in.

Each pattern is for a folded heading as a whole, but for those named `WITHIN_`: they are looked
for in the text of a page that shows hardly any.
"""

from __future__ import annotations

import re

REFUSED = re.compile(
    r"(?:(?:http )?(?:error )?40[34](?: error| not found| forbidden)?"
    r"|(?:the |this |that |oops\W+)*page (?:was )?(?:not found|(?:can(?:no|')t|could not) be found)"
    r"|access (?:is )?denied|you are not authori[sz]ed to access this page"
    r"|p[áa]gina no encontrada|acceso denegado"
    r"|page (?:non trouv[ée]e|introuvable)|acc[èe]s refus[ée]"
    r"|(?:die )?seite (?:wurde )?nicht gefunden|zugriff verweigert"
    r"|p[áa]gina n[ãa]o encontrada|acesso negado|pagina non trovata|accesso negato)"
)
ROBOT_CHECK = re.compile(
    r"just a moment|attention required|one moment,? please|(?:please )?wait a moment"
    r"|un momento|un instant|(?:nur )?einen moment(?:,? bitte)?|um momento|even geduld"
    r"|checking (?:if|your browser).*|(?:please )?(?:verify|confirm)(?:ing)? (?:that )?you.*human.*"
    r"|are you (?:a )?(?:robot|human)|(?:robot|bot|human) (?:check|verification)"
    r"|(?:performing )?security (?:check|verification)|(?:[a-z]+ )?security checkpoint"
    r"|(?:client )?challenge(?: page)?|pardon our interruption|ddos.guard|request blocked"
    r"|(?:sorry, )?you have been blocked|(?:please )?(?:complete|solve) the captcha.*"
)
WITHIN_ROBOT_CHECK = re.compile(
    r"checking (?:if the site connection is secure|your browser)"
    r"|(?:verify|confirm) (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)"
    r"|enable javascript and cookies to continue|unusual traffic from your"
    r"|complete the (?:captcha|security check)|automated (?:requests|queries) from your"
)
_SITE = r"(?:(?:the|this|our) )?(?:web ?site|site|forum)s? "
_PLANNED = r"(?:scheduled |routine |planned )?"
MAINTENANCE = re.compile(
    rf"(?:{_SITE})?(?:is )?(?:currently |temporarily )?"
    rf"(?:under|down for|undergoing|in) {_PLANNED}maintenance(?: mode)?"
    rf"|{_SITE}(?:is )?(?:currently )?off-?line|maintenance mode"
    r"|(?:scheduled|routine|planned) maintenance"
    r"|sitio (?:web )?en mantenimiento|site (?:web )?en maintenance|site em manuten[çc][ãa]o"
    r"|wartungsarbeiten|wartungsmodus|sito in manutenzione|site in onderhoud"
)
WITHIN_MAINTENANCE = re.compile(
    rf"unavailable for {_PLANNED}maintenance|(?:under|undergoing|down for) {_PLANNED}maintenance"
    r"|en cours de maintenance|en (?:tareas de )?mantenimiento|wegen wartungsarbeiten"
    r"|em manuten[çc][ãa]o"
)
OUT_OF_ORDER = re.compile(
    r"(?:(?:http )?error )?50[0234](?: [a-z ]+)?|service (?:temporarily )?unavailable|bad gateway"
    r"|gateway time-?out|internal server error|error establishing a database connection"
    r"|(?:this )?account (?:has been )?suspended"
)
LOGIN = re.compile(
    r"(?:user |member |members |account )?(?:log|sign)[ -]?in(?: page| required)?"
    r"|(?:user|my) account|members? (?:only|area)|authentication required"
    r"|(?:please|you must|you need to) (?:be )?(?:log|sign|logged|signed)[ -]?in.*"
    r"|(?:log|sign)[ -]?in to .*|iniciar sesi[óo]n|acceder|inicio de sesi[óo]n|(?:se )?connexion"
    r"|se connecter|connectez-vous|anmelden|anmeldung|einloggen|inloggen|aanmelden|accedi|accesso"
    r"|entrar|iniciar sess[ãa]o|logga in|log ind|logg inn|zaloguj(?: si[ęe])?|logowanie"
    r"|войти|вход|kirjaudu(?: sis[äa][äa]n)?|ログイン|登录|登入|登錄|로그인"
)
