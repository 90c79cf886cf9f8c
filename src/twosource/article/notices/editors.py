"""Notes of the editors, which may be of any kind: their words decide, and many say nothing about the report."""

from __future__ import annotations

import re

from twosource.article.notices.rule import Rule, labels
from twosource.records import NoticeKind

_SHAPES = {
    "en": labels(r"editor['’]?s?['’]? notes?|notes? to (?:editors|readers)|note from the editors?|editors['’] note"),
    "de": labels(
        r"anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)|hinweis der redaktion|redaktioneller hinweis|transparenzhinweis"
    ),
    "fr": labels(r"ndlr|note de la rédaction|note de l['’]éditeur"),
    "es": labels(r"nota de(?:l| la) (?:editor|editora|redacci[oó]n)|n\.? ?de la r\.?"),
    "it": labels(r"nota della redazione|nota di redazione|ndr"),
    "pt": labels(r"nota d[ao] (?:redac?[cç][aã]o|editor|editora)"),
    "nl": labels(r"noot van de redactie|redactionele noot"),
    "sv": labels(r"red(?:aktionens|\.) anm(?:ärkning|\.)|från redaktionen"),
    "da": labels(r"redaktionel note|note fra redaktionen"),
    "no": labels(r"redaksjonell merknad|merknad fra redaksjonen"),
    "pl": labels(r"od redakcji|nota redakcji|przyp(?:is|\.) red(?:akcji|\.)"),
    "cs": labels(r"pozn(?:ámka|\.) red(?:akce|\.)"),
    "ru": labels(r"от редакции|примечание редакции|прим\. ред\."),
    "uk": labels(r"від редакції|примітка редакції|прим\. ред\."),
}
_SAYS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    (
        "kill",
        re.compile(
            r"\b(?:retracted|withdrawn|taken down|unpublished|removed this (?:article|story)|has been removed|zurückgezogen|"
            r"dépublié|retirado|ritirato|wycofan|снят с публикации)",
            re.IGNORECASE,
        ),
    ),
    (
        "correction",
        re.compile(
            r"\b(?:correct(?:ed|ion|s)\b|misstated|misspelled|misidentified|incorrectly|inaccurate|erroneous|in error|"
            r"earlier version|previous version|original version|amended|korrigiert|berichtigt|fehlerhaft|früheren (?:version|"
            r"fassung)|corrigé|erronée?|version précédente|corregid|err[oó]ne|versi[oó]n anterior|corrett[oa]|errat[oa]|corrigid|"
            r"incorret|vers[aã]o anterior|gecorrigeerd|onjuist|rättat|felaktig|rettet|fejlagtig|korrigert|poprawion|błędn|"
            r"opraven|chybn|исправлен|ошибочн|виправлен|помилков)",
            re.IGNORECASE,
        ),
    ),
    (
        "update",
        re.compile(
            r"\b(?:(?:has been|was|is being|will be) (?:updated|revised|expanded)|updated (?:to|with|on|at)|aktualisiert|ergänzt|"
            r"mis à jour|actualizad|aggiornat|atualizad|bijgewerkt|uppdaterat|opdateret|oppdatert|zaktualizowan|aktualizován|"
            r"обновлен|дополнен|оновлен|доповнен)",
            re.IGNORECASE,
        ),
    ),
)
NOTE = Rule(
    "correction",
    "a note of the editors",
    _SHAPES,
    begins={
        "en": "edit note",
        "de": "anm. anme hinw reda tran",
        "fr": "ndlr note",
        "es": "n_de n._d n.de nde_ nota",
        "it": "ndr nota",
        "pt": "nota",
        "nl": "noot reda",
        "sv": "från red. reda",
        "da": "note reda",
        "no": "merk reda",
        "pl": "nota od_r przy",
        "cs": "pozn",
        "ru": "от_р прим",
        "uk": "від_ прим",
    },
    most=150,
)


def kind_of(text: str) -> NoticeKind | None:
    """What a note of the editors tells about the report; None where it tells of the author or of the subject."""
    return next((kind for kind, says in _SAYS if says.search(text[:1_000])), None)
