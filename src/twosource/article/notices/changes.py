"""Updates and corrections: what a newsroom changed in a report after it was out."""

from __future__ import annotations

from twosource.article.notices.rule import Rule, labels

_THIS = (
    r"this (?:article|story|report|post|page|piece|column|item|headline|dispatch|text|transcript|"
    r"news release|graphic|caption|version)"
)
_EARLIER = r"(?:an?|the) (?:earlier|previous|prior|original|former) (?:version|edition) of"
CORRECTED = Rule(
    "correction",
    "a line that says the report was corrected",
    {
        "en": labels(
            r"corrections?|clarifications?|erratum|correction and clarification|corrections and clarifications"
        )
        + rf"|{_EARLIER} {_THIS}\b"
        + rf"|{_THIS} (?:has been|was|is being) (?:since )?(?:corrected|amended|edited to correct)\b"
        + rf"|{_THIS} (?:originally|initially|previously|incorrectly|mistakenly) (?:stated|said|reported|misstated|"
        r"identified|included|listed|named|gave|described)\b"
        r"|correction(?:s)? (?:appended|attached)\b"
        rf"|{_THIS} corrects? (?:the|an?|that|to) (?:earlier|previous|name|spelling|headline|version)\b"
        r"|(?:corrects|corrected|refiles|refiled) (?:to|the|spelling|name|typo|headline|paragraph|day|date|in (?:para|"
        r"second|third|first|headline|lead))\b",
        "de": labels(r"korrekturhinweis|korrektur|berichtigung|richtigstellung|klarstellung|korrigiert|erratum")
        + r"|(?:in )?(?:einer|eine|der|die) (?:früheren?|ersten?|vorherigen?|ursprünglichen?) (?:version|fassung) "
        r"(?:dieses (?:artikels|textes|beitrags|berichts|interviews)|des (?:artikels|textes|beitrags))\b"
        r"|dieser (?:artikel|text|beitrag|bericht) wurde (?:nachträglich )?(?:korrigiert|berichtigt)\b",
        "fr": labels(r"rectificatif|rectification|correction|précision|erratum")
        + r"|(?:dans )?une (?:première |précédente )?version (?:précédente |antérieure |initiale )?de (?:cet|cette|ce) "
        r"(?:article|dépêche|papier)\b"
        r"|cet article a été (?:corrigé|modifié|rectifié)\b",
        "es": labels(r"correcci[oó]n|rectificaci[oó]n|fe de erratas|fe de errores|aclaraci[oó]n|errata")
        + r"|fe de err(?:atas|ores)\b"
        r"|(?:en )?una versi[oó]n (?:anterior|previa|inicial) de (?:este|esta) (?:art[ií]culo|nota|noticia|informaci[oó]n)\b"
        r"|(?:este|esta) (?:art[ií]culo|nota|noticia|informaci[oó]n) (?:ha sido|fue) (?:corregid|rectificad|modificad)[oa]\b",
        "it": labels(r"correzione|rettifica|errata corrige|precisazione")
        + r"|errata corrige\b|(?:in )?una (?:precedente )?versione (?:precedente )?di quest['’ ]?o? ?articolo\b"
        r"|questo articolo è stato (?:corretto|rettificato|modificato)\b",
        "pt": labels(r"corre[cç][aã]o|retifica[cç][aã]o|errata|erramos|correcção")
        + r"|(?:em )?uma vers[aã]o anterior (?:deste|desta|do|da) (?:texto|artigo|reportagem|mat[eé]ria|nota)\b"
        r"|(?:este|esta) (?:texto|artigo|reportagem|mat[eé]ria|not[ií]cia) foi (?:corrigid|alterad)[oa]\b",
        "nl": labels(r"correctie|rectificatie|verbetering|aanvulling en verbetering")
        + r"|(?:in )?een (?:eerdere|vorige) versie van dit (?:artikel|bericht|stuk)\b|dit (?:artikel|bericht) is "
        r"(?:gecorrigeerd|aangepast)\b",
        "sv": labels(r"rättelse|korrigering|förtydligande")
        + r"|(?:i )?en tidigare version av (?:den här |denna )?(?:artikeln|artikel|texten|text)\b|artikeln har (?:rättats|"
        r"korrigerats)\b",
        "da": labels(r"rettelse|berigtigelse|præcisering")
        + r"|(?:i )?en tidligere (?:version|udgave) af (?:denne artikel|artiklen)\b|artiklen er (?:blevet )?rettet\b",
        "no": labels(r"rettelse|presisering|korrigering|beklager feil")
        + r"|(?:i )?en tidligere (?:versjon|utgave) av (?:denne saken|saken|artikkelen|denne artikkelen)\b"
        r"|(?:denne saken|artikkelen) er (?:korrigert|rettet)\b",
        "pl": labels(r"sprostowanie|korekta|errata")
        + r"|w (?:poprzedniej|wcześniejszej|pierwotnej) wersji (?:tego )?(?:artykułu|tekstu|materiału|depeszy)\b",
        "cs": labels(r"oprava|opravujeme|upřesnění")
        + r"|v (?:předchozí|původní|dřívější) verzi (?:tohoto )?(?:článku|textu|zprávy)\b|(?:článek|text) byl opraven\b",
        "ru": labels(r"исправление|поправка|уточнение|исправлено|опровержение редакции")
        + r"|в (?:предыдущей|более ранней|первоначальной|ранней) версии (?:этой |этого |данной |данного )?(?:статьи|"
        r"материала|новости|текста|заметки)\b",
        "uk": labels(r"виправлення|уточнення|виправлено|спростування редакції")
        + r"|у (?:попередній|первісній|ранній) версії (?:цієї |цього )?(?:статті|матеріалу|новини|тексту)\b",
        "id": labels(r"ralat|koreksi"),
        "tr": labels(r"düzeltme"),
        "vi": labels(r"đính chính"),
    },
    begins={
        "en": "a_ea a_fo a_or a_pr an_e an_f an_o an_p clar corr erra refi the_ this",
        "de": "beri der_ die_ dies eine erra in_d in_e klar korr rich",
        "fr": "cet_ corr dans erra préc rect une_",
        "es": "acla corr en_u erra esta este fe_d rect una_",
        "it": "corr erra in_u prec ques rett una_",
        "pt": "corr em_u erra esta este reti uma_",
        "nl": "aanv corr dit_ een_ in_e rect verb",
        "sv": "arti en_t fört i_en korr rätt",
        "da": "arti beri en_t i_en præc rett",
        "no": "arti bekl denn en_t i_en korr pres rett",
        "pl": "erra kore spro w_pi w_po w_wc",
        "cs": "opra text upře v_dř v_př v_pů člán",
        "ru": "в_бо в_пе в_пр в_ра испр опро попр уточ",
        "uk": "випр спро у_пе у_по у_ра уточ",
        "id": "kore rala",
        "tr": "düze",
        "vi": "đính",
    },
    most=150,
)
UPDATED = Rule(
    "update",
    "a line that says the report was updated",
    {
        "en": labels(r"update|updated|story update", alone=False)
        + rf"|{_THIS} (?:has been|was|is being|will be) (?:since )?(?:last )?(?:updated|revised|expanded)\b"
        r"|(?:adds|updates|recasts) (?:with (?:details|comment|quotes?|background|reaction|statement)|(?:details?|quotes?|"
        r"background|comments?|reaction|analyst|context|byline|graphic|link|share)s?\b(?=[^.]{0,200}$))"
        r"|(?:this is )?a (?:breaking|developing) (?:news )?story\b.{0,60}\b(?:updated|updates|refresh|check back)\b",
        "de": labels(r"aktualisierung|aktualisiert|aktualisierte fassung|update|nachtrag", alone=False)
        + r"|dieser (?:artikel|text|beitrag|bericht) (?:wurde|wird) (?:zuletzt |laufend |fortlaufend |am [^.]{1,30} )?"
        r"(?:aktualisiert|ergänzt|überarbeitet)\b",
        "fr": labels(r"mise à jour|mis à jour|màj|maj|actualisation", alone=False)
        + r"|(?:cet article|cette dépêche|cette page) a été (?:mis|mise|actualisée?|complétée?)\b(?: à jour)?",
        "es": labels(r"actualizaci[oó]n|actualizado", alone=False)
        + r"|(?:este|esta) (?:art[ií]culo|nota|noticia|informaci[oó]n) (?:ha sido|fue|se ha|est[aá] siendo) "
        r"(?:actualizad[oa]|ampliad[oa])\b|noticia en (?:desarrollo|ampliaci[oó]n)\b",
        "it": labels(r"aggiornamento|aggiornato|in aggiornamento", alone=False)
        + r"|(?:questo )?articolo (?:è stato )?aggiornato\b",
        "pt": labels(r"atualiza[cç][aã]o|atualizado|atualizada|actualização", alone=False)
        + r"|(?:este|esta) (?:texto|artigo|reportagem|mat[eé]ria|not[ií]cia) (?:foi|est[aá] sendo) (?:atualizad|ampliad)[oa]\b",
        "nl": labels(r"update|geactualiseerd|bijgewerkt", alone=False)
        + r"|dit (?:artikel|bericht) (?:is|wordt) (?:geüpdatet|"
        r"geactualiseerd|bijgewerkt|aangevuld)\b",
        "sv": labels(r"uppdatering|uppdaterad|uppdaterat", alone=False)
        + r"|(?:artikeln|texten) (?:har uppdaterats|uppdateras)\b",
        "da": labels(r"opdatering|opdateret", alone=False) + r"|artiklen (?:er|bliver) (?:løbende )?opdateret\b",
        "no": labels(r"oppdatering|oppdatert", alone=False)
        + r"|(?:denne saken|artikkelen) (?:er|blir) (?:løpende )?oppdatert\b",
        "pl": labels(r"aktualizacja|zaktualizowano", alone=False)
        + r"|(?:artykuł|tekst|materiał) (?:został |jest )?(?:aktualizowany|"
        r"zaktualizowany|uzupełniony)\b",
        "cs": labels(r"aktualizace|aktualizováno|aktualizujeme", alone=False)
        + r"|(?:článek|text|zprávu|zpráva) (?:jsme|byl[ay]?|"
        r"průběžně) (?:aktualizov|doplněn|aktualizujeme)\w*",
        "ru": labels(r"обновлено|обновление|дополнено|новость дополнена", alone=False)
        + r"|(?:новость|материал|статья|текст) (?:был[ао]? )?(?:обновл|дополн)\w+\b",
        "uk": labels(r"оновлено|оновлення|доповнено", alone=False)
        + r"|(?:новину|матеріал|статтю) (?:було )?(?:оновлено|доповнено)\b",
        "id": labels(r"pembaruan|diperbarui", alone=False),
        "tr": labels(r"güncelleme|güncellendi", alone=False),
        "vi": labels(r"cập nhật", alone=False),
    },
    begins={
        "en": "a_br a_de adds reca stor this upda",
        "de": "aktu dies nach upda",
        "fr": "actu cet_ cett maj mis_ mise màj",
        "es": "actu esta este noti",
        "it": "aggi arti in_a ques",
        "pt": "actu atua esta este",
        "nl": "bijg dit_ geac upda",
        "sv": "arti text uppd",
        "da": "arti opda",
        "no": "arti denn oppd",
        "pl": "aktu arty mate teks zakt",
        "cs": "aktu text zprá člán",
        "ru": "допо мате ново обно стат текс",
        "uk": "допо мате нови онов стат",
        "id": "dipe pemb",
        "tr": "günc",
        "vi": "cập_",
    },
    most=120,
)
_WHEN = r"\W{0,3}(?=\D{0,22}\d)(?![^\n]*[^\W\d_]{3}\.$)[^\n]{1,70}$"
"""A time close behind, and no sentence that ends with a full stop."""
DATED = Rule(
    "update",
    "a line that gives the time of an update",
    {
        "en": rf"(?:last |published .{{4,40}} )?(?:updated?|modified|revised)\b(?: on| at)?{_WHEN}",
        "de": rf"(?:zuletzt )?(?:aktualisiert|geändert)(?: am| um| vor)?\b{_WHEN}",
        "fr": rf"(?:(?:publié|publiée) .{{4,40}} )?(?:mis|mise) à jour\b{_WHEN}|(?:actualisé|modifié)(?: le| à)\b{_WHEN}",
        "es": rf"(?:[uú]ltima )?actualizaci[oó]n(?: el| a las)?\b{_WHEN}|actualizado(?: el| a las)?\b{_WHEN}",
        "it": rf"(?:ultimo aggiornamento|aggiornato(?: il| alle)?)\b{_WHEN}",
        "pt": rf"(?:[uú]ltima atualiza[cç][aã]o|atualizad[oa](?: em| [àa]s?| h[aá])?)\b{_WHEN}",
        "nl": rf"(?:laatst(?:e)? )?(?:bijgewerkt|geüpdatet|update|gewijzigd)(?: op| om)?\b{_WHEN}",
        "sv": rf"(?:senast )?(?:uppdaterad|uppdaterat)\b{_WHEN}",
        "da": rf"(?:senest |sidst )?opdateret\b{_WHEN}",
        "no": rf"(?:sist )?oppdatert\b{_WHEN}",
        "pl": rf"(?:ostatnia )?aktualizacja\b{_WHEN}|zaktualizowano\b{_WHEN}",
        "cs": rf"(?:poslední )?aktualizace\b{_WHEN}|aktualizováno\b{_WHEN}",
        "ru": rf"обновлено\b{_WHEN}",
        "uk": rf"оновлено\b{_WHEN}",
        "id": rf"(?:terakhir )?diperbarui\b{_WHEN}",
        "tr": rf"(?:son )?güncellenme\b{_WHEN}|güncelleme\b{_WHEN}",
        "vi": rf"cập nhật(?: lúc| ngày)?\b{_WHEN}",
    },
    begins={
        "en": "last modi publ revi upda",
        "de": "aktu geän zule",
        "fr": "actu mis_ mise modi publ",
        "es": "actu ulti últi",
        "it": "aggi ulti",
        "pt": "atua ulti últi",
        "nl": "bijg gewi geüp laat upda",
        "sv": "sena uppd",
        "da": "opda sene sids",
        "no": "oppd sist",
        "pl": "aktu osta zakt",
        "cs": "aktu posl",
        "ru": "обно",
        "uk": "онов",
        "id": "dipe tera",
        "tr": "günc son_",
        "vi": "cập_",
    },
    place="near",
    most=16,
)
_UP_TO = r"\b[^()\[\]\n]{2,300}[)\]]"
SENT_AGAIN = Rule(
    "update",
    "a bracket in which an agency says what is new",
    {
        "en": rf"[(\[](?:(?:UPDATES?|Updates?|Updated|ADDS|Adds?|RECASTS|Recasts?|Rewrites?|Writes through){_UP_TO}|"
        r"(?:UPDATED?|UPDATE \d+)[)\]])",
        "de": r"[(\[](?:Neu|NEU|Aktualisiert|Aktualisierung|Ergänzt|Mit weiteren Angaben|Durchgehend neu)\s?[:)\],]"
        r"(?:[^()\[\]\n]{0,300}[)\]])?",
        "fr": rf"[(\[](?:(?:Actualisé|Actualisation|Ajoute|Actualise|Mise à jour){_UP_TO}|(?:ACTUALISATION|ACTUALISÉ|LEAD)[)\]])",
        "es": rf"[(\[](?:(?:Actualiza|Amplía|Añade|Agrega|Actualización){_UP_TO}|(?:ACTUALIZACIÓN|AMPLIACIÓN|ACTUALIZA|AMPLÍA)"
        r"(?:\s?\d)?[)\]])",
        "it": rf"[(\[](?:Aggiorna|Aggiunge|Aggiornamento|AGGIORNAMENTO){_UP_TO}",
        "pt": rf"[(\[](?:Atualiza|Acrescenta|Atualização|ATUALIZA){_UP_TO}",
    },
    begins={
        "en": "add reca rewr upda writ",
        "de": "aktu durc ergä mit_ neu_ neu) neu, neu: neu]",
        "fr": "actu ajou lead mise",
        "es": "actu agre ampl añad",
        "it": "aggi",
        "pt": "acre atua",
    },
    place="opening",
    cased=True,
)
SENT_CORRECTED = Rule(
    "correction",
    "a bracket in which an agency says what it corrects",
    {
        "en": rf"[(\[](?:(?:CORRECTS|Corrects?|Corrected|Refiles?|Refiled|Fixes|Clarifies|Corrects and adds){_UP_TO}|"
        r"(?:CORRECTED|CORRECTION|REFILE)[)\]])",
        "de": r"[(\[](?:Berichtigung|Berichtigt|Korrigiert|Korrektur|BERICHTIGUNG|KORREKTUR)\b[^()\[\]\n]{0,300}[)\]]",
        "fr": r"[(\[](?:Corrige|Corrigé|Rectifie|Rectificatif|RECTIFICATIF|CORRECTION|Correction)\b[^()\[\]\n]{0,300}[)\]]",
        "es": r"[(\[](?:Corrige|CORRIGE|Corrección|CORRECCIÓN|Rectifica)\b[^()\[\]\n]{0,300}[)\]]",
        "it": r"[(\[](?:Corregge|Rettifica|CORREZIONE|RETTIFICA)\b[^()\[\]\n]{0,300}[)\]]",
        "pt": r"[(\[](?:Corrige|CORRIGE|Correção|CORREÇÃO)\b[^()\[\]\n]{0,300}[)\]]",
    },
    begins={
        "en": "clar corr fixe refi",
        "de": "beri korr",
        "fr": "corr rect",
        "es": "corr rect",
        "it": "corr rett",
        "pt": "corr",
    },
    place="opening",
    cased=True,
)
_AFTER = r"(?:\s?[-–—]\s?(?=\S)|:\s)"
HEADED_UPDATE = Rule(
    "update",
    "the mark of a later version before the headline",
    {
        "en": rf"(?:UPDATE \d+|WRAPUP \d+|UPDATED?|RECAST|ADDS){_AFTER}(?:UPDATE \d+{_AFTER})?",
        "de": rf"(?:AKTUALISIERUNG|AKTUALISIERT){_AFTER}",
        "fr": rf"(?:ACTUALISATION|MISE À JOUR|LEAD \d+){_AFTER}",
        "es": rf"(?:ACTUALIZACIÓN|ACTUALIZA|AMPLIACIÓN|AMPLÍA)(?: \d+)?{_AFTER}",
        "pt": rf"(?:ATUALIZAÇÃO|ATUALIZA)(?: \d+)?{_AFTER}",
        "it": rf"(?:AGGIORNAMENTO|AGGIORNA)(?: \d+)?{_AFTER}",
    },
    begins={
        "en": "adds reca upda wrap",
        "de": "aktu",
        "fr": "actu lead mise",
        "es": "actu ampl",
        "pt": "atua",
        "it": "aggi",
    },
    place="title",
    cased=True,
)
HEADED_CORRECTION = Rule(
    "correction",
    "the mark of a corrected version before the headline",
    {
        "en": rf"(?:CORRECTED(?:\s\(OFFICIAL\))?|CORRECTION|REFILE|CLARIFICATION){_AFTER}(?:UPDATE \d+{_AFTER})?"
        r"|Correction: (?=[^\n]{3,80} [Ss]tory$)",
        "de": rf"(?:BERICHTIGUNG|KORREKTUR|KORRIGIERT){_AFTER}",
        "fr": rf"(?:RECTIFICATIF|CORRECTION|CORRIGÉ){_AFTER}",
        "es": rf"(?:CORRECCIÓN|CORRIGE|CORREGIDO){_AFTER}",
        "pt": rf"(?:CORREÇÃO|CORRIGE){_AFTER}",
        "it": rf"(?:CORREZIONE|RETTIFICA|CORRETTO){_AFTER}",
    },
    begins={
        "en": "clar corr refi",
        "de": "beri korr",
        "fr": "corr rect",
        "es": "corr",
        "pt": "corr",
        "it": "corr rett",
    },
    place="title",
    cased=True,
)
RULES = (CORRECTED, UPDATED, DATED, SENT_AGAIN, SENT_CORRECTED, HEADED_CORRECTION, HEADED_UPDATE)
