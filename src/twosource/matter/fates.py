"""What befell the people that a number counts: killed, hurt, taken to hospital, missing, arrested, moved to safety, rescued.

A toll is told in many shapes: "killing at least 11 people", "14 people dead", "the toll reached 11", "60 were being
treated in hospital". The verb, adjective or noun beside the number says what is counted; this file reads it, so that
figures of one fate can meet across reports.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.units import singular
from twosource.spans import Span

_HOSPITAL = (
    r"(?:(?:taken|rushed|brought|sent|airlifted|admitted|carried|flown) to (?:an? |the )?(?:\w+ )?hospitals?"
    r"|treated (?:in|at) (?:an? |the )?(?:\w+ )?hospitals?|in (?:\w+ )?hospitals?\b|hospitali[sz]ed)"
)
_MOVED = (
    r"(?:evacuated|displaced|relocated|(?:moved|taken|brought|led|bussed) (?:out of|to (?:safe(?:ty|r)?\b|higher ground))"
    r"|(?:driven|forced) (?:out of|from) their homes|(?:told|ordered) to (?:leave|evacuate)|forced to (?:flee|leave|evacuate)"
    r"|spent the night in (?:\w+ ){0,2}(?:schools?|shelters?|tents?|churches|gyms?|halls?))"
)
_STATES = {
    "dead": r"(?:killed|dead|slain|(?:shot|beaten|burned|burnt|crushed) (?:dead|to death))",
    "hurt": r"(?:injured|wounded|hurt)",
    "hospital": _HOSPITAL,
    "missing": r"(?:missing|unaccounted for)",
    "arrested": r"(?:arrested|detained|taken into custody|rounded up)",
    "moved": _MOVED,
    "rescued": r"(?:rescued|pulled (?:from|out of))",
}
"""Words that stand after the people, with or without "were"."""
_HAPPENED = {
    "dead": r"(?:died|die|dies|perished|drowned|drown|lost their lives|(?:choked|burned|burnt|bled|froze) to death)",
    "moved": r"(?:fled|flee|left|evacuated) their homes",
}
"""Verbs whose subject the people are."""
_VERBS = {
    "dead": r"(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing)?(?: the lives of)?)",
    "hurt": r"(?:injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?)",
    "hospital": r"(?:hospitali[sz](?:es?|ed|ing))",
    "arrested": r"(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|rounded up|rounding up)",
    "moved": r"(?:evacuat(?:es?|ed|ing)|displac(?:es?|ed|ing)|relocat(?:es?|ed|ing))",
    "rescued": r"(?:rescu(?:es?|ed|ing))",
}
"""Verbs whose object the people are."""
_NOUNS = {
    "dead": r"(?:deaths?|fatalit(?:y|ies)|bod(?:y|ies)|lives)", "hurt": r"(?:injur(?:y|ies))",
    "arrested": r"(?:arrests?|detentions?)", "moved": r"(?:evacuees?)",
}  # fmt: skip

TOLD_AS = {
    "dead": "the dead", "hurt": "the injured", "hospital": "people taken to hospital", "missing": "the missing",
    "arrested": "the arrested", "moved": "people moved to safety", "rescued": "the rescued",
}  # fmt: skip
"""The fates by name, and what those who met them are called in a sentence."""


def _either(table: dict[str, str]) -> str:
    return "|".join(f"(?P<{fate}_>{words})" for fate, words in table.items())


_AUX = (
    r"(?:(?:had|has|have|may have|could have|also|later) ){0,2}(?:are|is|was|were|be|been|being|got) "
    r"(?:(?:being|been|now|also|later|still|all|reportedly|feared|reported|confirmed|believed|said|to have|to be|to) ){0,3}"
)
_BETWEEN = r"(?:, [^,.;:\"“”]{1,60},| [-–—] [^.;:\"“”–—]{1,60} [-–—])?"
_OBJECT = r"(?! (?:(?:the|an?|his|her|its|their)\b|\d))"
_PASSIVE = re.compile(rf"{_BETWEEN} (?:who |that )?{_AUX}(?P<words>{_either(_STATES)})\b", re.I)
_BARE = re.compile(rf" (?P<words>{_either(_STATES)})\b{_OBJECT}", re.I)
_ACTIVE = re.compile(
    rf"{_BETWEEN} (?:who |that )?(?:had |have |has |may have |could have )?(?P<words>{_either(_HAPPENED)})\b{_OBJECT}",
    re.I,
)
_SHELTERED = re.compile(rf" (?P<words>(?P<moved_>{_MOVED}))\b", re.I)
_VERB = re.compile(rf"(?<![\w-])(?P<words>{_either(_VERBS)}) ?$", re.I)
_TOLL = re.compile(
    r"\b(?P<words>(?:(?:death|official|casualty) )*toll)\b(?: (?:from|of|in) (?:the )?[\w'’-]+(?: [\w'’-]+)?)?"
    r"(?: (?:has|had|have|was|were|is|now|would|could|may|might|risen|rises|rose|reaches|reached|reaching|hits|hit|stood|"
    r"stands|climbs|climbed|grew|jumped|put|fell|of|to|at|by|from|passes|passed)){0,5} $",
    re.I,
)
_NOUN = re.compile(rf"(?:^|[ ])(?:{_either(_NOUNS)})$", re.I)
_WORD = re.compile(rf" (?:{_either(_STATES)})$", re.I)
_ALONE = re.compile(
    "|".join(f"(?:{words})" for table in (_STATES, _HAPPENED, _VERBS, _NOUNS) for words in table.values())
    + "|(?:[a-z]+ )?toll",
    re.I,
)
_PART = re.compile(
    r"\b(?:including|include|includes|included|among them|among whom|of whom|of them|another|a further)[:,]? "
    r"(?:at least |about |the )?$",
    re.I,
)
_AGAIN = re.compile(r",? (?:of|among) (?:them|those|the|whom)\b", re.I)
_REACH = 90
"""Characters before a number in which its verb, or the noun "toll" with its verb, must lie."""


class Fate(NamedTuple):
    """``name`` is the fate, ``words`` the place of the words that tell it; ``part``: of a larger number told beside."""

    name: str
    words: Span
    part: bool


def fate_of(text: str, sentence: Span, figure: Span, counted: str) -> Fate | None:
    """What befell those whom the figure counts, as the words beside it in its sentence tell; None where none do.

    ``figure`` covers the number with its hedge and the counted words after it. Looks at a bounded stretch on each side.
    """
    before = text[max(sentence.start, figure.start - _REACH) : figure.start]
    part = bool(_PART.search(before)) or bool(_AGAIN.match(text, figure.end, sentence.end)) or counted == "them"
    inside = _BARE.search(" " + text[figure.start : figure.end])
    at = figure.start - 1
    if inside is not None:
        return Fate(_name(inside), Span(at + inside.start("words"), at + inside.end("words")), part)
    for pattern in (_PASSIVE, _ACTIVE, _BARE, _SHELTERED):
        m = pattern.match(text, figure.end, sentence.end)
        if m is not None:
            return Fate(_name(m), Span(m.start("words"), m.end("words")), part)
    start = max(sentence.start, figure.start - _REACH)
    for pattern in (_VERB, _TOLL):
        m = pattern.search(before)
        if m is not None:
            name = "dead" if pattern is _TOLL else _name(m)
            return Fate(name, Span(start + m.start("words"), start + m.end("words")), part)
    noun = _NOUN.search(counted.split(" of ")[0])
    return Fate(_name(noun), figure, part) if noun is not None and counted else None


def bare_noun(counted: str) -> str:
    """The noun of the counted words in the singular, words of fate left out: "people dead" gives "person"; empty where
    nothing else is printed ("dead", "toll").
    """
    if _ALONE.fullmatch(counted):
        return ""
    words = _WORD.sub("", re.split(r" (?:of|on) ", counted)[0]).split()
    return singular(words[-1]) if words else ""


def _name(m: re.Match[str]) -> str:
    return next(k.rstrip("_") for k, v in m.groupdict().items() if k.endswith("_") and v is not None)
