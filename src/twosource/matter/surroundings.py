"""What the words around a name show it to be: a person ("spokeswoman Ada Brill", "Ada Brill, 61"), an organisation ("the
company Ostra Gas"), a place ("in the capital, Ossel"). Nothing is guessed from the name's own words here.
"""

from __future__ import annotations

import re

from twosource.matter.honorifics import is_title
from twosource.matter.units import is_person
from twosource.spans import Span

_ROLES = frozenset(
    "leader chief spokesman spokeswoman spokesperson lawyer attorney engineer author analyst expert brother sister "
    "father mother son daughter wife husband widow actor actress singer rapper pilot coach captain founder owner "
    "chairman chairwoman director manager editor reporter correspondent photographer activist organiser organizer "
    "candidate politician economist historian scientist researcher professor aide adviser advisor deputy head boss "
    "veteran suspect victim witness homemaker designer artist musician trader broker representative envoy diplomat "
    "negotiator colleague friend neighbour neighbor rival predecessor successor newcomer celebrity host pastor commentator "
    "nominee contender novelist poet writer columnist critic biographer biologist physicist executive teen teenager "
    "tycoon magnate billionaire lawmaker legislator congressman congresswoman councillor prosecutor judge".split()
)
_BODIES = (
    r"(?:company|firm|operator|group|agency|maker|giant|retailer|insurer|broadcaster|newspaper|airline|carrier|utility|"
    r"supplier|contractor|manufacturer|producer|start-?up|charity|consultancy|website|outlet|publisher|party|"
    r"organi[sz]ation|institute|bloc|militia|club|brand|chain|lender|developer|provider|conglomerate|corporation|"
    r"subsidiary|watchdog|regulator|monopoly|bank|union|network|channel|magazine|daily|think tank)"
)
_BODY_BEFORE = re.compile(
    rf"(?:\b{_BODIES}|\b[a-z]+-(?:owned|run|controlled|backed|funded|listed)(?: [a-z]+)?),? $", re.I
)
_BODY_ENDS = re.compile(rf"{_BODIES},? $", re.I)
_LONGEST_BODY = 14
"""Characters of the longest of these words, with a comma and a space."""
_BODY_AFTER = re.compile(
    rf"(?:, (?:an? |the )?(?:(?!of|for|at|in|by|who|which)[a-z][\w-]* ){{0,4}}{_BODIES}\b(?!['’]| (?:of|for|chief|boss|official|"
    rf"leader|spokes|director))"
    r"|['’]s? (?:shares|headquarters|engineers|employees|shareholders|customers|subsidiary)\b)"
)
_GEAR = (
    r"(?:missiles?|rockets?|launchers?|drones?|tanks?|jets?|aircraft|helicopters?|rifles?|weapons?|software|vaccines?)"
)
_GEAR_AFTER = re.compile(rf" (?:[a-z-]+ ){{0,2}}{_GEAR}\b")
_GEAR_BEFORE = re.compile(rf"\b{_GEAR},? (?:like |such as |including |called |named )?(?:the )?$")
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|employees?|shares|subsidiary|headquarters|"
    r"shareholders|chief executive|head|director|owner|manager|board) (?:for|of|at|in) (?:the )?$"
)
_PLACE_NOUN_BEFORE = re.compile(
    r"\b(?:capital|city|town|village|port|province|region|district|island|river|valley|suburb|hamlet|county)"
    r"(?:,| of|, in| in)? (?:the )?$"
)
_PLACE_NOUN_AFTER = re.compile(
    r"(?:, the (?:capital|country|city|town|village)\b| (?:dam|river|valley|island|neighbou?rhood|district|suburb|province|region)\b)"
)
_IN = re.compile(
    r"\b(?:in|near|across|outside|throughout|around|into|via|leaving|reached|(?<!according )(?<!told )to|from|at) "
    r"(?:the |northern |southern |eastern |western |central |downtown ){0,2}$"
)
_AGE = re.compile(r", \d{1,3}(?:,|\.(?!\d)|;| (?:and|who|was|is|said)\b)|,? \d{1,3}-year-old|\s?\((?:[RDI]-|\d{1,2}\))")
_AGE_BEFORE = re.compile(r"\d{1,3}-year-old,? $")
_ROLE_OF = re.compile(r"(?P<word>[a-z][\w-]+) (?:of|for|at|in|with) [^,.;:\"“”\n]{1,50}, $")
_WHO = re.compile(r",? (?:who|whose|himself|herself)\b")
_PRONOUN = re.compile(r"[^.!?\n]{0,90}?\b(?P<word>he|she)\b")
_IT = re.compile(r"(?:, (?P<word>which)|[^.!?,\n]{0,60}?\b(?P<its>its))\b")
_ACTS = re.compile(
    r" (?:(?:has|had|later|also) )?(?:testified|resigned|quit|wrote|tweeted|smiled|wept|walked|stepped|married|came|went|"
    r"was born|grew up|recalled|argued|shook|nodded|laughed|pleaded|lives|lived|met)\b"
)
"""Verbs that persons are the subject of, and other things seldom."""
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+")
_ROLE_BEFORE = re.compile(r"(?P<word>[a-z][\w-]+)['’]?,? $")
_APPOSITION = re.compile(r", (?:(?:an?|the|his|her|its|their|[\w’'-]+['’]s) )?(?P<words>[^,.;:\"“”()\n]{3,70})")
_REACH = 60
_GOES_ON = (", ", "'", "’")
"""What stands in front of a body that is told behind a name."""


def shown_person(text: str, mention: Span, *, whole: bool) -> bool:
    """True where a role stands before or behind the name, an age or "who" behind it, or he or she next after it.

    ``whole``: the name has two words or more; of a single one, which may be a country's, less is believed.
    """
    before = text[max(0, mention.start - _REACH) : mention.start]
    if before.endswith(" "):
        roles = (
            _ROLE_BEFORE.search(before, _back(before, 1)),
            _ROLE_OF.search(before) if before.endswith(", ") else None,
        )
        if any(m is not None and _is_role(m["word"]) for m in roles):
            return True
    if _AGE.match(text, mention.end) or ("year-old" in before and _AGE_BEFORE.search(before)):
        return True
    if not whole:
        return False
    if _ACTS.match(text, mention.end) or _WHO.match(text, mention.end):
        return True
    after = _APPOSITION.match(text, mention.end)
    if after is not None and any(_is_role(w) for w in re.split(r"[ -]", _first_phrase(after["words"]))):
        return True
    pronoun = _PRONOUN.match(text, mention.end, min(len(text), mention.end + 110))
    return pronoun is not None and _CAPITAL.search(text, mention.end, pronoun.start("word")) is None


_GENDERED = re.compile(r"[^.!?\n]{0,90}?\b(?P<word>he|him|his|himself|she|her|hers|herself)\b")
_KIN_BEFORE = re.compile(
    r"\b(?:(?P<m>husband|brother|son|father|uncle|grandfather|widower)|(?:wife|sister|daughter|mother|aunt|grandmother|widow)),? "
    r"(?:(?:[Ff]ormer )?[A-Z][\w.]+ ){0,3}$"
)


def shown_gender(text: str, mention: Span) -> str:
    """ "m" or "f" where a noun of kin stands before the name or a pronoun next after it says so, else empty."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    kin = _KIN_BEFORE.search(before, _back(before, 7))
    if kin is not None:
        return "m" if kin["m"] else "f"
    m = _GENDERED.match(text, mention.end, min(len(text), mention.end + 110))
    if m is None or _CAPITAL.search(text, mention.end, m.start("word")):
        return ""
    return "f" if m["word"].startswith(("she", "her")) else "m"


def shown_thing(text: str, mention: Span) -> bool:
    """True where "it", "its" or "which" takes the name up again."""
    m = _IT.match(text, mention.end, min(len(text), mention.end + 70))
    return m is not None and _CAPITAL.search(text, mention.end, m.end()) is None


def shown_body(text: str, mention: Span) -> bool:
    """True where the name is called a company, a party, an agency: "state-owned Ostra Gas"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if text.startswith(_GOES_ON, mention.end) and _BODY_AFTER.match(text, mention.end):
        return True
    if not before.endswith(" ") or not ("-" in before or _BODY_ENDS.search(before[-_LONGEST_BODY:])):
        return False
    return _BODY_BEFORE.search(before) is not None and _ROLE_OF.search(before) is None


def shown_gear(text: str, mention: Span) -> bool:
    """True where the name is called a missile, a rifle, a vaccine: no organisation, whatever its capitals."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_GEAR_AFTER.match(text, mention.end)) or bool(_GEAR_BEFORE.search(before, _back(before, 4)))


def spoken_for(text: str, mention: Span) -> bool:
    """True where somebody speaks for it, or works there: an organisation, unless it is a person."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_SPOKEN_FOR.search(before, _back(before, 4)))


def called_place(text: str, mention: Span) -> bool:
    """True where a noun for places stands beside the name: "the town of Ossel", "the capital, Ossel"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_PLACE_NOUN_BEFORE.search(before, _back(before, 3))) or bool(_PLACE_NOUN_AFTER.match(text, mention.end))


def shown_place(text: str, mention: Span) -> bool:
    """True where a preposition of place stands before the name."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_IN.search(before, _back(before, 3)))


def _back(before: str, words: int) -> int:
    """Where the last so many words of ``before`` begin: a pattern of no more words is found there or not at all."""
    at = len(before) - before.endswith(" ")
    for _ in range(words):
        at = before.rfind(" ", 0, at)
        if at < 0:
            break
    return at + 1


def _is_role(word: str) -> bool:
    return word[:1].islower() and (word in _ROLES or is_person(word) or is_title(word))


def _first_phrase(words: str) -> str:
    return re.split(r" (?:of|for|in|at|from|with|on|by|to|said|says|told|was|is|has|had) ", words)[0]
