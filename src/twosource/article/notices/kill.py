"""Kills and withdrawals: a report that its maker took back."""

from __future__ import annotations

from twosource.article.notices.rule import Rule

_ITEM = (
    r"(?:(?:the|this|our|its|all|these|previous|above|earlier|following|a) ){1,3}(?:\w+ )?(?:stor(?:y|ies)|articles?|items?|reports?|"
    r"headlines?|snaps?|alerts?|dispatch(?:es)?|takes?|cop(?:y|ies)|photos?|pictures?|images?|post|piece|video)"
)
KILLED = Rule(
    "kill",
    "a line that takes the report back",
    {
        "en": rf"(?:please |editors,? please |clients,? please )(?:disregard|withhold|withdraw|kill|do not (?:use|publish|run)|delete|"
        rf"ignore|remove) {_ITEM}\b"
        rf"|(?:advisory|attention editors|editors|attention)\s?[:,–—-]\s?(?:\w+ )?(?:please |do not use|kill|withhold|withdraw|{_ITEM} "
        r"(?:is|has been|was) (?:being )?(?:killed|withdrawn|retracted|withheld))"
        r"|this (?:article|story|report|post|item|column|video|page) (?:has been|was|is(?: being)?) (?:temporarily )?(?:withdrawn|"
        r"retracted|killed|taken down|unpublished|deleted by|removed(?: (?:from|because|due|following|pending|at|by|for|as|after)\b|\W{0,2}$))"
        r"|(?:story|article|report) (?:removed|withdrawn|retracted|killed)(?:\W{0,2}$|\s?[:–—-])"
        r"|we have (?:retracted|withdrawn|removed|unpublished) (?:this|the) (?:article|story|report|post)\b"
        r"|retraction(?: notice)?\s?[:：]|retracted[)\]:]",
        "de": r"bitte (?:die meldung |diese meldung |den text |folgende meldung )?nicht (?:mehr )?(?:verwenden|veröffentlichen|senden)\b"
        r"|(?:diese meldung (?:wurde|wird|ist) |meldung )(?:zurückgezogen|annulliert|storniert)\b"
        r"|dieser (?:artikel|beitrag|text) wurde (?:von der redaktion )?(?:zurückgezogen|depubliziert|gelöscht|entfernt)\b"
        r"|(?:annullierung|storno|rückruf|zurückgezogen)\s?[:：]",
        "fr": r"(?:prière|merci|veuillez) (?:de )?(?:ne pas (?:utiliser|publier|diffuser)|d['’]?annuler|annuler|supprimer|ignorer) (?:cette|la|"
        r"notre|le|l['’]?)\b|annule (?:et remplace|la dépêche)\b|annulation\s?[:：]"
        r"|cet(?:te)? (?:article|dépêche) a été (?:retirée?|dépubliée?|annulée?|supprimée?)\b",
        "es": r"(?:rogamos|se ruega|por favor,?) (?:que )?(?:anul|elimin|no (?:us|utilic|publiqu)|retir)\w*\b|anulaci[oó]n\s?[:：]"
        r"|(?:este|esta) (?:art[ií]culo|nota|noticia|informaci[oó]n) (?:ha sido|fue) (?:retirad|anulad|eliminad)[oa]\b",
        "it": r"si prega di (?:non (?:utilizzare|pubblicare)|annullare|eliminare)\b|annullamento\s?[:：]"
        r"|(?:questo articolo|questa notizia) è stat[oa] (?:ritirat|rimoss|annullat)[oa]\b",
        "pt": r"(?:favor|pedimos que|por favor,?) (?:anul|desconsider|n[ãa]o (?:us|utiliz|publi)|retir)\w*\b|anula[cç][aã]o\s?[:：]"
        r"|(?:este|esta) (?:texto|artigo|reportagem|mat[eé]ria|not[ií]cia) foi (?:retirad|anulad|removid|despublicad)[oa]\b",
        "nl": r"(?:gelieve|graag|s\.v\.p\.) (?:dit bericht )?niet (?:te )?gebruiken\b|dit (?:artikel|bericht) is (?:ingetrokken|verwijderd)\b"
        r"|ingetrokken\s?[:：]",
        "sv": r"(?:artikeln|texten) (?:har dragits tillbaka|är återkallad|har avpublicerats|är borttagen)\b|(?:annullering|återkallas)\s?[:：]",
        "da": r"artiklen (?:er|er blevet) (?:trukket tilbage|afpubliceret|fjernet)\b|(?:annullering|tilbagekaldes)\s?[:：]",
        "no": r"(?:denne saken|artikkelen) er (?:trukket(?: tilbake)?|avpublisert|slettet)\b|(?:annullering|trekkes)\s?[:：]",
        "pl": r"(?:depesza|informacja) (?:została )?(?:anulowana|wycofana)\b|ten (?:artykuł|tekst) (?:został )?(?:wycofany|usunięty)\b|"
        r"prosimy o (?:nie)?wykorzystywanie\b|(?:anulowanie|anulujemy|anulacja)\s?[:：]",
        "cs": r"tato zpráva (?:byla |je )?(?:zrušena|stažena)\b|(?:zrušeno|rušíme|staženo)\s?[:：]|prosíme,? nepoužívejte\b|tento (?:článek|text) byl "
        r"(?:stažen|smazán)\b",
        "ru": r"просьба (?:аннулировать|не использовать|считать)\b|(?:это сообщение|эта новость|этот материал|новость) (?:аннулирован[оа]?|снят[оа]?|отозван[оа]?|"
        r"удал[её]н[оа]?)\b|(?:аннулировано|аннуляция|отмена сообщения)\s?[:：]",
        "uk": r"прос(?:имо|ьба) (?:анулювати|не використовувати)\b|(?:це повідомлення|цю новину|новину|цей матеріал) (?:анульовано|знято|відкликано|видалено)\b|"
        r"анульовано\s?[:：]",
    },
    begins={
        "en": "advi arti atte clie edit plea repo retr stor this we_h",
        "de": "annu bitt dies meld rück stor zurü",
        "fr": "annu cet_ cett merc priè veui",
        "es": "anul esta este por_ roga se_r",
        "it": "annu ques si_p",
        "pt": "anul esta este favo pedi por_",
        "nl": "dit_ geli graa inge s.v.",
        "sv": "annu arti text åter",
        "da": "annu arti tilb",
        "no": "annu arti denn trek",
        "pl": "anul depe info pros ten_",
        "cs": "pros ruší staž tato tent zruš",
        "ru": "анну ново отме прос эта_ это_ этот",
        "uk": "анул нови прос це_п цей_ цю_н",
    },
    most=70,
)
SLUG = Rule(
    "kill",
    "the mark of a report that is taken back",
    {
        "en": r"(?:[\[(*]{0,3}(?:MANDATORY |URGENT )?(?:KILL|WITHDRAWN|RETRACTED|RETRACTION|STORY REMOVED|STORY WITHDRAWN)(?: NOTICE| ADVISORY)?"
        r"[\])*]{0,3})(?:$|\s?[-–—:]\s?(?=\S)|(?<=[\])])\s)",
        "de": r"(?:ANNULLIERUNG|ZURÜCKGEZOGEN|RÜCKRUF|STORNO)(?:$|\s?[-–—:]\s?)",
        "fr": r"(?:ANNULATION|ANNULÉE?|ANNULE ET REMPLACE)(?:$|\s?[-–—:]\s?)",
        "es": r"(?:ANULACIÓN|ANULADA|ANULA)(?:$|\s?[-–—:]\s?)",
        "it": r"(?:ANNULLAMENTO|ANNULLATA)(?:$|\s?[-–—:]\s?)",
        "pt": r"(?:ANULAÇÃO|ANULADA)(?:$|\s?[-–—:]\s?)",
    },
    begins={
        "en": "kill mand retr stor urge with",
        "de": "annu rück stor zurü",
        "fr": "annu",
        "es": "anul",
        "it": "annu",
        "pt": "anul",
    },
    place="opening",
    cased=True,
)
RULES = (KILLED, SLUG)
