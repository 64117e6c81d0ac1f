"""The words that a visitor sees beside a value, by what they announce; folded, one table a meaning.

Another language is another row in these tables and no code.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from pipelines.records.text import folded_name

LABELS: dict[str, frozenset[str]] = {
    "author": frozenset(
        {"author", "authors", "written by", "autor", "autora", "autores", "auteur", "auteurs"}
        | {"autoren", "autorin", "autore", "autori"}
    ),
    "speaker": frozenset({"speaker", "speakers", "presenter", "presenters", "featuring"}),
    "category": frozenset(
        {"category", "categories", "topics", "filed under", "posted in", "categoría"}
        | {"categorías", "catégorie", "catégories", "kategorie", "kategorien", "categoria"}
        | {"categorias", "categorie"}
    ),
    "tag": frozenset(
        {"tag", "tags", "tagged", "keywords", "etiqueta", "etiquetas", "étiquettes"}
        | {"mots-clés", "schlagwörter", "schlagworte", "etichette"}
    ),
    "forum": frozenset({"forum", "forums", "foro", "foros", "foren", "fórum", "fóruns"}),
    "transcript": frozenset(
        {"transcript", "video transcript", "full transcript", "transcription", "transcripción"}
        | {"transkript", "abschrift", "transcrição", "trascrizione"}
    ),
    "related": frozenset(
        {"related content", "related", "related articles", "related videos", "related posts"}
        | {"contenido relacionado", "artículos relacionados", "contenu associé", "contenus liés"}
        | {"ähnliche inhalte", "verwandte inhalte", "conteúdo relacionado", "contenuti correlati"}
    ),
    "previous": frozenset(
        {"previous", "previous post", "previous article", "previous video", "previous page in"}
    ),
    "next": frozenset({"next", "next post", "next article", "next video"}),
    "aside": frozenset(
        {"forum discussions", "recent comments", "recent posts", "recent articles", "latest news"}
        | {"latest articles", "latest posts", "latest videos", "latest comments", "most popular"}
        | {"popular posts", "trending", "welcome!", "welcome", "search by", "search", "archives"}
        | {"article and video categories", "cancer journey", "about the author", "follow us"}
        | {"about the speaker", "sobre el autor", "share", "share this", "subscribe", "newsletter"}
        | {"comentarios recientes", "últimos artículos", "artículos recientes", "buscar"}
        | {"más leídos", "commentaires récents", "articles récents", "neueste kommentare"}
        | {"neueste beiträge", "comentários recentes", "posts recentes", "commenti recenti"}
        | {"articoli recenti", "who's online", "user login", "meta", "follow us on"}
        | {"next previous link", "archivos"}
    ),
    "comments": frozenset(
        {"comments", "comment", "join the conversation", "add new comment", "leave a comment"}
        | {"leave a reply", "post a comment", "add a comment"}
        | {"log in or register to post comments"}
        | {"comentarios", "deja un comentario", "añadir nuevo comentario", "commentaires"}
        | {"kommentare", "schreibe einen kommentar", "comentários", "commenti", "replies"}
        | {"respuestas", "responses", "thoughts"}
    ),
    "published": frozenset(
        {"published", "published on", "posted", "posted on", "date", "date published", "publicado"}
        | {"publicado el", "fecha", "publié le", "veröffentlicht", "veröffentlicht am", "datum"}
        | {"publicado em", "pubblicato", "pubblicato il", "data"}
    ),
    "image": frozenset({"image"}),
    "kind": frozenset({"article", "video", "podcast", "audio", "forum topic", "news", "blog post"}),
    "nobody": frozenset({"n/a", "na", "none", "-", "--"}),
    "faculty": frozenset({"faculty", "faculty member", "expert", "doctor", "physician"}),
    "staff": frozenset(
        {"forum moderator", "moderator", "administrator", "admin", "staff", "keymaster"}
    ),
}

NOT_VERIFIED = (
    "(not verified)",
    "(no verificado)",
    "(non vérifié)",
    "(nicht überprüft)",
    "(não verificado)",
    "(non verificato)",
)
"""What Drupal puts behind a visitor's name."""

ORGANISATIONS = frozenset(
    {"association", "center", "committee", "editors", "foundation", "institute", "network"}
    | {"organization", "society", "staff", "team", "articles", "videos"}
)
"""Last words of names that no person has."""

STICKY = frozenset({"sticky topic", "sticky"})
CLOSED = frozenset({"closed topic", "closed", "locked topic"})
OPEN = frozenset({"normal topic", "hot topic", "new comments", "hot topic, new comments"})
"""What the icon of a topic says; other words tell nothing of it."""

SUBMITTED = (
    *("submitted by", "posted by", "written by", "created by", "by"),
    *("enviado por", "publicado por", "escrito por", "soumis par", "publié par", "écrit par"),
    *("gespeichert von", "eingereicht von", "verfasst von", "geschrieben von", "submetido por"),
    *("postado por", "inviato da", "pubblicato da", "scritto da"),
)
"""What stands before the name of who posted."""

BARRED = (
    *("protected", "private", "protegido", "privado", "protégé", "privé", "geschützt", "privat"),
    *(
        "protegida",
        "privada",
        "particular",
        "protetto",
        "privato",
        "beveiligd",
        "skyddad",
        "privat",
    ),
    *("beskyttet", "zabezpieczone", "prywatne", "защищено", "личное"),
)
"""What WordPress puts before the title of a page that is not for everybody."""

POSTS_COUNTED = frozenset(
    {"posts", "entradas", "mensajes", "publicaciones", "messages", "articles", "beiträge"}
    | {"mensagens", "postagens", "articoli", "messaggi", "berichten"}
)
REPLIES_COUNTED = frozenset(
    {"replies", "respuestas", "réponses", "antworten", "respostas", "risposte", "reacties"}
)
"""What stands over a column of counts: of posts, the first one too, or of replies alone."""

AROUND_NAMES = frozenset(
    {"on", "at", "in reply to", "reply", "permalink", "new", "updated", "edit", "delete", "quote"}
    | {"submitted", "posted", "posted on", "submitted on", "published", "published on", "user"}
    | {"username", "name", "said", "says", "wrote", "not verified", "online", "offline", "share"}
    | {"por", "el", "en respuesta a", "responder", "enlace permanente", "nuevo", "publicado el"}
    | {"par", "le", "en réponse à", "répondre", "permalien", "lien permanent", "nouveau"}
    | {"von", "am", "vom", "als antwort auf", "antworten", "neu", "gespeichert", "verfasst am"}
    | {"em", "link permanente", "novo", "da", "il", "rispondi", "nuovo", "in risposta a"}
)
"""Labels and links that stand beside a name, and are none."""

ABOUT_AUTHORS = (
    *(
        "about the author",
        "about the speaker",
        "sobre el autor",
        "sobre la autora",
        "acerca del autor",
    ),
    *("à propos de l'auteur", "über den autor", "über die autorin", "sobre o autor", "sull'autore"),
)
"""What a block begins with that is about who wrote, and is no part of the text."""

CHANGED = re.compile(
    r"\b(?:updated?|edited|changed|modified|revised|reviewed"
    r"|actualizad[oa]|actualización|modificad[oa]|editad[oa]|cambiad[oa]|revisad[oa]"
    r"|mise? à jour|actualisée?|modifiée?|modification|révisée?"
    r"|aktualisiert|aktualisierung|geändert|änderung|bearbeitet|überarbeitet"
    r"|atualizad[oa]|atualização|alterad[oa]"
    r"|aggiornat[oa]|aggiornamento|modificat[oa]|modifica|revisionat[oa])\b",
    re.IGNORECASE,
)
"""Words beside a time of change, which is no time of publication."""

NOTE = re.compile(
    r"(?:please note|note|editor['\u2019]s note|update|nota|aviso|téngase en cuenta"
    r"|tenga en cuenta|remarque|hinweis|avviso)\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""How a line under a title begins that is a note on the text."""

ACTIVITY = re.compile(
    r"\b(?:comments?|repl(?:y|ies)|activity|recent content|active|discussions?"
    r"|comentarios?|respuestas?|actividad|commentaires?|réponses?|activité"
    r"|kommentare?|antwort(?:en)?|aktivität|comentários?|respostas?|atividade"
    r"|comment[oi]|rispost[ae]|attività)\b",
    re.IGNORECASE,
)
"""Words over lists whose times are those of the last comment."""


_OF_THE_SITE: ContextVar[Mapping[str, frozenset[str]]] = ContextVar(
    "labels", default=MappingProxyType({})
)


@contextmanager
def with_labels(labels: Mapping[str, frozenset[str]]) -> Iterator[None]:
    """Let `meaning` know a site's own words too, folded, by meaning, while one page is read.

    They stand in site.toml. `meaning` is asked in many places that know no site; since `read` sets
    the words anew for each page, a reading still depends on the page and its site alone.
    """
    before = _OF_THE_SITE.set(labels)
    try:
        yield
    finally:
        _OF_THE_SITE.reset(before)


def meaning(shown: str) -> str | None:
    """Return what a label announces, None for words that are in no table; the site's own go first.

    >>> meaning("Categories:")
    'category'
    >>> meaning("Dosage")
    >>> with with_labels({"category": frozenset({"dosage"})}):
    ...     meaning("Dosage:")
    'category'
    """
    own = _OF_THE_SITE.get()
    return (_among(own, _word(shown)) if own else None) or _in_general(shown)


@functools.lru_cache(maxsize=4096)
def _in_general(shown: str) -> str | None:
    return _among(LABELS, _word(shown))


def _word(shown: str) -> str:
    return folded_name(shown).rstrip(" :»›>").lstrip("«‹< ")


def _among(tables: Mapping[str, frozenset[str]], word: str) -> str | None:
    return next((name for name, table in tables.items() if word in table), None)
