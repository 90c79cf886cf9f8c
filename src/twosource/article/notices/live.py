"""Live reports: written on while they are read."""

from __future__ import annotations

from twosource.article.notices.rule import Rule

LIVE = Rule(
    "live",
    "a line that says the report is a live one",
    {
        "en": r"(?:this|our|today['’]s) (?:live ?blog|live (?:blog|coverage|page|story|report|ticker)) (?:is|has|ended|closed)\b"
        r"|(?:we are|we['’]re) (?:now )?(?:closing|pausing|wrapping up|ending) (?:this|our|the|today['’]s) (?:live ?blog|live (?:blog|coverage|page))\b"
        r"|(?:that['’]s it|that is it|that['’]s all) (?:for|from) (?:our|today['’]s|this) live\b"
        r"|follow (?:our|the) live ?blog (?:here|below)\b",
        "de": r"(?:dieser|der|unser) (?:live-?(?:ticker|blog)|newsblog) (?:ist|wird|endet|wurde)\b",
        "fr": r"(?:ce|notre|le) (?:direct|live) (?:est|a été) (?:terminé|fini|maintenant terminé|désormais terminé|clos)\b",
        "es": r"(?:este|nuestro) (?:directo|minuto a minuto|vivo) (?:ha|se|est[aá])\b",
        "it": r"(?:questa|la nostra) diretta (?:è|si)\b",
        "pt": r"(?:esta|nossa) (?:cobertura|transmiss[aã]o) ao vivo (?:foi|est[aá]|termin|encerr)\w*",
    },
    begins={
        "en": "foll our_ that this toda we_a we'r we’r",
        "de": "der_ dies unse",
        "fr": "ce_d ce_l le_d le_l notr",
        "es": "este nues",
        "it": "la_n ques",
        "pt": "esta noss",
    },
    most=40,
)
HEADED = Rule(
    "live",
    "the mark of a live report before the headline",
    {
        "en": r"(?:LIVE(?: BLOG| UPDATES?)?|Live(?: blog| [Uu]pdates?)|Liveblog|As it happened)\s?(?::\s|[-–—|]\s)|(?:Live [Uu]pdates|LIVE UPDATES)\s(?=\S)",
        "de": r"(?:Live-?[Tt]icker|Live-?[Bb]log|Newsblog|LIVETICKER|LIVEBLOG)\s?[:+–—|-]",
        "fr": r"(?:EN DIRECT|DIRECT|En direct)\s?(?:[:.–—|-]|,\s)",
        "es": r"(?:EN DIRECTO|EN VIVO|En directo|En vivo|Directo|DIRECTO|Última hora, en directo)\s?[:|–—,-]",
        "it": r"(?:DIRETTA|LIVE|In diretta)\s?[:|–—-]",
        "pt": r"(?:AO VIVO|EM DIRETO|Ao vivo|AO MINUTO)\s?[:|–—-]",
        "nl": r"(?:LIVE|LIVEBLOG|Liveblog)\s?[:|–—•-]",
        "sv": r"(?:LIVE|JUST NU|DIREKT)\s?[:|–—-]",
        "pl": r"(?:NA ŻYWO|RELACJA NA ŻYWO|Relacja na żywo)\s?[:|–—.-]",
        "cs": r"(?:ŽIVĚ|ONLINE)\s?[:|–—-]",
        "ru": r"(?:ОНЛАЙН|Онлайн|Прямой эфир)\s?[:|–—.-]",
        "uk": r"(?:НАЖИВО|Наживо|ОНЛАЙН)\s?[:|–—.-]",
    },
    begins={
        "en": "as_i live",
        "de": "live news",
        "fr": "dire en_d",
        "es": "dire en_d en_v últi",
        "it": "dire in_d live",
        "pt": "ao_m ao_v em_d",
        "nl": "live",
        "sv": "dire just live",
        "pl": "na_ż rela",
        "cs": "onli živě",
        "ru": "онла прям",
        "uk": "нажи онла",
    },
    place="title",
    cased=True,
)
RULES = (LIVE, HEADED)
