"""The words that a visitor sees beside a value, by what they announce; folded, one table a meaning.

Another language is another row in these tables and no code.
"""

from __future__ import annotations

import functools

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


@functools.lru_cache(maxsize=4096)
def meaning(shown: str) -> str | None:
    """Return what a label announces, None for words that are in no table.

    >>> meaning("Categories:")
    'category'
    >>> meaning("Dosage")
    """
    word = folded_name(shown).rstrip(" :»›>").lstrip("«‹< ")
    return next((name for name, table in LABELS.items() if word in table), None)
