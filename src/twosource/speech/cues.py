"""The words that attribute, by what they take, and the stance that they give.

The lists follow the cues of the PolNeAR training articles: a verb is here when at least a third of its uses there
attribute, or when it does so whenever it takes the complement named.
"""

from __future__ import annotations

from twosource.records import Stance


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYING = _words(
    "say add tell write note report argue announce claim explain declare acknowledge warn insist state recall "
    "conclude reveal indicate predict admit confirm remark assert allege concede reiterate stress maintain contend reply "
    "respond complain joke tweet post observe caution assure testify lament boast quip mention repeat "
    "emphasize emphasise inform advise stipulate proclaim profess retort exclaim shout yell mutter whisper email text blog counter "
    "continue recount comment muse opine affirm reaffirm disclose vow promise pledge swear conceded quote underline underscore "
    "remind notify brief signal suggest hint imply estimate reckon read ask wonder guarantee"
)
"""Verbs that report words: they take a quotation before or after, a that-clause, or a bare clause."""

THINKING = _words(
    "believe think hope fear worry expect know find show learn agree doubt suspect feel realize realise understand "
    "assume anticipate recognise recognize consider argue determine discover"
)
"""Verbs of belief and finding: they take a that-clause or a bare clause; their quotations are rare."""

WEAK_BARE = _words(
    "show find know learn feel see read consider agree determine discover continue repeat recognise recognize understand assume "
    "post ask comment signal imply mention quote respond reply counter text email brief underline underscore recall remind "
    "guarantee report doubt estimate reveal indicate confirm"
)
"""Verbs above whose bare object is rarely a statement: without quotation marks they need "that" (or "whether")."""

OBJECT: dict[str, str] = {
    # lemma -> what must follow the object, as a regular expression over the rest of the clause ("" = nothing)
    "accuse": r"\bof\b|\bfor\b",
    "blame": r"^[^,]*\b(?:for|on)\b",
    "charge": r"\bwith\b|\bthat\b",
    "urge": r"\bto\b",
    "call on": r"\bto\b",
    "call for": "",
    "ask": r"\bto\b|\bwhether\b|\bif\b|\bwhy\b|\bhow\b|\bfor\b",
    "order": r"^(?:[\w’'-]+\s+){1,6}?to\s(?!report\b)",
    "tell": r"\bto\b",
    "warn": r"\bof\b|\bagainst\b|\bto\b|\babout\b",
    "describe": r"\bas\b",
    "portray": r"\bas\b",
    "denounce": "",
    "condemn": "",
    "criticize": "",
    "criticise": "",
    "reject": "",
    "deny": "",
    "dispute": "",
    "refute": "",
    "dismiss": "",
    "rule out": "",
    "demand": "",
    "propose": "",
    "reaffirm": "",
    "chronicle": "",
    "cite": "",
    "blast": "",
    "slam": "",
    "decry": "",
    "praise": "",
    "threaten": r"\bto\b|\bwith\b",
    "vow": r"\bto\b",
    "promise": "",
    "pledge": "",
    "refuse": r"\bto\b",
    "decline": r"\bto\b",
    "announce": "",
    "predict": "",
    "endorse": "",
    "defend": "",
    "lament": "",
    "admit": "",
    "acknowledge": "",
    "allege": "",
    "claim": r"\bto\b|\bresponsibility\b|\bcredit\b",
    "hope": r"\bto\b|\bfor\b",
    "fear": "",
    "comment on": "",
    "recommend": "",
    "advocate": "",
    "point out": "",
    "point to": "",
    "agree": r"\bto\b",
    "concede": "",
    "mock": "",
    "express": "",
    "disclose": "",
    "stress": "",
    "emphasize": "",
    "emphasise": "",
    "highlight": "",
    "outline": "",
}
"""Verbs whose object is the content, noun phrase or infinitive."""

PARTICLES = {"rule": ("out",), "call": ("on", "for"), "point": ("out", "to"), "comment": ("on",), "go": ("on to say",)}
"""Particles that belong to the cue."""

NOUNS = _words(
    "allegation claim accusation assertion statement suggestion warning report announcement belief fear argument "
    "admission contention conclusion charge denial promise pledge prediction concern complaint insistence call demand hope rumour rumor"
)
"""Nouns that attribute with "that", "of" or "by"."""

DENYING = _words("deny reject dismiss refute dispute rebut denied rebuff")
ACCUSING = _words(
    "accuse blame allege charge condemn denounce accusation allegation blast slam decry criticize criticise"
)
PROMISING = _words("promise pledge vow swear guarantee assure threaten offer")
ASKING = _words("ask urge demand wonder request appeal propose recommend advocate")
DECLINING = _words("decline refuse")

_STANCES: tuple[tuple[frozenset[str], Stance], ...] = (
    (DENYING, "denies"),
    (ACCUSING, "accuses"),
    (PROMISING, "promises"),
    (ASKING, "asks"),
    (DECLINING, "declines"),
)


def stance_of(lemma: str) -> Stance:
    """The stance that a cue's head (lemma, with its particle where it has one) gives by itself."""
    if lemma in ("call on", "call for"):
        return "asks"
    if lemma == "rule out":
        return "denies"
    for words, stance in _STANCES:
        if lemma in words:
            return stance
    return "asserts"


AUXILIARIES = _words(
    "has have had is are was were be been being will would could may might must can shall should do does did ’s ’ve 've "
    "hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't couldn't can't cannot doesn't don't didn't "
    "hasn’t haven’t hadn’t isn’t aren’t wasn’t weren’t won’t wouldn’t couldn’t can’t doesn’t don’t didn’t"
)
NEGATIONS = _words("not never no")
ADVERBS = _words(
    "also now later then still again once already previously recently earlier repeatedly often further even just first "
    "initially meanwhile instead always subsequently since yet both all long himself herself themselves itself too only soon"
)
SUBORDINATORS = _words(
    "that which who whom whose where when while because since although though if unless until after before as whether "
    "than what how why but so despite amid"
)
PREPOSITIONS = _words(
    "of in on at by for from with to into over under about against during through between among near outside inside beside beneath "
    "alongside opposite following without within across behind beyond per via around upon toward towards including like unlike citing speaking asked "
    "late early last earlier"
)
DETERMINERS = _words(
    "the a an this that these those some many several few two three four five six seven eight nine ten another other "
    "his her its their our my your one each both most more all no any every"
)
PRONOUNS = _words("he she they it we i you who")

WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = (
    rf"(?:{WEEKDAYS})(?:\s+(?:morning|afternoon|evening|night))?(?:\s*\([^)]{{1,20}}\))?|(?:{MONTHS}|{_SHORT})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s+\d{{4}})?"
    rf"|\d{{1,2}}\s+(?:{MONTHS}|{_SHORT})(?:\s+\d{{4}})?|yesterday|today|tonight|earlier|later|this\s+week|last\s+(?:week|month|year|night)"
    rf"|(?:{WEEKDAYS}),\s+(?:{MONTHS})\s+\d{{1,2}}"
    r"|(?:for|in)\s+(?:years|months|weeks|days|decades|(?:many|several|some|recent|the\s+past\s+\w+)\s+(?:years|months|weeks|days))"
)
WHEN = rf"(?:(?:late|early|earlier)\s+)?(?:on\s+|in\s+|at\s+)?(?:late\s+|early\s+)?(?:{_DAY})"
"""A time phrase that may stand between source, cue and content."""

SETTING = (
    r"(?:in|at|during|after|through|via|on|to|before|ahead\s+of)\s+(?:an?|the|his|her|its|their|this)?\s*(?:\w+[-\w]*\s+){0,4}?"
    r"(?:statement|interview|conference|speech|letter|briefing|email|e-mail|report|post|meeting|tweet|address|hearing|"
    r"television|TV|radio|message|article|note|filing|call|appearance|testimony|memo|remarks|rally|press|reporters|journalists|"
    r"Twitter|Facebook|parliament|court)(?:\s+(?:with|to|on|at|in|by|from)\s+[\w’' .-]{1,50}?)?"
)
"""Where it was said: "in a statement", "at a news conference in the town"."""
