"""Translations, by people or by machines, as the page tells it of itself."""

from __future__ import annotations

import re

from twosource.article.notices.rule import Rule

BY_MACHINE = re.compile(
    r"\b(?:machine|automat\w*|auto[- ]?translat\w*|computer|AI|neural|google(?: translate| traduc\w*)?|deepl|maschin\w*|KI|"
    r"künstliche[rn]? intelligenz|IA|automatique\w*|autom[aá]tic\w*|automatisch\w*|automatisk\w*|maskin\w*|automatyczn\w*|maszynow\w*|strojov\w*|"
    r"автоматич\w*|машинн\w*|tự động|otomatis|otomatik)\b",
    re.IGNORECASE,
)
"""What a notice of translation names where no person translated."""
_PIECE = r"(?:article|text|story|report|page|content|translation|post)"
TRANSLATED_BY_MACHINE = Rule(
    "machine-translation",
    "a line that says a machine translated the report",
    {
        "en": rf"(?:this|the) {_PIECE} (?:is|was|has been) (?:\w+ )?(?:machine|automatically|auto|computer)[- ]?translated\b"
        rf"|(?:this|the) {_PIECE} (?:is|was|has been) translated (?:\w+ )?(?:automatically|by (?:a |an )?(?:machine|AI|computer|software)|using (?:AI|"
        r"artificial|machine|google|deepl)|with (?:AI|google|deepl))\b"
        r"|(?:machine|automatic(?:ally)?|auto|AI|computer)[- ](?:generated )?translat(?:ion|ed)\b(?! (?:software|services?|tools?|systems?|models?|is|are|has|"
        r"have|was|were|will|can))[^\n]{0,100}$"
        r"|translated (?:automatically|by (?:google|deepl|AI\b|machine)|(?:with|using) (?:AI\b|google|deepl|artificial))[^\n]{0,80}$",
        "de": r"(?:dieser|der) (?:text|artikel|beitrag) wurde (?:\w+ )?(?:maschinell|automatisch|(?:mit|von) (?:einer |hilfe von )?(?:KI|künstlicher|deepl|"
        r"google)) ?[^.\n]{0,40}übersetzt\b|(?:maschinelle|automatische|KI-)[ ]?übersetzung\b[^\n]{0,60}$|(?:maschinell|automatisch) übersetzt\b[^\n]{0,60}$",
        "fr": r"(?:cet article|ce texte) a été traduit (?:automatiquement|par (?:une |l['’])?(?:machine|IA|intelligence))\b"
        r"|traduction automatique\b[^\n]{0,60}$|traduit automatiquement\b[^\n]{0,60}$",
        "es": r"(?:este|esta) (?:art[ií]culo|texto|noticia|nota) (?:ha sido|fue) traducid[oa] (?:autom[aá]ticamente|(?:por|con|mediante) (?:una |la |inteligencia|IA|m[aá]quina))"
        r"|traducci[oó]n autom[aá]tica\b[^\n]{0,60}$|traducido autom[aá]ticamente\b[^\n]{0,60}$",
        "it": r"(?:questo articolo|questo testo) è stato tradotto (?:automaticamente|(?:da|con) (?:una macchina|IA|intelligenza|google|deepl))"
        r"|traduzione automatica\b[^\n]{0,60}$|tradotto automaticamente\b[^\n]{0,60}$",
        "pt": r"(?:este|esta) (?:texto|artigo|reportagem|mat[eé]ria|not[ií]cia) foi traduzid[oa] (?:automaticamente|(?:por|com) (?:IA|intelig[eê]ncia|m[aá]quina))"
        r"|tradu[cç][aã]o autom[aá]tica\b[^\n]{0,60}$",
        "nl": r"dit (?:artikel|bericht) is (?:automatisch|machinaal) vertaald\b|(?:automatische|machinale) vertaling\b[^\n]{0,60}$",
        "sv": r"(?:texten|artikeln) (?:är|har) (?:maskin|automatisk?t? )översatts?\b|maskinöversatt\b[^\n]{0,60}$",
        "da": r"(?:artiklen|teksten) er (?:maskin|automatisk )oversat\b|maskinoversat\b[^\n]{0,60}$",
        "no": r"(?:artikkelen|teksten|saken) er (?:maskin|automatisk )oversatt\b|maskinoversatt\b[^\n]{0,60}$",
        "pl": r"(?:artykuł|tekst) (?:został )?(?:automatycznie|maszynowo) przetłumaczony\b|tłumaczenie (?:automatyczne|maszynowe)\b[^\n]{0,60}$",
        "cs": r"(?:článek|text) byl (?:automaticky|strojově) přeložen\b|strojový překlad\b[^\n]{0,60}$|strojově přeloženo\b",
        "ru": r"(?:(?:текст|статья|материал) )?перевед[её]н[ао]? (?:автоматически|с помощью (?:ИИ|нейросет|машин)\w*)|(?:машинный|автоматический) перевод\b[^\n]{0,60}$",
        "uk": r"(?:(?:текст|стаття|матеріал) )?перекладен[оа]? (?:автоматично|за допомогою (?:ШІ|нейромереж)\w*)|(?:машинний|автоматичний) переклад\b[^\n]{0,60}$",
        "id": r"(?:artikel|berita) ini (?:telah )?diterjemahkan (?:secara otomatis|oleh mesin|dengan AI)\b|terjemahan otomatis\b[^\n]{0,60}$",
        "tr": r"bu (?:haber|makale|metin) (?:otomatik olarak|yapay zeka ile|makine tarafından) çevrilmiştir\b|otomatik çeviri\b[^\n]{0,60}$",
        "vi": r"bài (?:viết|báo) (?:này )?được dịch (?:tự động|bằng máy|bằng AI|bởi)\b|bản dịch (?:tự động|máy)\b[^\n]{0,60}$",
    },
    begins={
        "en": "ai_g ai_t ai-g ai-t auto comp mach the_ this tran",
        "de": "auto der_ dies ki-_ ki-ü masc",
        "fr": "ce_t cet_ trad",
        "es": "esta este trad",
        "it": "ques trad",
        "pt": "esta este trad",
        "nl": "auto dit_ mach",
        "sv": "arti mask text",
        "da": "arti mask teks",
        "no": "arti mask sake teks",
        "pl": "arty teks tłum",
        "cs": "stro text člán",
        "ru": "авто мате маши пере стат текс",
        "uk": "авто мате маши пере стат текс",
        "id": "arti beri terj",
        "tr": "bu_h bu_m otom",
        "vi": "bài_ bản_",
    },
    most=40,
)
RULES = (TRANSLATED_BY_MACHINE,)
